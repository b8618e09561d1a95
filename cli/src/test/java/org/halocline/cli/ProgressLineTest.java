package org.halocline.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.Map;
import org.halocline.model.Progress;
import org.halocline.sample.Estimate;
import org.junit.jupiter.api.Test;

final class ProgressLineTest {
    private static final Progress GRID = new Progress(22_000, 52_429, 0.021, 4.0, 5500, 612e6, values(), Map.of());
    private static final Progress SAMPLES = new Progress(
            42_000_000,
            100_000_000,
            Double.NaN,
            2.0,
            21e6,
            21e6,
            Map.of(),
            Map.of("pi", new Estimate(3.14159, 0.00025, 42_000_000)));

    private static Map<String, Double> values() {
        Map<String, Double> values = new LinkedHashMap<>();
        values.put("peak", 0.37269916401234);
        values.put("heat", 1234.5);
        return values;
    }

    @Test
    void aGridRunShowsStepsSpeedAndObservables() {
        assertEquals(
                " 41%  22000/52429 steps  5.50k steps/s  612 MLUPS  ETA 6 s  peak 0.372699  heat 1234.50",
                ProgressLine.of(GRID, 200));
    }

    @Test
    void aSampleRunShowsSamplesAndTheEstimateWithItsError() {
        assertEquals(
                " 42%  42000000/100000000 samples  21.0M samples/s  ETA 3 s  pi 3.14159 ± 0.00025",
                ProgressLine.of(SAMPLES, 200));
    }

    @Test
    void beforeTheFirstSampleThereIsNoEstimate() {
        Progress none = new Progress(
                0, 100, Double.NaN, 0.1, 0, 0, Map.of(), Map.of("pi", new Estimate(Double.NaN, Double.NaN, 0)));
        assertEquals("  0%  0/100 samples", ProgressLine.of(none, 200));
    }

    @Test
    void whatDoesNotFitIsLeftOutFromTheEnd() {
        String full = ProgressLine.of(GRID, 200);
        for (int width = 0; width <= full.length(); width++) {
            String line = ProgressLine.of(GRID, width);
            assertTrue(line.length() <= width, line);
            assertTrue(full.startsWith(line), line);
        }
        assertEquals(" 41%  22000/52429 steps  5.50k steps/s  612 MLUPS  ETA 6 s", ProgressLine.of(GRID, 70));
    }

    @Test
    void anUnknownEndShowsNeitherPercentNorEta() {
        String line = ProgressLine.of(new Progress(7, 0, 0.1, 1.0, 7, 1e6, Map.of(), Map.of()), 200);
        assertEquals("7 steps  7.00 steps/s  1.00 MLUPS", line);
    }

    @Test
    void theFirstMomentShowsNoSpeed() {
        assertEquals("  0%  0/10 steps", ProgressLine.of(new Progress(0, 10, 0, 0, 0, 0, Map.of(), Map.of()), 200));
    }

    @Test
    void percentIsNeverRoundedUpToDone() {
        assertTrue(ProgressLine.of(new Progress(999_999, 1_000_000, 0, 0, 0, 0, Map.of(), Map.of()), 200)
                .startsWith(" 99%"));
        assertTrue(ProgressLine.of(new Progress(10, 10, 0, 0, 0, 0, Map.of(), Map.of()), 200)
                .startsWith("100%"));
    }

    @Test
    void ratesKeepThreeDigits() {
        assertEquals("0.50", ProgressLine.rate(0.5));
        assertEquals("950", ProgressLine.rate(950));
        assertEquals("12.3k", ProgressLine.rate(12_345));
        assertEquals("4.56M", ProgressLine.rate(4_560_000));
        assertEquals("1.20G", ProgressLine.rate(1.2e9));
    }

    @Test
    void durationsAreRoundedUp() {
        assertEquals("0 s", ProgressLine.duration(0));
        assertEquals("1 s", ProgressLine.duration(0.1));
        assertEquals("2:05", ProgressLine.duration(124.2));
        assertEquals("1:00:00", ProgressLine.duration(3600));
        assertFalse(ProgressLine.duration(59.5).contains("60 s"), "60 s is 1:00");
    }
}
