package org.halocline.variance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.halocline.Engine;
import org.halocline.error.ConfigurationException;
import org.halocline.error.RunFailedException;
import org.halocline.error.RunInterruptedException;
import org.halocline.model.CheckpointRequest;
import org.halocline.model.Compression;
import org.halocline.model.ConvergencePoint;
import org.halocline.model.MergeRequest;
import org.halocline.model.Replay;
import org.halocline.model.Rounds;
import org.halocline.model.Run;
import org.halocline.model.RunMonitor;
import org.halocline.model.RunResult;
import org.halocline.model.SampleSimulation;
import org.halocline.model.SavedRun;
import org.halocline.model.Schedule;
import org.halocline.model.Stop;
import org.halocline.runtime.RoundsCheckpoints;
import org.halocline.runtime.RoundsPlan;
import org.halocline.sample.SampleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Runs in rounds that are stopped and go on.
class ResumedRoundsTest {
    private static final Vegas VEGAS = new Vegas(new GaussianPeak(2, 15, 0.3, 1), 2, 20, 1.5, 2, 4, 9);
    private static final Run RUN = Run.samples(500).seed(3);
    private static final Multilevel LEVELS = new Multilevel(new MilsteinCall(), 200, 12);
    private static final Run TARGET =
            Run.until(Stop.standardError("value", 0.2)).seed(5);
    private static final ClassLoader LOADER = ResumedRoundsTest.class.getClassLoader();

    @TempDir
    Path folder;

    private Run kept(Run run) {
        return run.checkpoint(new CheckpointRequest(
                new Schedule.OnRequest(), folder.resolve("checkpoints").toString(), 1000, Compression.NONE));
    }

    private RunResult resume(UnaryOperator<Rounds> extend, RunMonitor monitor) {
        return Engine.resume(folder.resolve("checkpoints"), LOADER, run -> run, extend, monitor);
    }

    private static void assertSame(RunResult one, RunResult many) {
        assertEquals(one.stateHash(), many.stateHash());
        assertEquals(one.samples(), many.samples());
        assertEquals(one.estimates(), many.estimates());
        assertEquals(
                one.findings().orElseThrow().table(),
                many.findings().orElseThrow().table());
    }

    /// Stops after some estimates, and collects them.
    private static final class Stopper implements RunMonitor {
        private final List<ConvergencePoint> points = new ArrayList<>();
        private final int most;

        Stopper(int most) {
            this.most = most;
        }

        @Override
        public void estimated(ConvergencePoint point) {
            points.add(point);
            if (points.size() == most) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void roundsThatWereStoppedGoOnToTheSameBits(int points) {
        Stopper stopper = new Stopper(points);
        RunInterruptedException stopped =
                assertThrows(RunInterruptedException.class, () -> Engine.run(VEGAS, kept(RUN), stopper));
        assertTrue(stopped.checkpoint().orElseThrow().endsWith("step-00000000" + (2 + points) * 500));
        SavedRun saved = Engine.saved(folder.resolve("checkpoints"), LOADER, RunMonitor.NONE);
        assertEquals(500L * points, saved.rounds().orElseThrow().told());
        assertEquals(500L * (2 + points), saved.samples());
        assertFalse(saved.rounds().orElseThrow().isDone());
        Stopper rest = new Stopper(-1);
        RunResult resumed = Engine.resume(
                folder.resolve("checkpoints"), LOADER, run -> run.workers(3).inProcess(), rest);
        Stopper all = new Stopper(-1);
        assertSame(Engine.run(VEGAS, RUN, all), resumed);
        assertEquals(3, resumed.workers());
        stopper.points.addAll(rest.points);
        assertEquals(all.points, stopper.points);
    }

    /// As if the process had been killed right after each of them.
    @Test
    void everyCheckpointLeadsToTheSameBits() {
        List<Path> written = written(VEGAS, RUN);
        assertTrue(written.size() >= 2, written::toString);
        RunResult whole = Engine.run(VEGAS, RUN, RunMonitor.NONE);
        for (Path each : written) {
            assertSame(whole, Engine.resume(each, run -> run.checkpoint(CheckpointRequest.NONE), RunMonitor.NONE));
        }
    }

    @Test
    void everyCheckpointOfLevelsLeadsToTheSameBits() {
        List<Path> written = written(LEVELS, TARGET);
        assertTrue(written.size() >= 2, written::toString);
        Stopper all = new Stopper(-1);
        RunResult whole = Engine.run(LEVELS, TARGET, all);
        for (Path each : written) {
            long told = Engine.saved(each, LOADER, RunMonitor.NONE)
                    .rounds()
                    .orElseThrow()
                    .told();
            Stopper rest = new Stopper(-1);
            assertSame(whole, Engine.resume(each, run -> run.checkpoint(CheckpointRequest.NONE), rest));
            assertEquals(
                    all.points.stream().filter(point -> point.samples() > told).toList(), rest.points);
        }
    }

    private List<Path> written(Rounds method, Run run) {
        List<Path> written = new ArrayList<>();
        Engine.run(method, kept(run), new RunMonitor() {
            @Override
            public void checkpointed(Path checkpoint, long number) {
                written.add(checkpoint);
            }
        });
        return written;
    }

    @Test
    void moreRoundsAreThoseOfALongerRun() {
        Engine.run(VEGAS, kept(RUN), RunMonitor.NONE);
        assertTrue(Engine.saved(folder.resolve("checkpoints"), LOADER, RunMonitor.NONE)
                .rounds()
                .orElseThrow()
                .isDone());
        RunResult extended = resume(method -> method.extended(7), RunMonitor.NONE);
        Vegas longer = new Vegas(VEGAS.inner(), 2, 20, 1.5, 2, 7, 9);
        assertSame(Engine.run(longer, RUN, RunMonitor.NONE), extended);
        refused("rounds=7, before=7", () -> resume(method -> method.extended(7), RunMonitor.NONE));
        refused("rounds=9; multilevel", () -> LEVELS.extended(9));
    }

    @Test
    void aSampleThatFailsIsNamedWithItsRound() {
        Vegas failing = new Vegas(new LostIn(700), 1, 10, 1.5, 1, 2);
        RunFailedException e = assertThrows(
                RunFailedException.class,
                () -> Engine.run(failing, Run.samples(800).seed(3), RunMonitor.NONE));
        String message = String.valueOf(e.getMessage());
        assertTrue(message.contains("halocline replay CONFIG --round 1 --sample 700"), message);
        Replay replay = Engine.replay(failing, Run.samples(800).seed(3), 1, -1, 700, 3);
        assertEquals("lost", replay.failure().orElseThrow().getMessage());
    }

    /// Fails in one sample of the rounds that follow.
    public record LostIn(long lost) implements SampleSimulation {
        @Override
        public double sample(SampleStream random) {
            if (random.sample() == lost) {
                throw new IllegalStateException("lost");
            }
            return random.nextDouble();
        }
    }

    /// The same numbers as in the run.
    @Test
    void aReplayedSampleIsThatOfItsRound() {
        List<Long> seen = new ArrayList<>();
        RunResult whole = Engine.run(VEGAS, RUN, RunMonitor.NONE);
        VegasResult table = (VegasResult) whole.findings().orElseThrow().table();
        for (int round : new int[] {1, 4}) {
            double sum = 0;
            VegasSample drawn = (VegasSample) VEGAS.drawnIn(RUN, round, -1, 0);
            for (long sample = 0; sample < 500; sample++) {
                sum += Engine.replay(drawn, 3, sample, 0).scores().getOrDefault("value", 0.0);
            }
            double mean = Math.scalb(sum / 500, drawn.exponent());
            assertEquals(table.rounds().get(round - 1).mean(), mean, 1e-12 * Math.abs(mean));
            seen.add(Double.doubleToLongBits(mean));
        }
        assertEquals(2, seen.stream().distinct().count());
    }

    @Test
    void whatRoundsFollowFromStays() {
        Engine.run(VEGAS, kept(RUN), RunMonitor.NONE);
        Path checkpoints = folder.resolve("checkpoints");
        refused(
                "all rounds follow from that",
                () -> Engine.resume(checkpoints, run -> run.stop(new Stop.AfterSamples(600)), RunMonitor.NONE));
        refused(
                "run in rounds",
                () -> Engine.merge(
                        new MergeRequest(List.of(checkpoints), true, Optional.empty()), LOADER, RunMonitor.NONE));
    }

    /// Their checksums are right.
    @Test
    void whatNoRoundsCanHaveLearnedIsRefused() {
        VegasProgress none = VegasProgress.begin(VEGAS, 500);
        VegasResult.Found first = new VegasResult.Found(false, 1, 0.1, 500, 1);
        VegasMap other = VegasMap.uniform(2, 19);
        for (VegasProgress odd : List.of(
                new VegasProgress(List.of(first), none.map(), none.next(), none.shares()),
                new VegasProgress(List.of(), other, none.next(), none.shares()),
                new VegasProgress(List.of(), none.map(), other, none.shares()),
                new VegasProgress(List.of(), none.map(), none.next(), VegasCubes.equal(9, 2, 600)),
                new VegasProgress(List.of(), none.map(), none.next(), VegasCubes.equal(1, 2, 500)))) {
            refusedProgress("not of this method", new SeriesProgress(0, 0, 0, 0, 0, 0, 1, "", odd));
        }
        refusedProgress(
                "of another method",
                new SeriesProgress(0, 0, 0, 0, 0, 0, 1, "", new LevelProgress(0, List.of(), List.of())));
        refusedProgress("of another method", new Odd(0, 0, -1, 0, 0, 0, 1, "", none));
    }

    @Test
    void roundsWithoutNumbersAreRefused() {
        double infinite = Double.POSITIVE_INFINITY;
        for (VegasResult.Found odd : List.of(
                new VegasResult.Found(true, Double.NaN, 0.1, 500, 1),
                new VegasResult.Found(true, -infinite, 0.1, 500, 1),
                new VegasResult.Found(true, 1, infinite, 500, 1),
                new VegasResult.Found(true, 1, -0.1, 500, 1),
                new VegasResult.Found(true, 1, 0.1, 500, -1),
                new VegasResult.Found(true, 1, 0.1, 500, Double.NaN),
                new VegasResult.Found(true, 1, 0.1, 1, 1))) {
            VegasProgress none = VegasProgress.begin(VEGAS, 500);
            refused(
                    "no round gives that",
                    () -> new VegasProgress(List.of(odd), none.map(), none.next(), none.shares()));
        }
    }

    private void refusedProgress(String why, Record progress) {
        Run run = kept(RUN);
        try (RoundsCheckpoints checkpoints = new RoundsCheckpoints(run, Optional.empty(), 0, RunMonitor.NONE)) {
            checkpoints.keep(new RoundsPlan(VEGAS, run, 1, progress, false, 0), 0);
            checkpoints.write();
        }
        refused(why, () -> resume(method -> method, RunMonitor.NONE));
    }

    /// Has the components of a [SeriesProgress], and none of its bounds.
    private record Odd(
            long hashHigh,
            long hashLow,
            long runs,
            long samples,
            double drawing,
            int restarts,
            int workers,
            String transport,
            Record learned) {}

    @Test
    void oddNumbersAreRefused() {
        refused("no series", () -> new SeriesProgress(0, 0, 2, 3, 0, 0, 1, "", LEVELS));
        refused("no series", () -> new SeriesProgress(0, 0, 0, 0, Double.NaN, 0, 1, "", LEVELS));
        LevelProgress.Sums some = new LevelProgress.Sums(200, 1, 1, 1, 1);
        LevelProgress.Sums empty = new LevelProgress.Sums(0, 0, 0, 0, 0);
        List<Long> wanted = List.of(200L, 200L, 200L);
        new LevelProgress(0, List.of(some, some, empty), wanted).requireOf(LEVELS, 400);
        refused(
                "not of this method",
                () -> new LevelProgress(0, List.of(some, empty, some), wanted).requireOf(LEVELS, 400));
        refused(
                "not of this method",
                () -> new LevelProgress(0, List.of(some, some, some), wanted).requireOf(LEVELS, 400));
        refused("no levels", () -> new LevelProgress(0, List.of(some), wanted));
        refused(
                "no levels",
                () -> new LevelProgress(0, List.of(new LevelProgress.Sums(2, Double.NaN, 1, 1, 1)), List.of(2L)));
    }

    private static void refused(String why, Runnable what) {
        ConfigurationException refusal = assertThrows(ConfigurationException.class, what::run);
        assertTrue(String.valueOf(refusal.getMessage()).contains(why), refusal.getMessage());
    }
}
