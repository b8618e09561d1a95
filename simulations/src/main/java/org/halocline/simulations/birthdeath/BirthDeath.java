package org.halocline.simulations.birthdeath;

import java.util.List;
import java.util.Optional;
import org.halocline.error.ConfigurationException;
import org.halocline.model.Parameter;
import org.halocline.model.SampleSimulation;
import org.halocline.model.Verification;
import org.halocline.sample.SampleStream;
import org.halocline.sample.Scores;

/// Molecules that appear at a rate k and decay at a rate δ each: ∅ → X, X → ∅, one reaction at a time.
///
/// **Method.** With n molecules the time to the next reaction is exponential with mean 1/(k + δn), and the reaction is
/// a birth with probability k/(k + δn): no time step, no error but the statistical one.
///
/// **What the answer must be.** After the time t each of the first molecules is left with probability q = e^(−δt),
/// and the number of the others is a Poisson number of mean λ = (k/δ)(1 − q), independent of them. So
///
/// | score | what | mean |
/// |---|---|---|
/// | `count` | n | n₀q + λ |
/// | `pairs` | n(n − 1) | λ² + 2λn₀q + n₀(n₀ − 1)q² |
///
/// and the variance of n, E\[pairs\] + E\[count\] − E\[count\]², is λ + n₀q(1 − q): that of a Poisson number for n₀ =
/// 0.
///
/// See D. T. Gillespie, "Exact stochastic simulation of coupled chemical reactions" (1977),
/// [doi:10.1021/j100540a008](https://doi.org/10.1021/j100540a008).
public record BirthDeath(
        @Parameter(value = "births per unit of time, k", unit = "1/s", defaultValue = "10", min = 0)
        double birth,

        @Parameter(value = "decays per molecule and unit of time, δ", unit = "1/s", defaultValue = "1", positive = true)
        double death,

        @Parameter(value = "molecules at time 0, n₀", defaultValue = "0", min = 0)
        int start,

        @Parameter(value = "when they are counted, t", unit = "s", defaultValue = "2", positive = true)
        double time)
        implements SampleSimulation {

    public BirthDeath {
        if (!(birth >= 0) || !Double.isFinite(birth)) {
            throw new ConfigurationException("birth=" + birth + "; use 0 or a positive number");
        }
        if (!(death > 0) || !Double.isFinite(death)) {
            throw new ConfigurationException("death=" + death + "; use a positive number");
        }
        if (start < 0) {
            throw new ConfigurationException("start=" + start + "; use 0 or a positive number");
        }
        if (!(time > 0) || !Double.isFinite(time)) {
            throw new ConfigurationException("time=" + time + "; use a positive number");
        }
    }

    @Override
    public List<String> scores() {
        return List.of("count", "pairs");
    }

    @Override
    public void sample(SampleStream random, Scores scores) {
        int n = start;
        double rate = birth + death * n;
        double now = 0;
        while (rate > 0) {
            now += random.nextExponential() / rate;
            if (now > time) {
                break;
            }
            n += random.nextDouble() * rate < birth ? 1 : -1;
            rate = birth + death * n;
        }
        scores.score(0, n);
        scores.score(1, (double) n * (n - 1));
    }

    /// E\[n\].
    public double meanCount() {
        return start * left() + born();
    }

    /// E\[n(n − 1)\].
    public double meanPairs() {
        double first = start * left();
        return born() * (born() + 2 * first) + first * (start - 1) * left();
    }

    private double left() {
        return StrictMath.exp(-death * time);
    }

    private double born() {
        return -birth / death * StrictMath.expm1(-death * time);
    }

    @Override
    public Optional<Verification.OfScore> verification() {
        return Optional.of(new Verification.OfScore("count", meanCount(), "n₀e^(−δt) + (k/δ)(1 − e^(−δt))"));
    }
}
