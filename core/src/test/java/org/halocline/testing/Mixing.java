package org.halocline.testing;

import java.util.List;
import org.halocline.grid.Boundary;
import org.halocline.grid.FieldSpec;
import org.halocline.grid.Grid;
import org.halocline.grid.Side;
import org.halocline.grid.Stencil;
import org.halocline.model.GridSimulation;
import org.halocline.model.Row;
import org.halocline.model.State;

/// A scheme made to betray every stale, missing or misplaced neighbour: all cells change in every step, each neighbour
/// within the stencil has a weight of its own, and two fields feed on each other.
///
/// u′ = ½u + ½·(Σ wₙvₙ / Σ wₙ) + dt over the neighbours n, and v′ likewise from u, with wₙ = 1/(7 + 3n).
///
/// @param cells      cells per axis, one to three
/// @param box        box or star stencil
/// @param width      width of the stencil
/// @param boundaries one letter per side in the order x low, x high, y low, …: `p` periodic, `v` value, `g` gradient
public record Mixing(List<Integer> cells, boolean box, int width, String boundaries) implements GridSimulation {

    public static Mixing of(String boundaries, boolean box, int width, Integer... cells) {
        return new Mixing(List.of(cells), box, width, boundaries);
    }

    @Override
    public Grid grid() {
        Grid grid = Grid.of(cells.stream().mapToInt(Integer::intValue).toArray());
        for (int s = 0; s < 2 * cells.size(); s++) {
            Side side = Side.ALL.get(s);
            grid = switch (boundaries.charAt(s)) {
                case 'v' -> grid.boundary(side, Boundary.value(0.25 + s));
                case 'g' -> grid.boundary(side, Boundary.gradient(0.5 - s));
                default -> side.isLow() ? grid.boundary(side.axis(), Boundary.periodic()) : grid;
            };
        }
        return grid;
    }

    @Override
    public List<FieldSpec> fields() {
        return FieldSpec.named("u", "v");
    }

    @Override
    public Stencil stencil() {
        return box ? Stencil.box(width) : Stencil.star(width);
    }

    @Override
    public double maxTimeStep() {
        return 0.125;
    }

    @Override
    public void initialise(State state) {
        state.field("u").fill((x, y, z) -> initial(0, x, y, z));
        state.field("v").fill((x, y, z) -> initial(1, x, y, z));
    }

    static double initial(int field, double x, double y, double z) {
        return (field + 1) * (x + 2 * y + 3 * z) - x * y * 5 + field;
    }

    @Override
    public void step(Row row, double dt) {
        advance(row, dt, row.now(0), row.now(1), row.next(0));
        advance(row, dt, row.now(1), row.now(0), row.next(1));
    }

    private void advance(Row row, double dt, double[] own, double[] other, double[] next) {
        int wy = cells.size() > 1 ? width : 0;
        int wz = cells.size() > 2 ? width : 0;
        for (int c = row.begin(); c < row.end(); c++) {
            double sum = 0;
            double weights = 0;
            int n = 0;
            for (int dk = -wz; dk <= wz; dk++) {
                for (int dj = -wy; dj <= wy; dj++) {
                    for (int di = -width; di <= width; di++) {
                        int moved = (di == 0 ? 0 : 1) + (dj == 0 ? 0 : 1) + (dk == 0 ? 0 : 1);
                        if (box || moved <= 1) {
                            double weight = weight(n++);
                            sum += weight * other[c + di + dj * row.strideY() + dk * row.strideZ()];
                            weights += weight;
                        }
                    }
                }
            }
            next[c] = mix(own[c], sum, weights, dt);
        }
    }

    static double weight(int n) {
        return 1.0 / (7 + 3 * n);
    }

    static double mix(double own, double sum, double weights, double dt) {
        return 0.5 * own + 0.5 * (sum / weights) + dt;
    }
}
