package org.halocline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.halocline.checkpoint.Checkpoint;
import org.halocline.checkpoint.CheckpointFolder;
import org.halocline.error.ConfigurationException;
import org.halocline.error.RunInterruptedException;
import org.halocline.model.CheckpointRequest;
import org.halocline.model.Compression;
import org.halocline.model.Observable;
import org.halocline.model.Observation;
import org.halocline.model.Run;
import org.halocline.model.RunMonitor;
import org.halocline.model.RunResult;
import org.halocline.model.SampleSimulation;
import org.halocline.model.Schedule;
import org.halocline.model.Simulation;
import org.halocline.model.SnapshotRequest;
import org.halocline.model.Stop;
import org.halocline.testing.Collecting;
import org.halocline.testing.Fault;
import org.halocline.testing.Fault.Moment;
import org.halocline.testing.Fault.What;
import org.halocline.testing.FaultPlan;
import org.halocline.testing.FaultyDarts;
import org.halocline.testing.FaultyGrid;
import org.halocline.testing.Leftovers;
import org.halocline.testing.Medley;
import org.halocline.testing.Settling;
import org.halocline.testing.Solving;
import org.halocline.testing.Tides;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A run that goes on from a checkpoint, at any step and on any number of workers, is the run that never stopped.
@Timeout(120)
class ResumeTest {
    @TempDir
    Path folder;

    @AfterEach
    void nothingIsLeftBehind() {
        Leftovers.assertNone();
    }

    private Path checkpoints() {
        return folder.resolve("checkpoints");
    }

    private CheckpointRequest every(Schedule schedule, int keep, Compression compress) {
        return new CheckpointRequest(schedule, checkpoints().toString(), keep, compress);
    }

    private CheckpointRequest everyStep(Compression compress) {
        return every(Schedule.everySteps(1), 1000, compress);
    }

    /// What a monitor hears.
    private static final class Listener implements RunMonitor {
        private final List<Observation> observations = new ArrayList<>();
        private final List<String> notes = new ArrayList<>();

        @Override
        public void observed(Observation observation) {
            observations.add(observation);
        }

        @Override
        public void note(String line) {
            notes.add(line);
        }
    }

    private static UnaryOperator<Run> on(int workers) {
        return run -> run.workers(workers).inProcess().checkpoint(CheckpointRequest.NONE);
    }

    private static void assertSame(RunResult expected, RunResult actual, String where) {
        assertEquals(expected.stateHash(), actual.stateHash(), where);
        assertEquals(expected.steps(), actual.steps(), where);
        assertEquals(expected.time(), actual.time(), where);
        assertEquals(expected.samples(), actual.samples(), where);
        assertEquals(expected.observables(), actual.observables(), where);
        assertEquals(expected.estimates(), actual.estimates(), where);
        assertEquals(expected.errors(), actual.errors(), where);
        assertEquals(expected.verification(), actual.verification(), where);
    }

    /// Goes on from every checkpoint of a run, on one worker to six.
    ///
    /// @return how many checkpoints there were
    private int assertResumesEverywhere(Simulation simulation, Run run) throws IOException {
        Listener all = new Listener();
        RunResult whole = Engine.run(simulation, run, all);
        String pictures = pictures();
        List<Path> complete = new CheckpointFolder(checkpoints()).complete();
        int count = 0;
        for (Path path : complete) {
            Checkpoint checkpoint = Checkpoint.open(path);
            if (simulation instanceof SampleSimulation && checkpoint.samples() == whole.samples()) {
                // Nothing is left to do but to tell the result: a run may be killed at that point.
                assertSame(whole, Engine.resume(path, on(2), RunMonitor.NONE), "the end");
                continue;
            }
            if (checkpoint.step() == whole.steps() && checkpoint.samples() == whole.samples()) {
                assertThrows(ConfigurationException.class, () -> Engine.resume(path, on(1), RunMonitor.NONE));
                continue;
            }
            count++;
            for (int workers = 1; workers <= 6; workers++) {
                String where = simulation + ", " + path.getFileName() + ", workers=" + workers;
                Files.deleteIfExists(picturesFile());
                Listener rest = new Listener();
                assertSame(whole, Engine.resume(path, on(workers), rest), where);
                assertEquals(
                        all.observations.stream()
                                .filter(o -> o.step() > checkpoint.step())
                                .toList(),
                        rest.observations,
                        where);
                assertEquals(after(pictures, checkpoint.step()), pictures(), where);
            }
        }
        return count;
    }

    private Path picturesFile() {
        return folder.resolve("pictures").resolve("all");
    }

    private String pictures() throws IOException {
        return Files.exists(picturesFile()) ? Files.readString(picturesFile()) : "";
    }

    /// The pictures of later steps. Each begins with a line of its number, step and time.
    private static String after(String pictures, long step) {
        StringBuilder later = new StringBuilder();
        boolean isLater = false;
        for (String line : pictures.lines().toList()) {
            if (Character.isDigit(line.charAt(0))) {
                isLater = Long.parseLong(line.split(" ")[1]) > step;
            }
            later.append(isLater ? line + "\n" : "");
        }
        return later.toString();
    }

    private SnapshotRequest pictures(Schedule schedule, String field) {
        return new SnapshotRequest(
                "text", schedule, List.of(field), folder.resolve("pictures").toString(), Map.of());
    }

    @ParameterizedTest
    @CsvSource({"true, 1, NONE", "true, 3, LZ4", "false, 2, ZSTD", "false, 5, NONE"})
    void aGridRunGoesOnFromEveryStepOnAnyNumberOfWorkers(boolean adaptive, int workers, Compression compress)
            throws IOException {
        Run run = Run.until(2.5)
                .observe("volume", Observable.sum("h"))
                .observe("place", Observable.argmax("u"))
                .observeEvery(Schedule.everyTime(0.3))
                .snapshots(pictures(Schedule.times(0.0, 0.7, 1.3, 2.5), "h"))
                .checkpoint(everyStep(compress))
                .workers(workers)
                .inProcess();
        assertTrue(assertResumesEverywhere(new Tides(7, adaptive), run) > 10);
    }

    /// Schemes with everything in them, cut at random.
    @Test
    void randomSchemesGoOnFromEveryStep() throws IOException {
        int done = 0;
        for (long seed = 1; done < 12; seed++) {
            Medley medley = new Medley(seed);
            Path own = folder.resolve("medley-" + seed);
            Run run = medley.run().inProcess();
            Listener all = new Listener();
            RunResult whole = Engine.run(
                    medley,
                    run.checkpoint(
                            new CheckpointRequest(Schedule.everySteps(1), own.toString(), 1000, Compression.ZSTD)),
                    all);
            List<Path> complete = new CheckpointFolder(own).complete();
            for (Path path : complete.subList(0, Math.max(0, complete.size() - 1))) {
                Listener rest = new Listener();
                String where = medley + " " + path.getFileName();
                assertSame(whole, Engine.resume(path, on(1 + done % 6), rest), where);
                long step = Checkpoint.open(path).step();
                assertEquals(
                        all.observations.stream().filter(o -> o.step() > step).toList(), rest.observations, where);
            }
            done += complete.size() > 1 ? 1 : 0;
        }
    }

    @Test
    void aProgramGoesOnFromEveryStepWithWhatItRemembers() throws IOException {
        Run run = Run.steps(13)
                .observe("norm", Observable.l2("u"))
                .observeEvery(Schedule.everyTime(0.03))
                .snapshots(pictures(Schedule.everySteps(3), "u"))
                .checkpoint(everyStep(Compression.NONE))
                .workers(3)
                .inProcess();
        assertEquals(12, assertResumesEverywhere(new Settling(6, true, FaultPlan.NONE), run));
    }

    /// After its last step such a program has nothing to do but to tell how it ended.
    @Test
    void aProgramThatEndsByItselfGoesOnFromItsLastStep() {
        Run run = Run.toCompletion()
                .observe("norm", Observable.l2("u"))
                .observeEvery(Schedule.everySteps(2))
                .checkpoint(everyStep(Compression.NONE))
                .workers(2)
                .inProcess();
        RunResult whole = Engine.run(new Settling(6, true, FaultPlan.NONE), run);
        assertEquals(24, whole.steps());
        for (int workers : new int[] {1, 3}) {
            Listener rest = new Listener();
            assertSame(whole, Engine.resume(checkpoints(), on(workers), rest), "workers=" + workers);
            assertEquals(List.of(), rest.observations);
        }
    }

    @Test
    void aProgramThatCannotGoOnWritesNoCheckpointsAndSaysSo() {
        Run run = Run.toCompletion().checkpoint(every(new Schedule.OnRequest(), 1, Compression.NONE));
        Listener listener = new Listener();
        Engine.run(new Solving(5, 4, 1e-8), run, listener);
        assertTrue(listener.notes.toString().contains("Solving is not resumable"), listener.notes::toString);
        ConfigurationException e =
                assertThrows(ConfigurationException.class, () -> Engine.resume(checkpoints(), on(1), RunMonitor.NONE));
        assertTrue(e.toString().contains("nothing to resume from"), e.toString());
    }

    @Test
    void samplesGoOnFromAnyBatchOnAnyNumberOfWorkers() throws IOException {
        Run run = Run.samples(4001)
                .batch(41)
                .seed(5)
                .checkpoint(every(Schedule.everySeconds(0.005), 1000, Compression.NONE))
                .workers(2)
                .inProcess();
        assertTrue(assertResumesEverywhere(new FaultyDarts(12_000, FaultPlan.NONE), run) > 1);
    }

    @Test
    void aFinishedRunCanBeExtended() {
        Tides tides = new Tides(7, true);
        Run watched = Run.steps(30).observe("h", Observable.sum("h")).observeEvery(Schedule.everySteps(5));
        RunResult whole = Engine.run(tides, watched);
        Engine.run(tides, watched.stop(new Stop.AfterSteps(11)).checkpoint(every(Schedule.end(), 1, Compression.NONE)));
        UnaryOperator<Run> longer = run -> on(3).apply(run).stop(new Stop.AfterSteps(30));
        assertSame(whole, Engine.resume(checkpoints(), longer, RunMonitor.NONE), "steps");
    }

    @Test
    void aFinishedTimeCanBeExtendedWhereTheLongRunLandsOnIt() {
        Tides tides = new Tides(7, false);
        Run watched = Run.until(3).observe("h", Observable.sum("h")).observeEvery(Schedule.everyTime(0.75));
        RunResult whole = Engine.run(tides, watched);
        Engine.run(tides, watched.stop(new Stop.AtTime(1.5)).checkpoint(every(Schedule.end(), 1, Compression.NONE)));
        UnaryOperator<Run> longer = run -> on(2).apply(run).stop(new Stop.AtTime(3));
        assertSame(whole, Engine.resume(checkpoints(), longer, RunMonitor.NONE), "time");
    }

    @Test
    void finishedSamplesCanBeExtended() {
        FaultyDarts darts = new FaultyDarts(0, FaultPlan.NONE);
        RunResult whole = Engine.run(darts, Run.samples(5000));
        RunResult part = Engine.run(darts, Run.samples(1234).checkpoint(every(Schedule.end(), 1, Compression.NONE)));
        UnaryOperator<Run> more = run -> on(2).apply(run).stop(new Stop.AfterSamples(5000));
        assertSame(whole, Engine.resume(checkpoints(), more, RunMonitor.NONE), "samples");
        // A coordinator may die between its last checkpoint and its result.
        assertSame(part, Engine.resume(checkpoints(), on(1), RunMonitor.NONE), "nothing left to draw");
        UnaryOperator<Run> fewer = run -> on(1).apply(run).stop(new Stop.AfterSamples(1233));
        ConfigurationException e =
                assertThrows(ConfigurationException.class, () -> Engine.resume(checkpoints(), fewer, RunMonitor.NONE));
        assertTrue(e.toString().contains("samples=1233, reached=1234; the run is finished"), e.toString());
    }

    @Test
    void talliesOfAllKindsCanBeExtended() {
        Collecting collecting = new Collecting();
        RunResult whole = Engine.run(collecting, Run.samples(700));
        Engine.run(collecting, Run.samples(234).checkpoint(every(Schedule.end(), 1, Compression.NONE)));
        UnaryOperator<Run> more = run -> on(2).apply(run).stop(new Stop.AfterSamples(700));
        RunResult extended = Engine.resume(checkpoints(), more, RunMonitor.NONE);
        assertSame(whole, extended, "tallies");
        assertEquals(whole.tallies(), extended.tallies());
    }

    /// Nothing is kept in the session yet, and newer checkpoints push out older ones: the one that a run went on from
    /// must stay.
    @Test
    @Tag("process")
    void aResumedRunThatLosesAWorkerGoesBackToItsCheckpoint() throws IOException {
        Tides tides = new Tides(9, true);
        FaultPlan plan = FaultPlan.of(
                folder,
                Fault.of(Moment.START, 1, 0, What.KILL).skipping(1),
                Fault.of(Moment.FIRST_STAGE, 1, 2, What.KILL),
                Fault.of(Moment.LAST_STAGE, 0, 3, What.THROW));
        Run run = Run.until(4).observe("h", Observable.sum("h")).observeEvery(Schedule.everySteps(3));
        Listener all = new Listener();
        RunResult whole = Engine.run(tides, run, all);
        // Ends when rank 1 is lost at t = 2.
        assertThrows(
                RuntimeException.class,
                () -> Engine.run(
                        new FaultyGrid(tides, plan),
                        run.workers(2).maxRestarts(0).checkpoint(every(Schedule.everySteps(1), 1, Compression.ZSTD))));
        List<Path> left = new CheckpointFolder(checkpoints()).complete();
        assertEquals(1, left.size());
        Listener rest = new Listener();
        long step = Checkpoint.open(left.getFirst()).step();
        RunResult resumed =
                Engine.resume(checkpoints(), r -> r.workers(3).maxRestarts(5).keepSeconds(1000), rest);
        assertSame(whole, resumed, "resumed");
        assertEquals(2, resumed.restarts());
        assertEquals(all.observations.stream().filter(o -> o.step() > step).toList(), rest.observations);
    }

    @Test
    void onlyTheNewestAreKeptAndNothingUnfinishedStays() throws IOException {
        Engine.run(new Tides(5, false), Run.steps(9).checkpoint(every(Schedule.everySteps(2), 3, Compression.NONE)));
        try (var entries = Files.list(checkpoints())) {
            assertEquals(
                    List.of("step-000000000006", "step-000000000008", "step-000000000009"),
                    entries.map(e -> e.getFileName().toString()).sorted().toList());
        }
    }

    /// The first interrupt asks for a checkpoint; the run that goes on from there is the one that never stopped.
    @Test
    @Tag("process")
    void anInterruptedRunLeavesACheckpoint() {
        Tides tides = new Tides(9, true);
        Run run = Run.steps(20_000).observe("h", Observable.sum("h")).observeEvery(Schedule.everySteps(500));
        RunResult whole = Engine.run(tides, run);
        Thread caller = Thread.currentThread();
        RunMonitor impatient = new RunMonitor() {
            @Override
            public void observed(Observation observation) {
                if (observation.step() == 500) {
                    caller.interrupt();
                }
            }
        };
        RunInterruptedException e = assertThrows(
                RunInterruptedException.class,
                () -> Engine.run(
                        tides,
                        run.workers(2).checkpoint(every(new Schedule.OnRequest(), 1, Compression.NONE)),
                        impatient));
        assertFalse(Thread.interrupted());
        assertTrue(e.checkpoint().isPresent(), e::toString);
        assertTrue(e.step() >= 500 && e.step() < 20_000, e::toString);
        assertSame(whole, Engine.resume(checkpoints(), on(3), RunMonitor.NONE), e.toString());
    }
}
