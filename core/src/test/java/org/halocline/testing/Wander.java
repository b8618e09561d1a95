package org.halocline.testing;

import java.util.Optional;
import org.halocline.grid.Grid;
import org.halocline.model.GridSimulation;
import org.halocline.model.Observable;
import org.halocline.model.Row;
import org.halocline.model.State;
import org.halocline.model.Verification;

/// Cells that wander about each on its own, u′ = φu + r with r uniform on [−½, ½): the mean over N cells has the mean
/// 0, the variance 1/(12N(1 − φ²)) and the autocorrelation φ^t once the beginning, u = 1, is forgotten.
///
/// @param n     cells along each axis
/// @param phi   φ
/// @param claim the mean that it claims to have
public record Wander(int n, double phi, double claim) implements GridSimulation {
    @Override
    public Grid grid() {
        return Grid.of(n, n);
    }

    @Override
    public double maxTimeStep() {
        return 1;
    }

    @Override
    public void initialise(State state) {
        state.field("u").fill((x, y) -> 1);
    }

    @Override
    public void step(Row row, double dt) {
        double[] u = row.now(0);
        double[] next = row.next(0);
        double[] uniforms = row.uniforms(0);
        for (int c = row.begin(); c < row.end(); c++) {
            next[c] = phi * u[c] + (uniforms[c - row.begin()] - 0.5);
        }
    }

    @Override
    public Optional<Verification.OfAverage> equilibrium() {
        return Optional.of(new Verification.OfAverage(Observable.mean("u"), claim, "symmetry"));
    }

    /// √(s²τ/n) of the mean over `steps` steps.
    public double exactError(long steps) {
        return Math.sqrt((1 + phi) / (1 - phi) / (12.0 * n * n * (1 - phi * phi)) / steps);
    }
}
