package org.halocline.simulations.options;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.halocline.Engine;
import org.halocline.error.ConfigurationException;
import org.halocline.error.RunFailedException;
import org.halocline.model.Run;
import org.halocline.model.RunMonitor;
import org.halocline.model.RunResult;
import org.halocline.model.Stop;
import org.halocline.sample.Estimate;
import org.halocline.sample.RandomStreams;
import org.halocline.sample.SampleStream;
import org.halocline.simulations.Estimates;
import org.halocline.simulations.options.SteppedOption.Scheme;
import org.halocline.variance.ImportanceSampling;
import org.halocline.variance.LevelSimulation;
import org.halocline.variance.Multilevel;
import org.halocline.variance.MultilevelResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SteppedOptionTest {
    private static final Stop.AtTarget TARGET = Stop.standardError("", 0.03);

    /// Computed by the formula of Black and Scholes with mpmath at 30 digits.
    private static final double CALL = 10.450583572185565;

    private static SteppedOption option(Scheme scheme, int steps) {
        return new SteppedOption(OptionType.CALL, 100, 100, 0.05, 0, 0.2, 1, scheme, steps);
    }

    private static RunResult levels(SteppedOption option, Run run) {
        return Engine.run(new Multilevel(option, 500, 12), run, RunMonitor.NONE);
    }

    private static MultilevelResult table(RunResult result) {
        return (MultilevelResult) result.findings().orElseThrow().table();
    }

    @ParameterizedTest
    @EnumSource(Scheme.class)
    void theMeanOfTheAssetIsThatOfTheScheme(Scheme scheme) {
        SteppedOption option = new SteppedOption(OptionType.PUT, 90, 100, 0.3, 0.1, 0.4, 2, scheme, 3);
        double exact = Estimates.exact(option);
        assertEquals(90 * Math.exp(-0.6) * Math.pow(1 + 0.2 * 2 / 3, 3), exact, 1e-12);
        Estimates.assertNear(exact, 0.4, Estimates.of(option, 20_000).get("asset"));
    }

    /// Strong order ½ by Euler, 1 by Milstein: variances of corrections fall as 2^−l and 2^−2l.
    @ParameterizedTest
    @EnumSource(Scheme.class)
    void levelsLeadToTheFormulaOfBlackAndScholes(Scheme scheme) {
        SteppedOption option = option(scheme, 2);
        assertEquals(CALL, option.limit().orElseThrow().mean(), 1e-11);
        RunResult result = levels(option, Run.until(TARGET).seed(5));
        MultilevelResult table = table(result);
        assertEquals(scheme == Scheme.EULER ? 1 : 2, table.beta(), 0.35, table.toString());
        assertEquals(1, table.gamma(), 1e-9, table.toString());
        Estimate price = result.estimate("price");
        assertTrue(price.standardError() <= 0.03 * 1.01, price.toString());
        assertTrue(Math.abs(price.mean() - CALL) < 4 * price.standardError(), result.toString());
        assertTrue(table.bias() <= 0.03, table.toString());
        assertTrue(result.verification().orElseThrow().passed());
        assertEquals(
                result.samples(),
                table.levels().stream()
                        .mapToLong(MultilevelResult.Level::samples)
                        .sum());
    }

    @Test
    void workersChangeNoBit() {
        Run run = Run.until(Stop.standardError("price", 0.1)).seed(7);
        RunResult one = levels(option(Scheme.MILSTEIN, 1), run);
        for (int workers : new int[] {2, 3}) {
            RunResult many =
                    levels(option(Scheme.MILSTEIN, 1), run.workers(workers).inProcess());
            assertEquals(one.stateHash(), many.stateHash());
            assertEquals(one.estimates(), many.estimates());
            assertEquals(table(one), table(many));
        }
    }

    /// The coarse path of a level has the same steps as the fine one of the level below, and the sums of its numbers.
    @Test
    void theCoarsePathAddsUpTheNumbersOfTheFineOne() {
        SteppedOption four = option(Scheme.EULER, 2);
        SampleStream stream = new RandomStreams(3).sample(11);
        LevelSimulation.Coupled pair = four.sample(1, stream);
        SampleStream again = new RandomStreams(3).sample(11);
        double coarse = 100;
        for (int n = 0; n < 2; n++) {
            double dw = 0.5 * again.nextGaussian() + 0.5 * again.nextGaussian();
            coarse *= 1 + 0.05 * 0.5 + 0.2 * dw;
        }
        assertEquals(Math.exp(-0.05) * Math.max(0, coarse - 100), pair.coarse(), 1e-9);
    }

    @Test
    void timeThatRunsOutLeavesATargetThatIsNotMet() {
        Run run = Run.until(Stop.standardError("price", 1e-7)).seed(7).limitSeconds(0.5);
        RunResult result = levels(option(Scheme.MILSTEIN, 1), run);
        String note = result.notes().getLast();
        assertTrue(note.startsWith("limitSeconds=0.5 was reached with standardError="), note);
        assertTrue(result.estimate("price").standardError() > 1e-7);
        assertThrows(RunFailedException.class, () -> levels(option(Scheme.MILSTEIN, 1), run.limitSeconds(1e-9)));
    }

    @Test
    void endsThatMultilevelCannotHaveAreRefused() {
        for (Stop stop : List.of(
                new Stop.AfterSamples(100),
                Stop.relativeError("price", 0.1),
                Stop.standardError("asset", 0.1),
                Stop.standardError("price", 0.1).maxSamples(10_000))) {
            assertThrows(
                    ConfigurationException.class,
                    () -> levels(option(Scheme.EULER, 1), Run.samples(1).stop(stop)),
                    stop.toString());
        }
    }

    /// P(S > 200) is 3·10⁻⁴, and its price one in 600 of the call at 100.
    @Test
    void anOptionFarFromTheMoneyIsPricedFromShiftedNumbers() {
        SteppedOption far = new SteppedOption(OptionType.CALL, 100, 200, 0.05, 0, 0.2, 1, Scheme.MILSTEIN, 1);
        double shift = 3;
        RunResult result = Engine.run(
                ImportanceSampling.shifted(far, shift), Run.samples(20_000).seed(2));
        Estimate price = result.estimate("price");
        // One step: S = 100·(1.05 + 0.2z + 0.02(z² − 1)) > 200 from z = (−0.2 + √(0.04 + 0.08·0.97))/0.04 on.
        double root = (-0.2 + Math.sqrt(0.04 + 0.08 * 0.97)) / 0.04;
        double exact = Math.exp(-0.05) * partial(root);
        Estimates.assertNear(exact, 0.02 * exact, price);
        Estimate plain = Engine.run(far, Run.samples(20_000).seed(2)).estimate("price");
        assertTrue(plain.standardError() > 5 * price.standardError(), plain + " against " + price);
    }

    /// ∫ (2z² + 20z − 97) φ(z) dz from `low` on: φ(low)·(2·low + 20) − 95·(1 − Φ(low)).
    private static double partial(double low) {
        double density = Math.exp(-low * low / 2) / Math.sqrt(2 * Math.PI);
        return density * (2 * low + 20) - 95 * Lognormal.cumulative(-low);
    }
}
