package org.halocline.testing;

import java.util.List;
import org.halocline.grid.Grid;
import org.halocline.model.GridSimulation;
import org.halocline.model.Row;
import org.halocline.model.RungeKutta;
import org.halocline.model.Stage;
import org.halocline.model.State;

/// du/dt = −2t·u² from u = 1 in every cell: u = 1/(1 + t²), whose rate depends on u, not linearly, and on time.
///
/// @param method how it is solved
public record Decaying(RungeKutta method) implements GridSimulation {
    /// The solution.
    public static double exact(double time) {
        return 1 / (1 + time * time);
    }

    @Override
    public Grid grid() {
        return Grid.of(3);
    }

    @Override
    public double maxTimeStep() {
        return 1;
    }

    @Override
    public void initialise(State state) {
        state.field("u").fill(1.0);
    }

    @Override
    public List<Stage> stages() {
        return method.stages(Decaying::rate);
    }

    private static void rate(Row row) {
        double[] u = row.now(0);
        double[] k = row.next(0);
        for (int c = row.begin(); c < row.end(); c++) {
            k[c] = -2 * row.time() * u[c] * u[c];
        }
    }
}
