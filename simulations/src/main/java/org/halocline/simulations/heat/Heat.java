package org.halocline.simulations.heat;

import java.util.Optional;
import org.halocline.error.ConfigurationException;
import org.halocline.grid.CellFunction;
import org.halocline.grid.Grid;
import org.halocline.model.GridSimulation;
import org.halocline.model.Norm;
import org.halocline.model.Parameter;
import org.halocline.model.Row;
import org.halocline.model.Solution;
import org.halocline.model.State;
import org.halocline.model.TimeSteps;
import org.halocline.model.Verification;
import org.halocline.simulations.mode.Remembered;
import org.halocline.simulations.mode.Rounding;
import org.halocline.simulations.mode.SineMode;
import org.halocline.vector.Vectors;

/// Heat equation ∂u/∂t = α∇²u on the unit interval, square or cube, u = 0 on the boundary.
///
/// **Initial data.** u = ∏ sin(πx_a) over the d axes.
///
/// **Scheme.** Forward in time, central in space (FTCS) on n cells per axis, h = 1/n, r = α·dt/h²:
///
/// u′ = u + r·Σₐ (u₋ − 2u + u₊)
///
/// **Stability.** r ≤ 1/(2d), that is dt ≤ h²/(2dα). At the limit itself the shortest waves do not decay: rounding in
/// them outlasts the answer in a long run, whose verification then fails.
///
/// **What the answer must be.** The initial data are an eigenvector of the discrete Laplacian, so that each step
/// multiplies them by G = 1 − 4·d·r·sin²(πh/2), exactly. See J. C. Strikwerda, _Finite Difference Schemes and Partial
/// Differential Equations_, 2nd ed. (2004), §6.3,
/// [doi:10.1137/1.9780898717938](https://doi.org/10.1137/1.9780898717938).
public record Heat(
        @Parameter(value = "cells along each axis", defaultValue = "512", min = 1)
        int n,

        @Parameter(value = "thermal diffusivity α", unit = "m²/s", defaultValue = "1", positive = true)
        double alpha,

        @Parameter(value = "space dimensions", defaultValue = "2", min = 1, max = 3)
        int dimensions)
        implements GridSimulation {

    public Heat {
        if (!(alpha > 0) || !Double.isFinite(alpha)) {
            throw new ConfigurationException("alpha=" + alpha + "; use a positive number");
        }
        if (dimensions < 1 || dimensions > 3) {
            throw new ConfigurationException("dimensions=" + dimensions + "; use 1, 2 or 3");
        }
    }

    /// The equation on the unit square.
    public Heat(int n, double alpha) {
        this(n, alpha, 2);
    }

    private SineMode mode() {
        return new SineMode(n, dimensions);
    }

    @Override
    public Grid grid() {
        return mode().grid();
    }

    @Override
    public double maxTimeStep() {
        double h = grid().dx();
        return h * h / (2 * dimensions * alpha);
    }

    @Override
    public void initialise(State state) {
        state.field("u").fill(mode().function());
    }

    @Override
    public void step(Row row, double dt) {
        double r = alpha * dt / (row.dx() * row.dx());
        switch (dimensions) {
            case 1 -> step1(row, r);
            case 2 -> step2(row, r);
            default -> step3(row, r);
        }
    }

    private static void step1(Row row, double r) {
        double[] u = row.now(0);
        double[] v = row.next(0);
        int c = Vectors.isAvailable() ? HeatVectors.step1(u, v, row.begin(), row.end(), r) : row.begin();
        for (; c < row.end(); c++) {
            v[c] = u[c] + r * (u[c - 1] + u[c + 1] - 2 * u[c]);
        }
    }

    // region step2
    private static void step2(Row row, double r) {
        double[] u = row.now(0);
        double[] v = row.next(0);
        int y = row.strideY();
        int c = Vectors.isAvailable() ? HeatVectors.step2(u, v, row.begin(), row.end(), y, r) : row.begin();
        for (; c < row.end(); c++) {
            v[c] = u[c] + r * (u[c - 1] + u[c + 1] + u[c - y] + u[c + y] - 4 * u[c]);
        }
    }
    // endregion

    private static void step3(Row row, double r) {
        double[] u = row.now(0);
        double[] v = row.next(0);
        int y = row.strideY();
        int z = row.strideZ();
        int c = Vectors.isAvailable() ? HeatVectors.step3(u, v, row.begin(), row.end(), y, z, r) : row.begin();
        for (; c < row.end(); c++) {
            v[c] = u[c] + r * (u[c - 1] + u[c + 1] + u[c - y] + u[c + y] + u[c - z] + u[c + z] - 6 * u[c]);
        }
    }

    @Override
    public Optional<Verification.OfField> verification() {
        return Optional.of(new Verification.OfField(
                "u", Rounding.BOUND, "closed form of the discrete scheme, G^m · initial data", this::exact));
    }

    private Verification.Exact exact(TimeSteps steps) {
        SineMode mode = mode();
        double logarithm = 0;
        double sign = 1;
        for (TimeSteps.Stretch stretch : steps.stretches()) {
            // G = 1 − q; the logarithm of G keeps the digits of q that 1 − q would lose.
            double q = alpha * stretch.dt() * mode.discreteEigenvalue();
            logarithm += stretch.count() * (q < 1 ? StrictMath.log1p(-q) : StrictMath.log(q - 1));
            sign *= q > 1 && stretch.count() % 2 == 1 ? -1 : 1;
        }
        double amplitude = sign * StrictMath.exp(logarithm);
        CellFunction shape = mode.function();
        // What has decayed to subnormal numbers keeps no digits.
        double size = Math.max(Math.abs(amplitude), Double.MIN_NORMAL);
        double growth = Rounding.growth((double) steps.count());
        return new Verification.Exact(size * growth, (x, y, z) -> amplitude * shape.at(x, y, z));
    }

    /// The equation multiplies the initial data by exp(−dαπ²t); the scheme comes as near as h².
    @Override
    public Optional<Solution> solution() {
        SineMode mode = mode();
        double rate = alpha * mode.eigenvalue();
        CellFunction shape = mode.function();
        Remembered amplitude = new Remembered(time -> StrictMath.exp(-rate * time));
        return Optional.of(new Solution(
                "u",
                Norm.L2,
                2,
                "separation of variables, exp(−dαπ²t) · initial data",
                (x, y, z, t) -> amplitude.applyAsDouble(t) * shape.at(x, y, z)));
    }
}
