package org.halocline.simulations.wave;

import java.util.List;
import java.util.Optional;
import org.halocline.error.ConfigurationException;
import org.halocline.grid.CellFunction;
import org.halocline.grid.FieldSpec;
import org.halocline.grid.Grid;
import org.halocline.grid.Stencil;
import org.halocline.model.GridSimulation;
import org.halocline.model.Norm;
import org.halocline.model.Parameter;
import org.halocline.model.Row;
import org.halocline.model.Solution;
import org.halocline.model.Stage;
import org.halocline.model.State;
import org.halocline.model.TimeSteps;
import org.halocline.model.Verification;
import org.halocline.simulations.mode.Remembered;
import org.halocline.simulations.mode.Rounding;
import org.halocline.simulations.mode.SineMode;

/// Wave equation ∂²u/∂t² = c²∇²u on the unit interval, square or cube, u = 0 on the boundary.
///
/// **Initial data.** A standing wave: u = ∏ sin(πx_a) over the d axes, at rest.
///
/// **Scheme.** Leapfrog in the form that takes steps of any size (velocity Verlet), with v = ∂u/∂t and L the central
/// second difference on n cells per axis, h = 1/n:
///
/// | stage | computes |
/// |---|---|
/// | kick and drift | v½ = v + (dt/2)·c²Lu, u′ = u + dt·v½ |
/// | kick | v′ = v½ + (dt/2)·c²Lu′ |
///
/// With equal steps this is u″ − 2u′ + u = dt²c²Lu′, second order in time and space.
///
/// **Stability.** dt ≤ h/(c√d), for steps of equal size. Some shorter steps do no harm; hundreds of them in a regular
/// pattern may feed short waves (parametric resonance).
///
/// **What the answer must be.** The initial data are an eigenvector of −c²L with eigenvalue K = (4dc²/h²)·sin²(πh/2),
/// so that a step multiplies the amplitudes (u, v) by
///
/// ```
/// M = │ 1 − q              dt    │,   q = K·dt²/2,
///     │ −K·dt·(1 − q/2)    1 − q │
/// ```
///
/// a rotation of (u, v/s) by θ = 2·asin(√(q/2)) with s = √(K(1 − q/2)): the discrete frequency is θ/dt. See R. Courant,
/// K. Friedrichs, H. Lewy, "Über die partiellen Differenzengleichungen der mathematischen Physik" (1928),
/// [doi:10.1007/BF01448839](https://doi.org/10.1007/BF01448839), and E. Hairer, C. Lubich, G. Wanner, "Geometric
/// numerical integration illustrated by the Störmer–Verlet method" (2003),
/// [doi:10.1017/S0962492902000144](https://doi.org/10.1017/S0962492902000144).
public record Wave(
        @Parameter(value = "cells along each axis", defaultValue = "512", min = 2)
        int n,

        @Parameter(value = "speed of the wave", unit = "m/s", defaultValue = "1", positive = true)
        double c,

        @Parameter(value = "space dimensions", defaultValue = "2", min = 1, max = 3)
        int dimensions)
        implements GridSimulation {

    private static final int U = 0;
    private static final int V = 1;

    public Wave {
        if (n < 2) {
            throw new ConfigurationException("n=" + n + "; use at least 2 cells");
        }
        if (!(c > 0) || !Double.isFinite(c)) {
            throw new ConfigurationException("c=" + c + "; use a positive number");
        }
        if (dimensions < 1 || dimensions > 3) {
            throw new ConfigurationException("dimensions=" + dimensions + "; use 1, 2 or 3");
        }
    }

    private SineMode mode() {
        return new SineMode(n, dimensions);
    }

    @Override
    public Grid grid() {
        return mode().grid();
    }

    @Override
    public List<FieldSpec> fields() {
        return List.of(FieldSpec.of("u"), FieldSpec.of("v").stencil(Stencil.none()));
    }

    @Override
    public double maxTimeStep() {
        return grid().dx() / (c * Math.sqrt(dimensions));
    }

    @Override
    public void initialise(State state) {
        state.field("u").fill(mode().function());
        state.field("v").fill(0);
    }

    @Override
    public List<Stage> stages() {
        return List.of(
                Stage.of(this::kickAndDrift).advancing("u", "v"),
                Stage.of(this::kick).advancing("v").at(1));
    }

    private void kickAndDrift(Row row, double dt) {
        kick(row, dt);
        double[] u = row.now(U);
        double[] v = row.next(V);
        double[] moved = row.next(U);
        for (int i = row.begin(); i < row.end(); i++) {
            moved[i] = u[i] + dt * v[i];
        }
    }

    private void kick(Row row, double dt) {
        double[] v = row.now(V);
        double[] kicked = row.next(V);
        mode().secondDifference(row, row.now(U), kicked);
        double k = 0.5 * dt * (c * c) / (row.dx() * row.dx());
        for (int i = row.begin(); i < row.end(); i++) {
            kicked[i] = v[i] + k * kicked[i];
        }
    }

    /// The angle θ by which a step turns the standing wave; θ/dt is its frequency.
    public double angle(double dt) {
        return 2 * StrictMath.asin(0.5 * c * dt * Math.sqrt(mode().discreteEigenvalue()));
    }

    @Override
    public Optional<Verification.OfField> verification() {
        return Optional.of(new Verification.OfField(
                "u", Rounding.BOUND, "closed form of the discrete scheme, M^m · initial data", this::exact));
    }

    private Verification.Exact exact(TimeSteps steps) {
        double u = 1;
        double v = 0;
        for (TimeSteps.Stretch stretch : steps.stretches()) {
            double angle = angle(stretch.dt());
            double s = StrictMath.sin(angle) / stretch.dt();
            double cos = StrictMath.cos(stretch.count() * angle);
            double sin = StrictMath.sin(stretch.count() * angle);
            double turned = cos * u + sin * (v / s);
            v = cos * v - sin * (s * u);
            u = turned;
        }
        double amplitude = u;
        CellFunction shape = mode().function();
        return new Verification.Exact(rounding(steps), (x, y, z) -> amplitude * shape.at(x, y, z));
    }

    /// How far rounding may carry the answer: all later steps together magnify that of a step by at most
    /// A = 1/√(1 − (dt/dt_max)²), or by their number m where that is less (at dt_max itself errors grow linearly).
    private double rounding(TimeSteps steps) {
        double longest = 0;
        for (TimeSteps.Stretch stretch : steps.stretches()) {
            longest = Math.max(longest, stretch.dt() / maxTimeStep());
        }
        double m = steps.count();
        double magnified = Math.min(m, 1 / Math.sqrt(Math.max(0, 1 - longest * longest)));
        return Rounding.growth(m * magnified);
    }

    @Override
    public Optional<Solution> solution() {
        SineMode mode = mode();
        double frequency = c * Math.sqrt(mode.eigenvalue());
        CellFunction shape = mode.function();
        Remembered amplitude = new Remembered(time -> StrictMath.cos(frequency * time));
        return Optional.of(new Solution(
                "u",
                Norm.LINF,
                2,
                "standing wave, cos(cπ√d·t) · initial data",
                (x, y, z, t) -> amplitude.applyAsDouble(t) * shape.at(x, y, z)));
    }
}
