package org.halocline.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.halocline.statistics.Warning.Code;
import org.junit.jupiter.api.Test;

class LongChainTest {
    private static Average average(double[] values) {
        LongChain chain = new LongChain();
        for (double value : values) {
            chain.add(value);
        }
        assertEquals(values.length, chain.values());
        return chain.average();
    }

    private static List<Code> codes(Average average) {
        return average.warnings("x").stream().map(Warning::code).toList();
    }

    @Test
    void aChainThatFitsIsTakenAsItIs() {
        double[] values = Chains.autoregressive(1, 0, 5000, 0.5);
        Average average = average(values);
        Autocorrelation found = Autocorrelation.of(values);
        assertEquals(found, average.correlation());
        assertEquals(Moments.mean(values), average.mean().mean(), 1e-15);
        assertEquals(
                Math.sqrt(Moments.variance(values) / found.effectiveSamples()),
                average.mean().standardError(),
                1e-16);
        assertEquals(5000 / (2.0 * found.window() + 1), average.mean().degreesOfFreedom());
        assertEquals(RHat.of(values), average.rHat());
        assertEquals(List.of(), codes(average));
    }

    /// 300 000 values are blocks of 8. τ = 19 and the error √(19/n) of the process are known.
    @Test
    void blocksOfALongChainTellTheSameErrorAndTime() {
        int n = 300_000;
        double[] values = Chains.autoregressive(2, 0, n, 0.9);
        Average average = average(values);
        Autocorrelation whole = Autocorrelation.of(values);
        assertEquals(Moments.mean(values), average.mean().mean(), 1e-15);
        assertEquals(n, average.correlation().values());
        assertEquals(19, average.correlation().time(), 4 * whole.standardError());
        assertEquals(1, average.rHat(), 1e-3);
        assertEquals(Math.sqrt(19.0 / n), average.mean().standardError(), 0.06 * Math.sqrt(19.0 / n));
        assertTrue(Math.abs(average.mean().mean()) < 4 * average.mean().standardError(), average.toString());
        assertEquals(List.of(), codes(average));
    }

    /// Independent values have τ = 1, also when only their blocks are there.
    @Test
    void blocksOfIndependentValuesShowThatTheyAre() {
        Average average = average(Chains.autoregressive(3, 0, 200_000, 0));
        assertEquals(1, average.correlation().time(), 0.06);
    }

    @Test
    void intervalsContainTheTruthAsOftenAsTheySay() {
        int hits = 0;
        for (int seed = 0; seed < 200; seed++) {
            hits += average(Chains.autoregressive(seed, 0, 1500, 0.8))
                            .interval(0.95)
                            .contains(0)
                    ? 1
                    : 0;
        }
        assertTrue(hits >= 180 && hits <= 198, "hits=" + hits);
    }

    @Test
    void aChainThatHasNotSettledIsToldFromOneThatHas() {
        int drifts = 0;
        int falseAlarms = 0;
        for (int seed = 0; seed < 50; seed++) {
            double[] values = Chains.autoregressive(seed, 0, 4000, 0.5);
            falseAlarms += codes(average(values)).size();
            for (int i = 0; i < 2000; i++) {
                values[i] += 0.4;
            }
            drifts += codes(average(values)).isEmpty() ? 0 : 1;
        }
        assertEquals(0, falseAlarms);
        assertTrue(drifts >= 45, "found " + drifts + " of 50");
    }

    /// The means of the halves agree, but one moves three times as far: only R-hat sees it.
    @Test
    void halvesOfDifferentWidthDisagree() {
        int found = 0;
        int falseAlarms = 0;
        for (int seed = 0; seed < 50; seed++) {
            double[] values = Chains.autoregressive(seed, 0, 400, 0.5);
            falseAlarms += codes(average(values)).size();
            for (int i = 0; i < 200; i++) {
                values[i] *= 3;
            }
            found += codes(average(values)).contains(Code.CHAINS_DISAGREE) ? 1 : 0;
        }
        assertTrue(found >= 40, "found " + found + " of 50");
        assertTrue(falseAlarms <= 2, "false alarms " + falseAlarms);
    }

    @Test
    void noErrorIsMadeUpWhereNoneCanBeKnown() {
        Average few = average(new double[] {1, 2, 4});
        assertEquals(7 / 3.0, few.mean().mean());
        assertTrue(Double.isNaN(few.mean().standardError()), few.toString());
        assertTrue(Double.isNaN(few.rHat()), few.toString());
        assertEquals(List.of(Code.SHORT_CHAIN), codes(few));
        double[] still = new double[1000];
        Arrays.fill(still, 0.1);
        Average equal = average(still);
        assertEquals(0.1, equal.mean().mean());
        assertTrue(Double.isNaN(equal.mean().standardError()), equal.toString());
        assertEquals(List.of(Code.SHORT_CHAIN), codes(equal));
        assertTrue(equal.warnings("x").getFirst().sentence().startsWith("all 1000 values of the chain are equal"));
    }

    @Test
    void aChainTooShortForItsMemoryIsWarnedOf() {
        assertEquals(List.of(Code.SHORT_CHAIN), codes(average(Chains.autoregressive(5, 0, 500, 0.99))));
    }
}
