package org.halocline.examples;

import java.util.List;
import java.util.Optional;
import org.halocline.grid.Grid;
import org.halocline.model.GridSimulation;
import org.halocline.model.Row;
import org.halocline.model.RungeKutta;
import org.halocline.model.Stage;
import org.halocline.model.State;
import org.halocline.model.StepLimit;

/// A pulse that travels to the right on a ring and decays: ∂u/∂t = −a·∂u/∂x − k·u.
public record Decay(int n, double a, double k) implements GridSimulation {
    @Override
    public Grid grid() {
        return Grid.unitInterval(n);
    }

    // region runge-kutta
    @Override
    public List<Stage> stages() {
        return RungeKutta.SSP3.stages(this::rate);
    }

    /// Writes du/dt into `next`; the engine forms the stages.
    private void rate(Row row) {
        double[] u = row.now(0);
        double[] rate = row.next(0);
        for (int c = row.begin(); c < row.end(); c++) {
            rate[c] = -a * (u[c] - u[c - 1]) / row.dx() - k * u[c];
        }
    }
    // endregion

    @Override
    public double maxTimeStep() {
        return 1 / (a / grid().dx() + k);
    }

    // region limit
    @Override
    public Optional<StepLimit> stepLimit() {
        return Optional.of(row -> 1 / (a / row.dx() + k));
    }
    // endregion

    @Override
    public void initialise(State state) {
        state.field("u").fill((x, y, z) -> x < 0.5 ? 1 : 0);
    }
}
