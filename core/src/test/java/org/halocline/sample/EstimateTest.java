package org.halocline.sample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.halocline.statistics.Intervals;
import org.halocline.statistics.Warning.Code;
import org.junit.jupiter.api.Test;

class EstimateTest {
    @Test
    void theKindDecidesAboutTheInterval() {
        assertEquals(Intervals.mean(0.1, 0.05, 20, 0.9), new Estimate(0.1, 0.05, 20).interval(0.9));
        assertEquals(
                Intervals.proportion(2, 20, 0.9), new Estimate(0.1, 0.05, 20, Estimate.Kind.PROPORTION).interval(0.9));
        assertEquals(
                Intervals.normal(0.1, 0.05, 0.9), new Estimate(0.1, 0.05, 20, Estimate.Kind.DERIVED).interval(0.9));
    }

    @Test
    void scoresOfZeroAndOneAreAProportion() {
        Tally tally = new Tally(TallyLayout.of(List.of("a", "b", "c")));
        for (int s = 0; s < 40; s++) {
            tally.score(0, s % 4 == 0 ? 1 : 0);
            tally.score(1, s % 4 == 0 ? 2 : 0);
            tally.score(2, s % 4 == 0 ? 1 : -1);
        }
        tally.count(40);
        assertEquals(Estimate.Kind.PROPORTION, tally.estimate(0).kind());
        assertEquals(Intervals.proportion(10, 40, 0.95), tally.estimate(0).interval(0.95));
        assertEquals(Estimate.Kind.MEAN, tally.estimate(1).kind());
        assertEquals(Estimate.Kind.MEAN, tally.estimate(2).kind());
    }

    @Test
    void theFigureOfMeritDoesNotDependOnTheCount() {
        Estimate some = new Estimate(2, 0.02, 1000);
        Estimate more = new Estimate(2, 0.01, 4000);
        assertEquals(0.01, some.relativeError(), 1e-17);
        assertEquals(1 / (1e-4 * 3), some.figureOfMerit(3), 1e-9);
        assertEquals(some.figureOfMerit(3), more.figureOfMerit(12), 1e-9);
        assertTrue(Double.isNaN(new Estimate(0, 0, 10).relativeError()));
    }

    @Test
    void aLineOfTheReportHasTheIntervalToTheSamePlace() {
        assertEquals(
                "3.14159 ± 0.00016  [3.14128, 3.14190] at 95 %  relative error 5.1e-05",
                new Estimate(3.14159, 0.00016, 100_000_000).describe());
        assertEquals(
                "1.500000e+30 ± 2.0e+28  [1.461e+30, 1.539e+30] at 95 %  relative error 1.3e-02",
                new Estimate(1.5e30, 2e28, 100_000_000, Estimate.Kind.DERIVED).describe());
        // Large numbers that are known well.
        assertEquals(
                "1.23456789e+09 ± 1.5e+02  [1.23456760e+09, 1.23456818e+09] at 95 %  relative error 1.2e-07",
                new Estimate(1234567890, 150, 100_000_000, Estimate.Kind.DERIVED).describe());
        assertEquals("0.5 ± NaN", new Estimate(0.5, Double.NaN, 1).describe());
        assertEquals("0.0 ± 0.0  [0.000, 0.1611] at 95 %", new Estimate(0, 0, 20, Estimate.Kind.PROPORTION).describe());
        assertEquals("2.0 ± 0.0", new Estimate(2, 0, 20).describe());
    }

    @Test
    void fewHitsAreWarnedOf() {
        assertEquals(
                List.of(Code.NO_HITS),
                new Estimate(0, 0, 20, Estimate.Kind.PROPORTION)
                        .warnings("rare").stream().map(w -> w.code()).toList());
        assertEquals(List.of(), new Estimate(0, 0.1, 20).warnings("centred"));
    }
}
