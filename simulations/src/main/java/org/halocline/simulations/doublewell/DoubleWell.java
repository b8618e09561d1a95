package org.halocline.simulations.doublewell;

import java.util.List;
import java.util.Optional;
import org.halocline.chain.RandomWalk;
import org.halocline.chain.Tempering;
import org.halocline.error.ConfigurationException;
import org.halocline.model.Parameter;
import org.halocline.model.SampleSimulation;
import org.halocline.model.Verification;
import org.halocline.sample.Bins;
import org.halocline.sample.SampleStream;
import org.halocline.sample.Scores;
import org.halocline.sample.TallySpec;
import org.halocline.statistics.ChainScores;

/// Two normal peaks of variance 1 far apart, p(x) = w·φ(x + a) + (1 − w)·φ(x − a), drawn by chains that
/// all begin in the left one.
///
/// The density between the peaks is exp(−a²/2) of that on them: a random walk of steps about 1 stays
/// where it is for as many sweeps as anybody waits, and reports −a with a small error bar. Parallel
/// tempering ([Tempering]) crosses on the flatter levels. A sample is a whole ladder; its scores are
/// means over the sweeps of level 0, and the histogram `position` counts all x of these.
///
/// | score | mean over the sweeps of | exact |
/// |---|---|---|
/// | `mean` | x | a(1 − 2w) |
/// | `square` | x² | a² + 1 |
/// | `left` | whether x < 0 | w to exp(−a²/2) |
/// | `exchanged` | exchanges that took place, of those that were tried between levels 0 and 1 | |
public record DoubleWell(
        @Parameter(value = "half the distance between the peaks", defaultValue = "8", positive = true)
        double a,

        @Parameter(value = "weight w of the left peak", defaultValue = "0.3", min = 0, max = 1)
        double weight,

        @Parameter(value = "levels of the ladder, 1 for a plain chain", defaultValue = "7", min = 1)
        int levels,

        @Parameter(value = "temperature of the last level", defaultValue = "50", min = 1)
        double hottest,

        @Parameter(value = "sweeps that do not count", defaultValue = "1000", min = 0)
        int burnIn,

        @Parameter(value = "sweeps that count", defaultValue = "2000", min = 1)
        int sweeps)
        implements SampleSimulation {

    private static final int POSITION = 0;

    public DoubleWell {
        if (!(a > 0) || !(a < 1e6)) {
            throw new ConfigurationException("a=" + a + "; use a positive number below a million");
        }
        if (!(weight >= 0 && weight <= 1)) {
            throw new ConfigurationException("weight=" + weight + "; use 0 to 1");
        }
        if (levels < 1 || (levels > 1 && !(hottest > 1)) || !Double.isFinite(hottest)) {
            throw new ConfigurationException("levels=" + levels + ", hottest=" + hottest
                    + "; use at least one level, and a temperature above 1");
        }
        if (burnIn < 0 || sweeps < 1) {
            throw new ConfigurationException(
                    "burnIn=" + burnIn + ", sweeps=" + sweeps + "; use at least 0, and at least 1");
        }
    }

    @Override
    public List<String> scores() {
        return levels == 1 ? List.of("mean", "square", "left") : List.of("mean", "square", "left", "exchanged");
    }

    @Override
    public List<ChainScores> chains() {
        return List.of(new ChainScores("mean", "square", sweeps));
    }

    @Override
    public List<TallySpec> tallies() {
        return List.of(TallySpec.histogram("position", Bins.equal(-a - 5, a + 5, 60)));
    }

    /// −ln(w·exp(−(x + a)²/2) + (1 − w)·exp(−(x − a)²/2)), where neither may underflow.
    private double energy(double[] state) {
        double x = state[0];
        double left = (x + a) * (x + a) / 2;
        double right = (x - a) * (x - a) / 2;
        double lowest = Math.min(left, right);
        return lowest
                - StrictMath.log(
                        weight * StrictMath.exp(lowest - left) + (1 - weight) * StrictMath.exp(lowest - right));
    }

    // region sample
    @Override
    public void sample(SampleStream random, Scores scores) {
        RandomWalk target = new RandomWalk(this::energy, 1, 1.5, -a);
        Tempering<double[]> chains = new Tempering<>(target, Tempering.ladder(levels, hottest), random);
        chains.sweeps(burnIn);
        double sum = 0;
        double squares = 0;
        int left = 0;
        for (int sweep = 0; sweep < sweeps; sweep++) {
            chains.sweep();
            double x = chains.state()[0];
            scores.record(POSITION, x);
            sum += x;
            squares += x * x;
            left += x < 0 ? 1 : 0;
        }
        scores.score(0, sum / sweeps);
        scores.score(1, squares / sweeps);
        scores.score(2, (double) left / sweeps);
        if (levels > 1) {
            scores.score(3, chains.exchanged(0));
        }
    }
    // endregion

    @Override
    public Optional<Verification.OfScore> verification() {
        return Optional.of(new Verification.OfScore("mean", a * (1 - 2 * weight), "a(1 − 2w), mean of the two peaks"));
    }
}
