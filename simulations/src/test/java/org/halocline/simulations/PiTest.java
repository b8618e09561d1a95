package org.halocline.simulations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.halocline.Engine;
import org.halocline.model.Run;
import org.halocline.model.RunResult;
import org.halocline.sample.Estimate;
import org.halocline.simulations.pi.Pi;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class PiTest {
    @Test
    void theEstimateIsWithinItsErrorAndTheErrorIsRight() {
        RunResult result = Engine.run(new Pi(), Run.samples(200_000).seed(42));
        Estimate pi = result.estimate();
        assertTrue(result.verification().orElseThrow().passed(), result.toString());
        // √(π(4 − π)) = 1.642183367736324
        assertEquals(1.642183367736324 / Math.sqrt(200_000), pi.standardError(), 0.01 * pi.standardError());
    }

    @Test
    @Tag("process")
    void everyScheduleHasTheSameMean() {
        RunResult one = Engine.run(new Pi(), Run.samples(300_001).seed(42));
        for (int workers : new int[] {2, 3}) {
            RunResult many = Engine.run(
                    new Pi(), Run.samples(300_001).seed(42).batch(17_000).workers(workers));
            assertEquals(one.estimates(), many.estimates());
            assertEquals(one.stateHash(), many.stateHash());
        }
    }
}
