package org.halocline.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.function.IntFunction;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;
import org.halocline.sample.RandomStreams;
import org.junit.jupiter.api.Test;

/// Over 200 seeds a 95 % interval contains the truth in 180 to 198 cases: fewer, and it is too short; more, and it is
/// too long. Right intervals fail such a test for 4 in 1000 choices of seeds.
class CoverageTest {
    private static void assertCovers(double truth, IntFunction<Interval> ofSeed) {
        int covered = 0;
        for (int seed = 0; seed < 200; seed++) {
            covered += ofSeed.apply(seed).contains(truth) ? 1 : 0;
        }
        assertTrue(covered >= 180 && covered <= 198, "covered " + covered + " of 200");
    }

    private static double[] samples(long seed, int count, ToDoubleFunction<RandomGenerator> draw) {
        RandomStreams streams = new RandomStreams(seed);
        double[] samples = new double[count];
        for (int s = 0; s < count; s++) {
            samples[s] = draw.applyAsDouble(streams.sample(s));
        }
        return samples;
    }

    private static double kurtosis(double[] values) {
        double mean = Moments.mean(values);
        double second = Moments.deviations(values, mean) / values.length;
        return Arrays.stream(values).map(x -> Math.pow(x - mean, 4)).average().orElseThrow() / second / second - 3;
    }

    @Test
    void theMeanOfFiveNormalSamples() {
        assertCovers(0, seed -> {
            double[] x = samples(seed, 5, RandomGenerator::nextGaussian);
            return Intervals.mean(Moments.mean(x), Math.sqrt(Moments.variance(x) / 5), 5, 0.95);
        });
    }

    @Test
    void theMeanOfExponentialSamples() {
        assertCovers(1, seed -> {
            double[] x = samples(seed, 200, RandomGenerator::nextExponential);
            return Intervals.mean(Moments.mean(x), Math.sqrt(Moments.variance(x) / 200), 200, 0.95);
        });
    }

    @Test
    void aSmallProportion() {
        assertCovers(0.05, seed -> {
            double[] x = samples(seed, 100, r -> r.nextDouble() < 0.05 ? 1 : 0);
            return Intervals.proportion((long) Arrays.stream(x).sum(), 100, 0.95);
        });
    }

    @Test
    void theVarianceOfTenNormalSamples() {
        assertCovers(4, seed -> {
            double[] x = samples(seed, 10, r -> 2 * r.nextGaussian());
            return Intervals.normalVariance(Moments.variance(x), 10, 0.95);
        });
    }

    @Test
    void theVarianceOfUniformSamples() {
        assertCovers(1.0 / 12, seed -> {
            double[] x = samples(seed, 200, RandomGenerator::nextDouble);
            return Intervals.variance(Moments.variance(x), kurtosis(x), 200, 0.95);
        });
    }

    @Test
    void theMedianOfExponentialSamples() {
        assertCovers(StrictMath.log(2), seed -> {
            double[] x = samples(seed, 101, RandomGenerator::nextExponential);
            Arrays.sort(x);
            return QuantilePlaces.median(Ordered.of(x), 0.95);
        });
    }

    @Test
    void theUpperDecileOfUniformSamples() {
        assertCovers(0.9, seed -> {
            double[] x = samples(seed, 500, RandomGenerator::nextDouble);
            Arrays.sort(x);
            return QuantilePlaces.quantile(Ordered.of(x), 0.9, 0.95);
        });
    }

    /// The mean of u over that of u + v is 1/2 for uniform u and v: numerator and denominator depend on each other.
    @Test
    void aRatioByTheDeltaMethod() {
        assertCovers(0.5, seed -> {
            double[][] xy = ratioSamples(seed, 100);
            return DeltaMethod.of(Derived.ratio("r", "x", "y"), Means.of(xy)).interval(0.95);
        });
    }

    @Test
    void aRatioByTheJackknife() {
        assertCovers(0.5, seed -> {
            double[][] xy = ratioSamples(seed, 300);
            long[] sizes = new long[24];
            double[][] sums = new double[24][2];
            for (int s = 0; s < 300; s++) {
                int batch = s % 24 * (s % 3 + 1) / 3;
                sizes[batch]++;
                sums[batch][0] += xy[0][s];
                sums[batch][1] += xy[1][s];
            }
            long batches = Arrays.stream(sizes).filter(size -> size > 0).count();
            Jackknifed ratio = Jackknife.of(
                    Derived.ratio("r", "x", "y"),
                    Arrays.stream(sums).filter(sum -> sum[1] > 0).toArray(double[][]::new),
                    Arrays.stream(sizes).filter(size -> size > 0).toArray());
            assertEquals(batches, ratio.groups());
            return ratio.interval(0.95);
        });
    }

    private static double[][] ratioSamples(long seed, int count) {
        double[] x = samples(seed, count, RandomGenerator::nextDouble);
        double[] y = samples(seed, count, r -> r.nextDouble() + r.nextDouble());
        return new double[][] {x, y};
    }

    @Test
    void theMeanOfAChainByBatchMeans() {
        assertCovers(
                0,
                seed -> BatchMeans.of(Chains.autoregressive(seed, 0, 2000, 0.5)).interval(0.95));
    }

    @Test
    void theMeanOfAChainByOverlappingBatchMeans() {
        assertCovers(
                0,
                seed -> BatchMeans.overlapping(Chains.autoregressive(seed, 0, 4000, 0.5), 200)
                        .interval(0.95));
    }

    @Test
    void theMeanOfAChainByBinning() {
        assertCovers(
                0,
                seed -> Binning.of(Chains.autoregressive(seed, 0, 4096, 0.5))
                        .mean()
                        .interval(0.95));
    }

    @Test
    void theMeanOfAChainByItsEffectiveSamples() {
        assertCovers(0, seed -> {
            double[] x = Chains.autoregressive(seed, 0, 2000, 0.5);
            double effective = Autocorrelation.of(x).effectiveSamples();
            return Intervals.normal(Moments.mean(x), Math.sqrt(Moments.variance(x) / effective), 0.95);
        });
    }
}
