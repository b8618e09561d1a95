package org.halocline.variance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.halocline.Engine;
import org.halocline.error.ConfigurationException;
import org.halocline.error.RunFailedException;
import org.halocline.error.RunInterruptedException;
import org.halocline.model.ConvergencePoint;
import org.halocline.model.Progress;
import org.halocline.model.Run;
import org.halocline.model.RunMonitor;
import org.halocline.model.RunResult;
import org.halocline.model.SampleSimulation;
import org.halocline.model.Share;
import org.halocline.model.Stop;
import org.halocline.sample.SampleStream;
import org.halocline.statistics.Warning;
import org.halocline.statistics.Warnings;
import org.junit.jupiter.api.Test;

/// Methods that take several runs, as one run of the engine.
class RoundsTest {
    private static final GaussianPeak PEAK = new GaussianPeak(4, 15, 0.3, 1);
    private static final Vegas VEGAS = new Vegas(PEAK, 4, 20, 1.5, 2, 4);
    private static final Run RUN = Run.samples(1000).seed(3);

    private static RunResult run(Vegas vegas, Run run) {
        return Engine.run(vegas, run, RunMonitor.NONE);
    }

    private static VegasResult table(RunResult result) {
        return (VegasResult) result.findings().orElseThrow().table();
    }

    @Test
    void workersChangeNoBitOfTheWhole() {
        RunResult one = run(VEGAS, RUN);
        for (int workers : new int[] {2, 3}) {
            RunResult many = run(VEGAS, RUN.workers(workers).inProcess());
            assertEquals(workers, many.workers());
            assertEquals(one.stateHash(), many.stateHash());
            assertEquals(one.estimates(), many.estimates());
            assertEquals(table(one), table(many));
        }
        assertFalse(one.stateHash().equals(run(VEGAS, RUN.seed(4)).stateHash()));
    }

    @Test
    void theResultIsThatOfAllRounds() {
        RunResult result = run(VEGAS, RUN);
        assertEquals(VEGAS.run(RUN), table(result));
        assertEquals(table(result).estimate(), result.estimate("value"));
        assertEquals(6000, result.samples());
        assertEquals(4000, result.estimate().samples());
        assertEquals(PEAK, result.simulation());
        assertEquals(3, result.seed());
        assertTrue(result.perSecond() > 0);
        assertTrue(result.toString().contains("chi2/dof"), result.toString());
    }

    /// Progress does not begin again with each round, and averages are told as they come.
    @Test
    void aMonitorSeesOneRun() {
        List<Long> done = new ArrayList<>();
        List<Long> points = new ArrayList<>();
        Engine.run(VEGAS, RUN, new RunMonitor() {
            @Override
            public void progress(Progress progress) {
                done.add(progress.done());
                assertEquals(6000, progress.expected());
            }

            @Override
            public void estimated(ConvergencePoint point) {
                points.add(point.samples());
            }
        });
        assertEquals(done.stream().sorted().toList(), done);
        assertEquals(6000, done.getLast());
        assertEquals(List.of(1000L, 2000L, 3000L, 4000L), points);
    }

    @Test
    void aRoundThatTheTimeLimitCutsOffDoesNotCount() {
        Vegas many = new Vegas(PEAK, 4, 20, 1.5, 1, 10_000);
        RunResult cut = run(many, RUN.limitSeconds(0.3));
        VegasResult table = table(cut);
        int counted =
                (int) table.rounds().stream().filter(VegasResult.Round::counts).count();
        assertTrue(counted >= 1 && counted < 10_000, cut.toString());
        assertEquals(table, table(run(new Vegas(PEAK, 4, 20, 1.5, 1, counted), RUN)));
        String note = cut.notes().getLast();
        assertTrue(note.contains("run.sampling.rounds=" + counted + " and no limit"), note);
    }

    @Test
    void aLimitBeforeTheFirstRoundThatCountsIsAFailure() {
        RunFailedException failure = assertThrows(RunFailedException.class, () -> run(VEGAS, RUN.limitSeconds(1e-9)));
        assertTrue(String.valueOf(failure.getMessage()).contains("rounds=0, warmUp=2; no round"));
    }

    @Test
    void anInterruptBetweenRoundsEndsTheRun() {
        RunMonitor impatient = new RunMonitor() {
            @Override
            public void estimated(ConvergencePoint point) {
                Thread.currentThread().interrupt();
            }
        };
        assertThrows(RunInterruptedException.class, () -> Engine.run(VEGAS, RUN, impatient));
        assertFalse(Thread.interrupted());
    }

    /// Zeros everywhere tell of no error, not of one that is tiny.
    @Test
    void roundsThatFindNothingSaySo() {
        RunResult result = run(new Vegas(new GaussianPeak(2, 1, 0.5, 0), 2, 10, 1.5, 1, 3), RUN);
        assertEquals(0, result.estimate().mean());
        assertEquals(0, result.estimate().standardError());
        assertEquals(1, table(result).probability());
        assertTrue(Double.isNaN(table(result).varianceRatio()));
        Warning warning = result.warnings().getFirst();
        assertEquals(Warning.Code.NO_HITS, warning.code());
        assertTrue(warning.toString().contains("none of 3000 samples scored"), warning.toString());
    }

    @Test
    void whatIsForSingleRunsIsRefused() {
        refused("share=1/2", RUN.share(new Share(1, 2)));
        refused("samples=1;", Run.samples(1));
        refused("vegas needs the number of samples", Run.until(Stop.standardError("value", 0.1)));
    }

    private static void refused(String why, Run run) {
        ConfigurationException refusal = assertThrows(ConfigurationException.class, () -> run(VEGAS, run));
        assertTrue(String.valueOf(refusal.getMessage()).contains(why), refusal.getMessage());
    }

    /// Without a warm-up the first rounds miss much of the peak, and say that they know it well.
    @Test
    void aWarningTellsOfRoundsThatDisagree() {
        int disagreeing = 0;
        for (int seed = 1; seed <= 8; seed++) {
            RunResult result = run(new Vegas(PEAK, 4, 20, 1.5, 0, 4), RUN.seed(seed));
            boolean warned =
                    result.warnings().stream().anyMatch(warning -> warning.code() == Warning.Code.ROUNDS_DISAGREE);
            assertEquals(table(result).probability() < Warnings.UNLIKELY, warned, result.toString());
            disagreeing += warned ? 1 : 0;
        }
        assertTrue(disagreeing > 0);
        assertEquals(List.of(), Warnings.rounds("x", 0.5).stream().toList());
    }

    /// A simulation that fails.
    public record Broken() implements SampleSimulation {
        @Override
        public double sample(SampleStream random) {
            throw new IllegalArgumentException("broken");
        }
    }

    @Test
    void aSampleThatFailsInTheCallingProcessIsAFailureOfTheRun() {
        RunFailedException failure = assertThrows(RunFailedException.class, () -> run(new Vegas(new Broken(), 1), RUN));
        assertTrue(String.valueOf(failure.getMessage()).contains("sample=0"), failure.getMessage());
    }

    @Test
    void multilevelTakesAnErrorAndASimulationThatCanBeSampled() {
        Multilevel multilevel = new Multilevel(new Milstein());
        ConfigurationException refusal = assertThrows(
                ConfigurationException.class,
                () -> Engine.run(multilevel, Run.until(Stop.standardError("", 0.1)), RunMonitor.NONE));
        assertTrue(String.valueOf(refusal.getMessage()).contains("use estimate(error, run)"), refusal.getMessage());
        assertThrows(ConfigurationException.class, () -> Engine.run(multilevel, RUN, RunMonitor.NONE));
    }
}
