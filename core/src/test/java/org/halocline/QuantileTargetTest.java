package org.halocline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.halocline.error.ConfigurationException;
import org.halocline.model.Run;
import org.halocline.model.RunResult;
import org.halocline.model.SampleSimulation;
import org.halocline.model.Stop;
import org.halocline.sample.SampleStream;
import org.halocline.sample.TallySpec;
import org.halocline.testing.Darts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Runs that end when a quantile is known well enough.
@Timeout(60)
class QuantileTargetTest {
    /// Exponential numbers; the error of the median of n of them is 1/√n.
    public record Waits(double accuracy) implements SampleSimulation {
        @Override
        public List<TallySpec> tallies() {
            return List.of(TallySpec.quantiles("value").positive().within(accuracy), TallySpec.quantiles("other"));
        }

        @Override
        public double sample(SampleStream random) {
            return random.nextExponential();
        }
    }

    private static final Waits WAITS = new Waits(0.002);

    private static double halfWidth(RunResult result) {
        return result.tallies()
                        .quantiles("value")
                        .interval(0.5, 0.6826894921370859)
                        .width()
                / 2;
    }

    /// 1/√n plus the accuracy, 0.002·ln 2, is 0.02 at n = 2890.
    @Test
    void theRunStopsAtTheSameSampleOnAnyNumberOfWorkers() {
        Stop.AtTarget target = Stop.standardError("", 0.02).quantile(0.5);
        assertEquals(
                "until the standard error of the 0.5-quantile of value ≤ 0.02",
                target.score("value").toString());
        RunResult one = Engine.run(WAITS, Run.until(target).seed(3));
        assertTrue(one.samples() > 2000 && one.samples() < 3800, one.toString());
        assertTrue(halfWidth(one) <= 0.02, one.toString());
        assertTrue(halfWidth(
                        Engine.run(WAITS, Run.samples(one.samples() * 3 / 4).seed(3)))
                > 0.02);
        assertEquals(List.of(), one.notes());
        for (int workers : new int[] {2, 3, 5}) {
            RunResult many =
                    Engine.run(WAITS, Run.until(target).seed(3).workers(workers).inProcess());
            assertEquals(one.samples(), many.samples());
            assertEquals(one.stateHash(), many.stateHash());
        }
    }

    /// Over 200 seeds the interval contains ln 2 as often as it says, or a little more often for the accuracy.
    @Test
    void theIntervalKeepsItsLevel() {
        int hits = 0;
        for (int seed = 0; seed < 200; seed++) {
            hits += Engine.run(WAITS, Run.samples(400).seed(seed))
                            .tallies()
                            .quantiles("value")
                            .interval(0.5, 0.95)
                            .contains(StrictMath.log(2))
                    ? 1
                    : 0;
        }
        assertTrue(hits >= 180 && hits <= 199, "hits=" + hits);
    }

    /// Half a bin of 10 % is 0.035 at the median.
    @Test
    void aRunEndsWhereOnlyTheTallyIsInTheWay() {
        RunResult result = Engine.run(
                new Waits(0.05),
                Run.until(Stop.standardError("value", 0.02).quantile(0.5)).seed(3));
        assertTrue(result.samples() < 100_000, result.toString());
        assertTrue(result.notes().toString().contains("below the accuracy of the tally"), result.toString());
    }

    private static void assertRefused(String words, SampleSimulation simulation, Stop.AtTarget target) {
        ConfigurationException refusal =
                assertThrows(ConfigurationException.class, () -> Engine.run(simulation, Run.until(target)));
        assertTrue(String.valueOf(refusal.getMessage()).contains(words), refusal.getMessage());
    }

    @Test
    void targetsThatCannotBeMetAreRefused() {
        assertRefused(
                "tallies quantiles of no score",
                new Darts(2),
                Stop.standardError("", 0.1).quantile(0.5));
        assertRefused(
                "name one of value", WAITS, Stop.standardError("other", 0.1).quantile(0.5));
        assertRefused(
                "accuracy=0.002", WAITS, Stop.relativeError("value", 0.002).quantile(0.5));
        Stop.AtTarget mean = Stop.standardError("value", 0.1);
        assertThrows(ConfigurationException.class, () -> mean.quantile(1));
    }
}
