package org.halocline.variance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apache.commons.math3.stat.regression.SimpleRegression;
import org.halocline.Engine;
import org.halocline.model.Run;
import org.halocline.model.RunResult;
import org.halocline.sample.Estimate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What each method gains, against theory.
class GainTest {
    private static final double E = Math.E;

    /// Var(e^U) = (e² − 1)/2 − (e − 1)².
    private static final double VARIANCE = (E * E - 1) / 2 - (E - 1) * (E - 1);

    /// cov(e^U, e^(1−U)) = e − (e − 1)², so a pair has variance (σ² + cov)/2.
    @Test
    void antitheticPairsGainWhatTheCovarianceSays() {
        Comparison gain = Comparison.of(
                new Antithetic(new Exponentials(1)), Run.samples(20_000).seed(2));
        assertEquals(VARIANCE, gain.plainVariance(), 0.03 * VARIANCE);
        double pair = (VARIANCE + E - (E - 1) * (E - 1)) / 2;
        assertEquals(VARIANCE / (2 * pair), gain.varianceRatio(), 0.05 * gain.varianceRatio());
    }

    @Test
    void antitheticPairsOfAnEvenScoreLoseHalf() {
        Comparison gain = Comparison.of(
                new Antithetic(new GaussianPeak(3, 2, 0.5, 1)),
                Run.samples(20_000).seed(2));
        assertEquals(0.5, gain.varianceRatio(), 0.05);
    }

    /// Within a stratum of width 1/m a smooth g varies by g'/m: its variance is E[g'²]/(12 m²), and that of the mean of
    /// m of them E[g'²]/(12 m³), up to O(1/m) of that; E[(e^U)'²] = (e² − 1)/2.
    @Test
    void latinHypercubesOfAnAdditiveScoreKeepOnlyTheVarianceWithinStrata() {
        int points = 32;
        int dimensions = 5;
        Estimate mean = Engine.run(
                        new LatinHypercube(new Exponentials(dimensions), dimensions, points),
                        Run.samples(4000).seed(4))
                .estimate("exponential");
        double variance = mean.standardError() * mean.standardError() * mean.samples();
        double expected = dimensions * (E * E - 1) / 2 / 12 / Math.pow(points, 3);
        assertEquals(expected, variance, 0.12 * expected);
        assertTrue(Math.abs(mean.mean() - dimensions * (E - 1)) < 4 * mean.standardError());
    }

    @Test
    void stratificationKeepsOnlyTheVarianceWithinStrata() {
        int strata = 16;
        Comparison gain = Comparison.of(
                new Stratified(new Exponentials(1), 1, strata),
                Run.samples(3000).seed(4));
        double within = (E * E - 1) / 2 / 12 / Math.pow(strata, 2);
        assertEquals(VARIANCE / within, gain.varianceRatio(), 0.12 * VARIANCE / within);
    }

    /// Latin hypercubes do nothing for what is not additive, and never harm much.
    @Test
    void latinHypercubesNeverHarmMuch() {
        Comparison gain = Comparison.of(
                new LatinHypercube(new GaussianPeak(6, 3, 0.5, 1), 6, 20),
                Run.samples(4000).seed(4));
        assertTrue(gain.varianceRatio() > 0.9, gain.toString());
    }

    /// Root-mean-square error against points, from 40 randomisations each.
    @ParameterizedTest
    @EnumSource(
            value = Scrambling.class,
            names = {"OWEN", "LINEAR"})
    void scrambledNetsConvergeFasterThanOneOverN(Scrambling scrambling) {
        int replicates = 40;
        SimpleRegression line = new SimpleRegression();
        double exact = 0.668309817871575; // Genz's Gaussian, d = 5, a = 1: (√π erf(1/2))^5
        for (int points = 256; points <= 4096; points *= 2) {
            Estimate mean = Engine.run(
                            new Sobol(new GaussianPeak(5, 1, 0.5, 1), 5, points, scrambling),
                            Run.samples(replicates).seed(9))
                    .estimate();
            assertTrue(Math.abs(mean.mean() - exact) < 4.5 * mean.standardError(), points + ": " + mean);
            line.addData(Math.log(points), Math.log(mean.standardError() * Math.sqrt(replicates)));
        }
        assertTrue(line.getSlope() <= -1.3, scrambling + ": slope " + line.getSlope());
    }

    /// P(Z > 6) = 9.86587645038·10⁻¹⁰, computed by mpmath: a plain run would need 10¹³ samples.
    @Test
    void shiftedNormalsFindTheFarTailWithinAPercent() {
        Estimate tail = Engine.run(
                        ImportanceSampling.shifted(new NormalTail(6), 6),
                        Run.samples(400_000).seed(6))
                .estimate("value");
        double exact = 9.86587645037698e-10;
        assertEquals(exact, tail.mean(), 0.01 * exact);
        assertTrue(tail.standardError() < 0.005 * exact, tail.toString());
        assertTrue(Math.abs(tail.mean() - exact) < 4 * tail.standardError(), tail.toString());
    }

    /// (1 + c) exp(−c).
    @Test
    void tiltedExponentialsFindTheFarTailWithinAPercent() {
        double c = 30;
        Estimate tail = Engine.run(
                        new ImportanceSampling(
                                new WaitingTail(c), java.util.List.of(), java.util.List.of(2 / c, 2 / c)),
                        Run.samples(200_000).seed(6))
                .estimate("value");
        double exact = (1 + c) * Math.exp(-c);
        assertEquals(exact, tail.mean(), 0.01 * exact);
        assertTrue(Math.abs(tail.mean() - exact) < 4 * tail.standardError(), tail.toString());
    }

    /// Weights exp(−a z + a²/2) with z ~ N(a, 1) have E[w²] = exp(a²).
    @Test
    void theEffectiveNumberOfSamplesIsThatOfTheWeights() {
        int n = 100_000;
        double shift = 0.5;
        RunResult result = Engine.run(
                ImportanceSampling.shifted(new NormalTail(1), shift), Run.samples(n).seed(8));
        double effective = ImportanceSampling.effectiveSamples(result);
        assertEquals(n * Math.exp(-shift * shift), effective, 0.01 * n);
        // The largest of n normal numbers is about √(2 ln n) = 4.8 away: exp(0.5·4.8 − 1/8) = 10 times the mean.
        assertEquals(10.0 / n, ImportanceSampling.largestShare(result), 5.0 / n);
    }

    /// An inner expectation in closed form takes its variance away.
    @Test
    void conditionalProbabilitiesVaryLessThanCounts() {
        RunResult result = Engine.run(new ConditionalTail(3), Run.samples(50_000).seed(1));
        Estimate counted = result.estimate("counted");
        Estimate conditional = result.estimate("conditional");
        // P(X + Y > c) = Φ(−c) + exp(1/2 − c) Φ(c − 1)
        double exact = phi(-3) + Math.exp(0.5 - 3) * phi(2);
        assertTrue(Math.abs(counted.mean() - exact) < 4 * counted.standardError(), counted.toString());
        assertTrue(Math.abs(conditional.mean() - exact) < 4 * conditional.standardError(), conditional.toString());
        assertTrue(conditional.standardError() < 0.8 * counted.standardError());
    }

    private static double phi(double x) {
        return org.apache.commons.math3.special.Erf.erfc(-x / Math.sqrt(2)) / 2;
    }
}
