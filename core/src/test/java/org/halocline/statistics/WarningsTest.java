package org.halocline.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.halocline.sample.RandomStreams;
import org.halocline.statistics.Warning.Code;
import org.junit.jupiter.api.Test;

class WarningsTest {
    @Test
    void noHitsSayHowRareTheyMustBe() {
        Warning warning = Warnings.hits("leak", 0, 1000).orElseThrow();
        assertEquals(Code.NO_HITS, warning.code());
        assertEquals(
                "leak: none of 1000 samples scored; if a sample scores 0 or 1 the mean is below 0.0038 at 95 %, else"
                        + " nothing is known; take more samples, or a method for rare events",
                warning.toString());
    }

    @Test
    void fewHitsAndFewMissesAreWarnedOf() {
        assertEquals(Code.FEW_HITS, Warnings.hits("a", 9, 1000).orElseThrow().code());
        assertTrue(
                Warnings.hits("a", 991, 1000).orElseThrow().sentence().startsWith("only 9 of 1000 samples scored 0"));
        assertEquals(Optional.empty(), Warnings.hits("a", 10, 1000));
        assertEquals(Optional.empty(), Warnings.hits("a", 990, 1000));
        assertEquals(Optional.empty(), Warnings.hits("a", 0, 0));
    }

    @Test
    void aBiasThatIsNotSmallAgainstTheErrorIsWarnedOf() {
        assertEquals(Optional.empty(), Warnings.curved("k", 1, 0.1, new Jackknifed(0.98, 0.1, 20)));
        assertEquals(Optional.empty(), Warnings.curved("k", 1, 0, new Jackknifed(1, 0, 20)));
        assertEquals(Optional.empty(), Warnings.curved("k", Double.NaN, 1, new Jackknifed(1, 0, 20)));
        Warning warning =
                Warnings.curved("k", 1, 0.1, new Jackknifed(0.95, 0.1, 20)).orElseThrow();
        assertEquals(Code.CURVED, warning.code());
        assertTrue(warning.toString().contains("off by some 0.50 standard errors"), warning.toString());
    }

    /// A Pareto distribution with exponent 1.5 has no variance; normal and exponential samples are as they must be.
    @Test
    void heavyTailsAreToldFromOrdinarySamples() {
        int heavy = 0;
        for (int seed = 0; seed < 50; seed++) {
            RandomGenerator random = new RandomStreams(seed).sample(0);
            double[] pareto = random.doubles(1000)
                    .map(u -> StrictMath.pow(1 - u, -1 / 1.5))
                    .toArray();
            heavy += tails(pareto).isPresent() ? 1 : 0;
            double[] normal = new double[1000];
            double[] exponential = new double[1000];
            for (int i = 0; i < 1000; i++) {
                normal[i] = random.nextGaussian();
                exponential[i] = random.nextExponential();
            }
            assertEquals(Optional.empty(), tails(normal));
            assertEquals(Optional.empty(), tails(exponential));
        }
        assertTrue(heavy >= 45, "found " + heavy + " of 50");
    }

    private static Optional<Warning> tails(double[] values) {
        double mean = Moments.mean(values);
        double second = Moments.deviations(values, mean) / values.length;
        double fourth =
                Arrays.stream(values).map(x -> Math.pow(x - mean, 4)).average().orElseThrow();
        double squares = Arrays.stream(values).map(x -> x * x).sum();
        double largest = Arrays.stream(values).map(x -> x * x).max().orElseThrow();
        return Warnings.tails("x", values.length, fourth / second / second - 3, largest / squares);
    }

    @Test
    void oneSampleThatMakesTheVarianceIsNamed() {
        Warning warning = Warnings.tails("dose", 1000, Double.NaN, 0.63).orElseThrow();
        assertEquals(Code.HEAVY_TAILS, warning.code());
        assertTrue(warning.sentence().contains("one of 1000 samples makes 63 %"), warning.sentence());
    }

    @Test
    void aChainMustBeFiftyTimesLongerThanItRemembers() {
        Warning warning =
                Warnings.chain("energy", new Autocorrelation(21, 100, 1000)).orElseThrow();
        assertEquals(Code.SHORT_CHAIN, warning.code());
        assertTrue(warning.sentence().contains("1000 values and remembers some 21"), warning.sentence());
        assertEquals(Optional.empty(), Warnings.chain("energy", new Autocorrelation(20, 100, 1000)));
    }

    @Test
    void chainsThatDisagreeAreWarnedOf() {
        assertEquals(
                Code.CHAINS_DISAGREE, Warnings.chains("x", 1.2).orElseThrow().code());
        assertEquals(
                Code.CHAINS_DISAGREE,
                Warnings.chains("x", Double.NaN).orElseThrow().code());
        assertEquals(Optional.empty(), Warnings.chains("x", 1.005));
    }

    @Test
    void weightsThatHangOnOneSampleAreWarnedOf() {
        double[] equal = new double[100];
        Arrays.fill(equal, 3);
        assertEquals(Optional.empty(), Warnings.weights("w", Weights.of(equal)));
        double[] one = equal.clone();
        one[7] = 3000;
        Warning warning = Warnings.weights("w", Weights.of(one)).orElseThrow();
        assertEquals(Code.UNSTABLE_WEIGHTS, warning.code());
        assertTrue(warning.sentence().contains("one of 100 samples has 91 % of all weight"), warning.sentence());
        double[] few = Arrays.copyOf(equal, 40);
        assertTrue(
                Warnings.weights("w", Weights.of(few)).orElseThrow().sentence().contains("worth 40.0"));
    }
}
