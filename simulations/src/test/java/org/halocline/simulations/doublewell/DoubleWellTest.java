package org.halocline.simulations.doublewell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.halocline.Engine;
import org.halocline.model.Run;
import org.halocline.model.RunResult;
import org.halocline.sample.Histogram;
import org.halocline.statistics.Warning;
import org.junit.jupiter.api.Test;

class DoubleWellTest {
    private static RunResult run(DoubleWell simulation, long samples) {
        return Engine.run(simulation, Run.samples(samples).seed(42));
    }

    private static List<Warning.Code> codes(RunResult result) {
        return result.warnings().stream().map(Warning::code).toList();
    }

    /// Peaks two apart are one hill, that a chain of 2000 sweeps walks over many times.
    @Test
    void chainsThatAreLongEnoughAreNotWarnedOf() {
        RunResult result = run(new DoubleWell(1, 0.3, 1, 50, 100, 2000), 200);
        assertEquals(List.of(), codes(result), result.toString());
        assertTrue(result.verification().orElseThrow().passed(), result.toString());
    }

    /// Over the valley between ±3 a plain chain comes now and then: chains of 300 sweeps that begin in the left peak do
    /// not forget it.
    @Test
    void chainsThatRememberWhereTheyBeganAreWarnedOf() {
        RunResult result = run(new DoubleWell(3, 0.3, 1, 50, 0, 300), 200);
        assertEquals(List.of(Warning.Code.CHAINS_DISAGREE), codes(result), result.toString());
        assertFalse(result.verification().orElseThrow().passed(), result.toString());
    }

    @Test
    void theHistogramHasBothPeaksWithTheirWeights() {
        RunResult result = run(new DoubleWell(8, 0.3, 7, 50, 1000, 1000), 60);
        Histogram position = result.tallies().histogram("position");
        assertEquals(60_000, position.total());
        long left = position.counts().subList(0, 30).stream()
                .mapToLong(Long::longValue)
                .sum();
        assertEquals(result.estimate("left").mean(), left / 60_000.0, 1e-12);
        assertEquals(0, position.density(29) + position.density(30));
    }
}
