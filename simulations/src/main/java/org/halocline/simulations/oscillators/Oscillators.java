package org.halocline.simulations.oscillators;

import java.util.List;
import java.util.Optional;
import org.apache.commons.math3.ode.FirstOrderDifferentialEquations;
import org.apache.commons.math3.ode.nonstiff.DormandPrince853Integrator;
import org.halocline.error.ConfigurationException;
import org.halocline.model.Parameter;
import org.halocline.model.SampleSimulation;
import org.halocline.model.Verification;
import org.halocline.sample.SampleStream;
import org.halocline.sample.Scores;

/// Oscillators x″ = −ω²x, x(0) = 1, x′(0) = 0, whose frequencies differ: ω is normal with mean ω₀ and standard
/// deviation σ. Together they fall out of step.
///
/// **Method.** Each is integrated by the method of Dormand and Prince of order 8(5,3) with adaptive steps, of Apache
/// Commons Math.
///
/// **Scores.** With the exact x(t) = cos ωt of each sample:
///
/// | score | what | mean |
/// |---|---|---|
/// | `x` | x(t) | cos(ω₀t)·e^(−σ²t²/2) |
/// | `square` | x(t)² | ½ + ½·cos(2ω₀t)·e^(−2σ²t²) |
/// | `defect` | \|x(t) − cos ωt\| | how far the integrator is off: some multiple of `tolerance` |
///
/// See P. J. Prince, J. R. Dormand, "High order embedded Runge–Kutta formulae" (1981),
/// [doi:10.1016/0771-050X(81)90010-3](https://doi.org/10.1016/0771-050X(81)90010-3).
public record Oscillators(
        @Parameter(value = "mean frequency, ω₀", unit = "rad/s", defaultValue = "6")
        double frequency,

        @Parameter(value = "standard deviation of the frequencies, σ", unit = "rad/s", defaultValue = "0.5", min = 0)
        double spread,

        @Parameter(value = "when they are looked at, t", unit = "s", defaultValue = "2", positive = true)
        double time,

        @Parameter(value = "largest error of a step", defaultValue = "1e-8", min = 1e-13, max = 0.1)
        double tolerance)
        implements SampleSimulation {

    public Oscillators {
        if (!Double.isFinite(frequency)) {
            throw new ConfigurationException("frequency=" + frequency + "; use a number");
        }
        if (!(spread >= 0) || !Double.isFinite(spread)) {
            throw new ConfigurationException("spread=" + spread + "; use 0 or a positive number");
        }
        if (!(time > 0) || !Double.isFinite(time)) {
            throw new ConfigurationException("time=" + time + "; use a positive number");
        }
        if (!(tolerance >= 1e-13 && tolerance <= 0.1)) {
            throw new ConfigurationException("tolerance=" + tolerance + "; use 1e-13 to 0.1");
        }
    }

    @Override
    public List<String> scores() {
        return List.of("x", "square", "defect");
    }

    @Override
    public void sample(SampleStream random, Scores scores) {
        double omega = frequency + spread * random.nextGaussian();
        double[] state = {1, 0};
        new DormandPrince853Integrator(1e-12 * time, time, tolerance, tolerance)
                .integrate(new Oscillator(omega), 0, state, time, state);
        scores.score(0, state[0]);
        scores.score(1, state[0] * state[0]);
        scores.score(2, Math.abs(state[0] - StrictMath.cos(omega * time)));
    }

    /// x′ = v, v′ = −ω²x.
    private record Oscillator(double omega) implements FirstOrderDifferentialEquations {
        @Override
        public int getDimension() {
            return 2;
        }

        @Override
        public void computeDerivatives(double t, double[] state, double[] rate) {
            rate[0] = state[1];
            rate[1] = -omega * omega * state[0];
        }
    }

    /// E\[x(t)²\], for an exact integrator.
    public double meanSquare() {
        return 0.5 + 0.5 * StrictMath.cos(2 * frequency * time) * StrictMath.exp(-2 * spread * spread * time * time);
    }

    @Override
    public Optional<Verification.OfScore> verification() {
        double mean = StrictMath.cos(frequency * time) * StrictMath.exp(-0.5 * spread * spread * time * time);
        return Optional.of(new Verification.OfScore("x", mean, "cos(ω₀t)·e^(−σ²t²/2)"));
    }
}
