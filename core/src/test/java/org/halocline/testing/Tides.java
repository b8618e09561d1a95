package org.halocline.testing;

import java.util.List;
import java.util.Optional;
import org.halocline.grid.Axis;
import org.halocline.grid.Boundary;
import org.halocline.grid.FieldSpec;
import org.halocline.grid.Grid;
import org.halocline.grid.Location;
import org.halocline.grid.Side;
import org.halocline.model.GridSimulation;
import org.halocline.model.Row;
import org.halocline.model.Stage;
import org.halocline.model.State;
import org.halocline.model.StepLimit;

/// Something of everything that a state consists of: a height h in the centres and flows u, v on the faces, advanced
/// one after the other; a bed b that no stage advances; a sea that rises with time at one side; steps as long as the
/// highest water allows.
///
/// u′ = u − dt·(1 + b)·(hᵢ − hᵢ₋₁), v′ likewise along y, h′ = h − dt·((uᵢ₊₁ − uᵢ) + (vⱼ₊₁ − vⱼ)), dt ≤ 1/(4 + max |h|).
///
/// @param n        cells per side
/// @param adaptive whether the state limits the time step
public record Tides(int n, boolean adaptive) implements GridSimulation {
    @Override
    public Grid grid() {
        return Grid.of(n, n)
                .extent(Axis.X, 0, n)
                .extent(Axis.Y, 0, n)
                .boundary(Boundary.reflecting())
                .boundary(Side.Y_HIGH, Boundary.gradient(0));
    }

    @Override
    public List<FieldSpec> fields() {
        return List.of(
                FieldSpec.of("h").boundary(Side.X_LOW, Boundary.value((x, y, z, t) -> 0.25 * t / (1 + t))),
                FieldSpec.of("u").at(Location.FACE_X),
                FieldSpec.of("v").at(Location.FACE_Y).boundary(Side.Y_HIGH, Boundary.value(0)),
                FieldSpec.of("b").auxiliary());
    }

    @Override
    public double maxTimeStep() {
        return 0.25;
    }

    @Override
    public Optional<StepLimit> stepLimit() {
        return adaptive ? Optional.of(Tides::limit) : Optional.empty();
    }

    private static double limit(Row row) {
        double[] h = row.now(0);
        double most = 0;
        for (int c = row.begin(); c < row.end(); c++) {
            most = Math.max(most, Math.abs(h[c]));
        }
        return 1 / (4 + most);
    }

    @Override
    public void initialise(State state) {
        state.field("h").fill((x, y) -> (x - n / 3.0) * (y - n / 2.0) / (n * n));
        state.field("u").fill(0.0);
        state.field("v").fill(0.0);
        state.field("b").fill((x, y) -> (x + 2 * y) / (8 * n));
    }

    @Override
    public List<Stage> stages() {
        return List.of(
                Stage.of(Tides::accelerate).advancing("u", "v"),
                Stage.of(Tides::transport).advancing("h").at(0.5));
    }

    private static void accelerate(Row row, double dt) {
        double[] h = row.now(0);
        double[] b = row.now(3);
        for (int c = row.begin(); c < row.end(); c++) {
            double slope = dt * (1 + b[c]);
            row.next(1)[c] = row.now(1)[c] - slope * (h[c] - h[c - 1]);
            row.next(2)[c] = row.now(2)[c] - slope * (h[c] - h[c - row.strideY()]);
        }
    }

    private static void transport(Row row, double dt) {
        double[] h = row.now(0);
        double[] u = row.now(1);
        double[] v = row.now(2);
        double[] next = row.next(0);
        for (int c = row.begin(); c < row.end(); c++) {
            next[c] = h[c] - dt * ((u[c + 1] - u[c]) + (v[c + row.strideY()] - v[c]));
        }
    }
}
