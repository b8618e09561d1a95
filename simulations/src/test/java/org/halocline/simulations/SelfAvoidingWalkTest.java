package org.halocline.simulations;

import static org.halocline.simulations.Means.assertAgree;
import static org.halocline.simulations.Means.assertMean;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.halocline.Engine;
import org.halocline.error.ConfigurationException;
import org.halocline.model.Run;
import org.halocline.model.RunResult;
import org.halocline.sample.Estimate;
import org.halocline.simulations.selfavoidingwalk.Growth;
import org.halocline.simulations.selfavoidingwalk.SelfAvoidingWalk;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SelfAvoidingWalkTest {
    /// Walks and sums of squared distances, enumerated one by one with a program of our own.
    @ParameterizedTest
    @CsvSource({
        "2, 5, 284, 2716",
        "2, 12, 324932, 11108448",
        "2, 20, 897697164, 64702914336",
        "3, 4, 726, 4032",
        "3, 8, 387966, 4983456",
        "3, 12, 198842742, 4166321184"
    })
    void weightsCountAllWalks(int dimensions, int length, double walks, double squares) {
        for (Growth growth : Growth.values()) {
            RunResult result = Engine.run(
                    new SelfAvoidingWalk(dimensions, length, growth),
                    Run.samples(10_000).seed(11));
            assertTrue(result.verification().orElseThrow().passed(), result.toString());
            assertMean(walks, 0.015 * walks, result.estimate("walks"));
            assertMean(squares, 0.02 * squares, result.estimate("squares"));
            assertMean(squares / walks, 0.02 * squares / walks, result.estimate("squaredDistance"));
        }
    }

    /// No walk of three steps can meet itself: all weights are 4·3·3.
    @Test
    void shortWalksHaveEqualWeights() {
        RunResult result = Engine.run(new SelfAvoidingWalk(2, 3, Growth.ROSENBLUTH), Run.samples(1000));
        assertEquals(36, result.estimate("walks").mean());
        assertEquals(0, result.estimate("walks").standardError());
    }

    @Test
    void longWalksAreCountedBetterWhenWeightsAreKeptEqual() {
        Run run = Run.samples(1000).seed(5);
        Estimate plain =
                Engine.run(new SelfAvoidingWalk(2, 100, Growth.ROSENBLUTH), run).estimate("walks");
        Estimate perm =
                Engine.run(new SelfAvoidingWalk(2, 100, Growth.PERM), run).estimate("walks");
        assertAgree(plain, perm);
        assertTrue(perm.standardError() < 0.7 * plain.standardError(), plain + ", " + perm);
    }

    @Test
    void countsThatNobodyMadeAreNotVerified() {
        assertTrue(new SelfAvoidingWalk(2, 21, Growth.PERM).verification().isEmpty());
        assertTrue(new SelfAvoidingWalk(3, 13, Growth.PERM).verification().isEmpty());
    }

    @Test
    void parametersWithoutMeaningAreRefused() {
        assertThrows(ConfigurationException.class, () -> new SelfAvoidingWalk(1, 5, Growth.PERM));
        assertThrows(ConfigurationException.class, () -> new SelfAvoidingWalk(2, 0, Growth.PERM));
        assertThrows(ConfigurationException.class, () -> new SelfAvoidingWalk(2, 201, Growth.PERM));
    }
}
