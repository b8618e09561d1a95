package org.halocline.testing;

import java.util.List;
import org.halocline.grid.Axis;
import org.halocline.grid.Boundary;
import org.halocline.grid.Field;
import org.halocline.grid.FieldSpec;
import org.halocline.grid.Grid;
import org.halocline.grid.Location;
import org.halocline.model.GridSimulation;
import org.halocline.model.Row;
import org.halocline.model.Stage;
import org.halocline.model.State;

/// Waves on water at rest in a closed basin, on a staggered grid of cells of width 1: first the flow on the faces from
/// the slope of the height, then the height from what flows in and out.
///
/// u′ = u − (hᵢ − hᵢ₋₁)/4, v′ likewise along y, h′ = h − ((uᵢ₊₁ − uᵢ) + (vⱼ₊₁ − vⱼ))/4.
///
/// @param nx         cells along x before the turn
/// @param ny         cells along y before the turn
/// @param transposed whether x and y, u and v have changed places
public record Basin(int nx, int ny, boolean transposed) implements GridSimulation {
    @Override
    public Grid grid() {
        int mx = transposed ? ny : nx;
        int my = transposed ? nx : ny;
        return Grid.of(mx, my).extent(Axis.X, 0, mx).extent(Axis.Y, 0, my).boundary(Boundary.reflecting());
    }

    @Override
    public List<FieldSpec> fields() {
        return List.of(
                FieldSpec.of("h"),
                FieldSpec.of("u").at(Location.FACE_X),
                FieldSpec.of("v").at(Location.FACE_Y));
    }

    @Override
    public double maxTimeStep() {
        return 1;
    }

    @Override
    public void initialise(State state) {
        Field h = state.field("h");
        for (int j = 0; j < ny; j++) {
            for (int i = 0; i < nx; i++) {
                int x = transposed ? j : i;
                int y = transposed ? i : j;
                if (h.owned().contains(x, y, 0)) {
                    h.set(x, y, (29 * i * i + 71 * j + 11 * i * j) % 256);
                }
            }
        }
    }

    @Override
    public List<Stage> stages() {
        return List.of(
                Stage.of(Basin::accelerate).advancing("u", "v"),
                Stage.of(Basin::transport).advancing("h").at(0.5));
    }

    private static void accelerate(Row row, double dt) {
        double[] h = row.now(0);
        double[] u = row.now(1);
        double[] v = row.now(2);
        double[] nextU = row.next(1);
        double[] nextV = row.next(2);
        for (int c = row.begin(); c < row.end(); c++) {
            nextU[c] = u[c] - 0.25 * (h[c] - h[c - 1]);
            nextV[c] = v[c] - 0.25 * (h[c] - h[c - row.strideY()]);
        }
    }

    private static void transport(Row row, double dt) {
        double[] h = row.now(0);
        double[] u = row.now(1);
        double[] v = row.now(2);
        double[] next = row.next(0);
        for (int c = row.begin(); c < row.end(); c++) {
            next[c] = h[c] - 0.25 * ((u[c + 1] - u[c]) + (v[c + row.strideY()] - v[c]));
        }
    }
}
