package org.halocline.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class IntervalsTest {
    /// Quantiles to 15 digits by mpmath 1.3, computed with 30, as roots of the incomplete beta and gamma functions.
    @Test
    void quantilesAreThoseOfOtherPrograms() {
        assertEquals(1.9599639845400543, QuantileFunctions.normalBothSides(0.95), 1e-14);
        assertEquals(2.575829303548901, QuantileFunctions.normalBothSides(0.99), 1e-14);
        assertEquals(12.706204736174705, QuantileFunctions.studentBothSides(1, 0.95), 1e-12);
        assertEquals(2.228138851986275, QuantileFunctions.studentBothSides(10, 0.95), 1e-13);
        assertEquals(3.5746548420036834, QuantileFunctions.studentBothSides(2.5, 0.95), 1e-12);
        assertEquals(3.246972780236841, QuantileFunctions.chiSquared(10, 0.025), 1e-12);
        assertEquals(20.483177350807395, QuantileFunctions.chiSquaredAbove(10, 0.025), 1e-12);
        assertEquals(73.36108019128366, QuantileFunctions.chiSquared(99, 0.025), 1e-11);
        assertEquals(128.4219886438403, QuantileFunctions.chiSquaredAbove(99, 0.025), 1e-11);
    }

    @Test
    void studentsIntervalBecomesTheNormalOneForManySamples() {
        Interval few = Intervals.mean(5, 0.5, 11, 0.95);
        assertEquals(5 - 2.228138851986275 * 0.5, few.low(), 1e-12);
        assertEquals(5 + 2.228138851986275 * 0.5, few.high(), 1e-12);
        Interval many = Intervals.mean(5, 0.5, 1_000_000_000_000L, 0.95);
        assertEquals(Intervals.normal(5, 0.5, 0.95).low(), many.low(), 1e-9);
        assertEquals(Intervals.normal(5, 0.5, 0.95).high(), many.high(), 1e-9);
    }

    @Test
    void oneSampleBoundsNothing() {
        assertEquals(Interval.unknown(0.95), Intervals.mean(5, Double.NaN, 1, 0.95));
        assertEquals(Interval.unknown(0.95), Intervals.mean(Double.NaN, Double.NaN, 0, 0.95));
        assertEquals(new Interval(0, 1, 0.95), Intervals.proportion(0, 0, 0.95));
        assertEquals(new Interval(0, Double.POSITIVE_INFINITY, 0.95), Intervals.normalVariance(Double.NaN, 1, 0.95));
        assertEquals(new Interval(0, Double.POSITIVE_INFINITY, 0.9), Intervals.variance(1, Double.NaN, 9, 0.9));
    }

    /// The four examples of table I, method 3, of R. G. Newcombe, "Two-sided confidence intervals for the single
    /// proportion: comparison of seven methods", Statistics in Medicine 17 (1998) 857–872.
    @Test
    void wilsonsIntervalsAreThoseOfNewcombesTable() {
        assertInterval(0.2553, 0.3662, Intervals.proportion(81, 263, 0.95));
        assertInterval(0.0624, 0.1605, Intervals.proportion(15, 148, 0.95));
        assertInterval(0, 0.1611, Intervals.proportion(0, 20, 0.95));
        assertInterval(0.0061, 0.1718, Intervals.proportion(1, 29, 0.95));
    }

    private static void assertInterval(double low, double high, Interval interval) {
        assertEquals(low, interval.low(), 5e-5);
        assertEquals(high, interval.high(), 5e-5);
    }

    /// At the ends of Wilson's interval the proportion found lies z standard errors off.
    @Test
    void wilsonsIntervalSolvesItsEquation() {
        double z = QuantileFunctions.normalBothSides(0.9);
        Interval interval = Intervals.proportion(7, 60, 0.9);
        for (double p : new double[] {interval.low(), interval.high()}) {
            assertEquals(z, Math.abs(7 / 60.0 - p) / Math.sqrt(p * (1 - p) / 60), 1e-12);
        }
        Interval misses = Intervals.proportion(53, 60, 0.9);
        assertEquals(1 - interval.high(), misses.low(), 1e-15);
        assertEquals(1, Intervals.proportion(60, 60, 0.9).high());
    }

    /// 10·s²/χ² with the quantiles above.
    @Test
    void theVarianceOfNormalSamplesIsBoundedByChiSquared() {
        Interval interval = Intervals.normalVariance(4, 11, 0.95);
        assertEquals(40 / 20.483177350807395, interval.low(), 1e-12);
        assertEquals(40 / 3.246972780236841, interval.high(), 1e-12);
    }

    /// With the kurtosis of normal samples both intervals for the variance come to the same.
    @Test
    void noKurtosisGivesTheIntervalOfNormalSamples() {
        Interval general = Intervals.variance(4, 0, 1_000_000, 0.95);
        Interval normal = Intervals.normalVariance(4, 1_000_000, 0.95);
        assertEquals(normal.low(), general.low(), 3e-6 * 4);
        assertEquals(normal.high(), general.high(), 3e-6 * 4);
        assertTrue(Intervals.variance(4, 6, 100, 0.95).width()
                > Intervals.variance(4, 0, 100, 0.95).width());
    }

    @Test
    void nonsenseIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> Intervals.proportion(3, 2, 0.95));
        for (double level : new double[] {0, 1, 95, -0.5, Double.NaN}) {
            String message = assertThrows(IllegalArgumentException.class, () -> Intervals.mean(0, 1, 10, level))
                    .toString();
            assertTrue(message.contains("level=" + level), message);
        }
    }

    @Test
    void weightsAreWorthFewerEqualOnes() {
        assertEquals(4, Weights.of(2, 2, 2, 2).effectiveSamples(), 1e-15);
        assertEquals(1, Weights.of(1e9, 0, 0).effectiveSamples(), 1e-15);
        assertEquals(36.0 / 14, Weights.of(1, 2, 3).effectiveSamples(), 1e-15);
        assertEquals(0.5, Weights.of(1, 2, 3).largestShare(), 1e-15);
        assertEquals(0, Weights.of().effectiveSamples());
    }
}
