package org.halocline.simulations.advection;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.halocline.error.ConfigurationException;
import org.halocline.grid.Axis;
import org.halocline.grid.Grid;
import org.halocline.grid.Stencil;
import org.halocline.model.GridSimulation;
import org.halocline.model.Norm;
import org.halocline.model.Parameter;
import org.halocline.model.Row;
import org.halocline.model.RungeKutta;
import org.halocline.model.Solution;
import org.halocline.model.Stage;
import org.halocline.model.State;
import org.halocline.model.TimeSteps;
import org.halocline.model.Verification;
import org.halocline.simulations.mode.Rounding;
import org.halocline.vector.Vectors;

/// Linear advection ∂u/∂t + a·∇u = 0 with a constant velocity a on the periodic unit interval, square or cube.
///
/// **Initial data.** u = ∏ sin(2πx_a) over the d axes. What leaves on one side returns on the other: with whole numbers
/// as velocities u is again where it began at t = 1.
///
/// **Scheme.** On n cells per axis, h = 1/n, the third-order upwind-biased difference, for a > 0
///
/// ∂u/∂x ≈ (2u₊₁ + 3u − 6u₋₁ + u₋₂)/(6h)
///
/// and its mirror image for a < 0; the method of lines with [RungeKutta#SSP3], third order in time.
///
/// **Stability.** Σ|a|·dt/h ≤ 1.625. The symbol of the difference at the angle φ = kh is δ(φ)/h with δ =
/// (4/3)·sin⁴(φ/2) + (i/3)·sin φ·(4 − cos φ), and a step multiplies a Fourier mode by g = P(−Σ ν·δ(φ)), ν = |a|·dt/h,
/// P(z) = 1 + z + z²/2 + z³/6. With Σν = 1.6258 the curve −Σν·δ, and with it its convex hull, in which all these sums
/// lie, still fits into |P| ≤ 1.
///
/// **What the answer must be.** The initial data are a sum of 2^d Fourier modes exp(2πi(±x ± y ± z)), each of which a
/// step multiplies by its own g. See W. Hundsdorfer, J. Verwer, _Numerical Solution of Time-Dependent
/// Advection-Diffusion-Reaction Equations_ (2003),
/// [doi:10.1007/978-3-662-09017-6](https://doi.org/10.1007/978-3-662-09017-6).
public record Advection(
        @Parameter(value = "cells along each axis", defaultValue = "512", min = 2)
        int n,

        @Parameter(value = "velocity along x", unit = "m/s", defaultValue = "1")
        double velocityX,

        @Parameter(value = "velocity along y, if there is one", unit = "m/s", defaultValue = "2")
        double velocityY,

        @Parameter(value = "velocity along z, if there is one", unit = "m/s", defaultValue = "3")
        double velocityZ,

        @Parameter(value = "space dimensions", defaultValue = "2", min = 1, max = 3)
        int dimensions)
        implements GridSimulation {

    /// Largest Σ|a|·dt/h; the exact limit is 1.62589.
    public static final double MAX_CFL = 1.625;

    public Advection {
        if (n < 2) {
            throw new ConfigurationException("n=" + n + "; use at least 2 cells");
        }
        if (dimensions < 1 || dimensions > 3) {
            throw new ConfigurationException("dimensions=" + dimensions + "; use 1, 2 or 3");
        }
        double speed = Math.abs(velocityX)
                + (dimensions > 1 ? Math.abs(velocityY) : 0)
                + (dimensions > 2 ? Math.abs(velocityZ) : 0);
        if (!(speed > 0) || !Double.isFinite(speed)) {
            throw new ConfigurationException("velocityX=" + velocityX + ", velocityY=" + velocityY + ", velocityZ="
                    + velocityZ + ", dimensions=" + dimensions
                    + "; use finite velocities that are not all 0 along the axes there are");
        }
    }

    /// The component of a along an axis; 0 along one that there is not.
    double velocity(Axis axis) {
        return switch (axis) {
            case X -> velocityX;
            case Y -> dimensions > 1 ? velocityY : 0;
            case Z -> dimensions > 2 ? velocityZ : 0;
        };
    }

    @Override
    public Grid grid() {
        return switch (dimensions) {
            case 1 -> Grid.unitInterval(n);
            case 2 -> Grid.unitSquare(n);
            default -> Grid.unitCube(n);
        };
    }

    @Override
    public Stencil stencil() {
        return Stencil.star(2);
    }

    @Override
    public double maxTimeStep() {
        double speed = Axis.ALL.stream().mapToDouble(a -> Math.abs(velocity(a))).sum();
        return MAX_CFL * grid().dx() / speed;
    }

    @Override
    public void initialise(State state) {
        state.field("u").fill((x, y, z) -> wave(x, y, z, 0));
    }

    /// The exact solution; by StrictMath, so that the bits travel between machines.
    private double wave(double x, double y, double z, double t) {
        double u = StrictMath.sin(2 * Math.PI * (x - velocityX * t));
        if (dimensions > 1) {
            u *= StrictMath.sin(2 * Math.PI * (y - velocityY * t));
        }
        if (dimensions > 2) {
            u *= StrictMath.sin(2 * Math.PI * (z - velocityZ * t));
        }
        return u;
    }

    @Override
    public List<Stage> stages() {
        return RungeKutta.SSP3.stages(this::rate);
    }

    private void rate(Row row) {
        double[] rate = row.next(0);
        Arrays.fill(rate, row.begin(), row.end(), 0);
        double perWidth = 1 / (6 * row.dx());
        subtract(row, rate, velocityX * perWidth, 1);
        if (dimensions > 1) {
            subtract(row, rate, velocityY * perWidth, row.strideY());
        }
        if (dimensions > 2) {
            subtract(row, rate, velocityZ * perWidth, row.strideZ());
        }
    }

    /// Subtracts a·∂u/∂x along one axis; the wind blows from the side that the difference leans to.
    private static void subtract(Row row, double[] rate, double a, int stride) {
        double[] u = row.now(0);
        int s = a > 0 ? stride : -stride;
        double weight = Math.abs(a);
        int c = Vectors.isAvailable()
                ? AdvectionVectors.subtract(u, rate, row.begin(), row.end(), weight, s)
                : row.begin();
        for (; c < row.end(); c++) {
            rate[c] -= weight * (2 * u[c + s] + 3 * u[c] - 6 * u[c - s] + u[c - 2 * s]);
        }
    }

    @Override
    public Optional<Verification.OfField> verification() {
        return Optional.of(new Verification.OfField(
                "u", Rounding.BOUND, "closed form of the discrete scheme, Σ g^m · Fourier mode", this::exact));
    }

    private Verification.Exact exact(TimeSteps steps) {
        List<FourierMode> modes = FourierMode.after(steps, this);
        // Waves fade, the rounding of their mean does not: errors are told in units of the initial data.
        return new Verification.Exact(
                Rounding.growth((double) steps.count()),
                (x, y, z) -> modes.stream().mapToDouble(m -> m.at(x, y, z)).sum() / modes.size());
    }

    @Override
    public Optional<Solution> solution() {
        return Optional.of(new Solution("u", Norm.LINF, 3, "the initial data, moved by a·t", this::wave));
    }
}
