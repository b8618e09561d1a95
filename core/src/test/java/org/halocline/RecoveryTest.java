package org.halocline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.halocline.error.RunFailedException;
import org.halocline.error.WorkerLostException;
import org.halocline.model.Observable;
import org.halocline.model.Observation;
import org.halocline.model.Recovery;
import org.halocline.model.Run;
import org.halocline.model.RunMonitor;
import org.halocline.model.RunResult;
import org.halocline.model.Schedule;
import org.halocline.model.Simulation;
import org.halocline.model.Stop;
import org.halocline.testing.Fault;
import org.halocline.testing.Fault.Moment;
import org.halocline.testing.Fault.What;
import org.halocline.testing.FaultPlan;
import org.halocline.testing.FaultyDarts;
import org.halocline.testing.FaultyGrid;
import org.halocline.testing.Leftovers;
import org.halocline.testing.Misbehaving;
import org.halocline.testing.Settling;
import org.halocline.testing.Stuck;
import org.halocline.testing.Tides;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A worker that is lost at a known place changes nothing but the time that the run takes.
@Tag("process")
@Timeout(60)
class RecoveryTest {
    private static final Tides TIDES = new Tides(12, true);
    private static final double END = 4;

    @TempDir
    Path folder;

    @AfterEach
    void nothingIsLeftBehind() {
        Leftovers.assertNone();
    }

    /// Keeps the state after every step, and forgives everything.
    private static Run forgiving(Run run) {
        return run.survival(run.maxRestarts(1000).keepSeconds(0).survival());
    }

    private static Run tides() {
        return forgiving(Run.until(END)
                .observe("volume", Observable.sum("h"))
                .observe("flow", Observable.l2("u"))
                .observeEvery(Schedule.everySteps(1)));
    }

    private FaultPlan faults(Fault... faults) {
        return FaultPlan.of(folder, faults);
    }

    /// What a monitor hears.
    private static class Listener implements RunMonitor {
        private final List<Observation> observations = new ArrayList<>();
        private final List<Recovery> recoveries = new ArrayList<>();

        @Override
        public void observed(Observation observation) {
            observations.add(observation);
        }

        @Override
        public void recovered(Recovery recovery) {
            recoveries.add(recovery);
        }
    }

    /// Both runs tell the same, and end the same.
    private static List<Recovery> assertSame(Simulation quiet, Run quietRun, Simulation faulty, Run run) {
        Listener expected = new Listener();
        Listener heard = new Listener();
        RunResult one = Engine.run(quiet, quietRun.inProcess(), expected);
        RunResult many = Engine.run(faulty, run, heard);
        assertEquals(one.stateHash(), many.stateHash());
        assertEquals(one.steps(), many.steps());
        assertEquals(one.samples(), many.samples());
        assertEquals(one.time(), many.time());
        assertEquals(one.observables(), many.observables());
        assertEquals(one.estimates(), many.estimates());
        assertEquals(expected.observations, heard.observations);
        assertEquals(many.restarts(), heard.recoveries.size(), heard.recoveries::toString);
        return heard.recoveries;
    }

    private List<Recovery> assertTidesSame(int workers, Fault... faults) {
        FaultPlan plan = faults(faults);
        List<Recovery> recoveries = assertSame(TIDES, tides(), new FaultyGrid(TIDES, plan), tides().workers(workers));
        int turns = 0;
        for (Fault fault : faults) {
            turns += fault.skips() + fault.times();
        }
        assertEquals(turns, plan.turns(), "faults that happened");
        return recoveries;
    }

    /// What a worker died of, in the words that tell of it.
    private static String words(What what) {
        return switch (what) {
            case KILL, HALT -> "exitCode=137 (killed";
            case CRASH -> "exitCode=134";
            case EXIT -> "exitCode=42";
            case MEMORY -> "out of memory";
            case STOP, LOOP -> "worker hung: rank=1";
            case THROW -> "an injected fault";
        };
    }

    @Test
    void aWorkerThatDiesIsReplacedWhateverItDiesOf() throws IOException {
        What[] ways = {What.KILL, What.HALT, What.CRASH, What.EXIT, What.MEMORY, What.THROW};
        Fault[] faults = new Fault[ways.length];
        for (int n = 0; n < ways.length; n++) {
            faults[n] = Fault.of(Moment.FIRST_STAGE, 1, 0.5 * (n + 1), ways[n]);
        }
        List<Recovery> recoveries = assertTidesSame(2, faults);
        assertEquals(ways.length, recoveries.size(), recoveries::toString);
        for (int n = 0; n < ways.length; n++) {
            Recovery recovery = recoveries.get(n);
            assertEquals(1, recovery.rank());
            assertEquals(n + 1, recovery.restarts());
            assertTrue(recovery.backTo() > 1 && Math.abs(recovery.backTo() - recovery.step()) <= 1, recovery::toString);
            assertTrue(recovery.cause().contains(words(ways[n])), recovery::toString);
            Files.deleteIfExists(
                    Path.of(System.getProperty("java.io.tmpdir"), "halocline-crash-" + recovery.pid() + ".log"));
        }
    }

    @Test
    void aWorkerThatHangsIsReplaced() {
        List<What> ways = List.of(What.STOP, What.LOOP);
        FaultPlan plan = faults(
                Fault.of(Moment.LAST_STAGE, 1, END / 3, ways.get(0)),
                Fault.of(Moment.FIRST_STAGE, 1, END / 2, ways.get(1)));
        List<Recovery> recoveries = assertSame(
                TIDES, tides(), new FaultyGrid(TIDES, plan), tides().workers(2).hangSeconds(1));
        assertEquals(ways.size(), recoveries.size());
        for (int n = 0; n < ways.size(); n++) {
            assertEquals(1, recoveries.get(n).rank());
            assertTrue(recoveries.get(n).cause().contains(words(ways.get(n))), recoveries::toString);
        }
    }

    @Test
    void workersMayDieInEveryPartOfARun() {
        List<Recovery> recoveries = assertTidesSame(
                4,
                Fault.of(Moment.START, 2, 0, What.KILL),
                Fault.of(Moment.FIRST_STAGE, 0, 0, What.KILL),
                Fault.of(Moment.REDUCTION, 3, 1, What.KILL),
                Fault.of(Moment.LAST_STAGE, 1, 2, What.HALT),
                Fault.of(Moment.FIRST_STAGE, 2, 3, What.HALT),
                Fault.of(Moment.LAST_STAGE, 0, 3.75, What.KILL));
        assertEquals(6, recoveries.size());
    }

    @Test
    void twoWorkersMayDieAtOnceAndTheirReplacementsToo() {
        List<Recovery> recoveries = assertTidesSame(
                3,
                Fault.of(Moment.FIRST_STAGE, 0, 2, What.HALT),
                Fault.of(Moment.FIRST_STAGE, 2, 2, What.HALT),
                // The second time that rank 2 begins.
                Fault.of(Moment.START, 2, 0, What.HALT).skipping(1),
                Fault.of(Moment.START, 0, 0, What.HALT).skipping(2));
        assertTrue(recoveries.size() >= 2 && recoveries.size() <= 4, recoveries::toString);
    }

    @Test
    void withoutAKeptStateTheRunBeginsAgain() {
        FaultPlan plan = faults(Fault.of(Moment.LAST_STAGE, 1, 2, What.KILL));
        List<Recovery> recoveries = assertSame(
                TIDES, tides(), new FaultyGrid(TIDES, plan), tides().workers(2).keepSeconds(1000));
        assertEquals(0, recoveries.getFirst().backTo());
    }

    @Test
    void aProgramGoesOnFromWhatItRemembers() {
        for (boolean resumable : new boolean[] {true, false}) {
            Path markers = folder.resolve(resumable + "");
            assertTrue(markers.toFile().mkdir());
            FaultPlan plan = FaultPlan.of(
                    markers,
                    Fault.of(Moment.START, 0, 0, What.KILL),
                    Fault.of(Moment.FIRST_STAGE, 1, 0.03, What.KILL),
                    Fault.of(Moment.REDUCTION, 0, 0.06, What.THROW),
                    Fault.of(Moment.END, 0, 0, What.EXIT));
            Run run = forgiving(
                    Run.steps(20).observe("all", Observable.sum("u")).observeEvery(Schedule.everyTime(0.015625)));
            List<Recovery> recoveries = assertSame(
                    new Settling(9, resumable, FaultPlan.NONE), run, new Settling(9, resumable, plan), run.workers(2));
            assertEquals(4, recoveries.size());
            assertEquals(resumable, recoveries.getLast().backTo() > 10, recoveries::toString);
        }
    }

    @Test
    void eachBatchCountsOnceWhoeverDies() {
        FaultPlan plan = faults(
                Fault.of(Moment.SAMPLE, -1, 0, What.KILL),
                Fault.of(Moment.SAMPLE, -1, 0.5, What.EXIT),
                Fault.of(Moment.SAMPLE, -1, 0.999, What.MEMORY),
                Fault.of(Moment.SAMPLE, -1, 0.9, What.STOP).skipping(1000));
        Run run = forgiving(Run.samples(20_011).batch(200).seed(3));
        List<Recovery> recoveries = assertSame(
                new FaultyDarts(0, FaultPlan.NONE),
                run,
                new FaultyDarts(0, plan),
                run.workers(3).hangSeconds(1));
        assertTrue(recoveries.size() >= 2 && recoveries.size() <= 4, recoveries::toString);
    }

    /// The run ends after the same sample as an undisturbed one.
    @Test
    void aTargetIsReachedAtTheSameSampleWhoeverDies() {
        FaultPlan plan = faults(
                Fault.of(Moment.SAMPLE, -1, 0.5, What.KILL),
                Fault.of(Moment.SAMPLE, -1, 0.9, What.EXIT).skipping(1000));
        Run run = forgiving(Run.until(Stop.standardError("sum", 0.004)).seed(3));
        List<Recovery> recoveries =
                assertSame(new FaultyDarts(0, FaultPlan.NONE), run, new FaultyDarts(0, plan), run.workers(3));
        assertTrue(!recoveries.isEmpty() && recoveries.size() <= 2, recoveries::toString);
    }

    private static RunFailedException failure(Simulation simulation, Run run) {
        return assertThrows(RunFailedException.class, () -> Engine.run(simulation, run));
    }

    private static void assertContains(String text, String... parts) {
        for (String part : parts) {
            assertTrue(text.contains(part), text + " lacks " + part);
        }
    }

    @Test
    void whatFailsAgainAtTheSameStepIsNotTriedForever() {
        Listener listener = new Listener();
        FaultPlan plan = faults(Fault.of(Moment.FIRST_STAGE, 1, 2, What.THROW).always());
        RunFailedException e = assertThrows(
                RunFailedException.class, () -> Engine.run(new FaultyGrid(TIDES, plan), tides().workers(2), listener));
        assertContains(e.toString(), "rank=1", "an injected fault", "it failed again at the same step");
        assertEquals(1, listener.recoveries.size());
    }

    @Test
    void restartsAreBounded() {
        FaultPlan plan = faults(Fault.of(Moment.FIRST_STAGE, 0, 1, What.KILL).always());
        RunFailedException e =
                failure(new FaultyGrid(TIDES, plan), tides().workers(2).maxRestarts(2));
        assertContains(e.toString(), "rank=0", "exitCode=137", "after 2 restarts within 10 minutes, maxRestarts=2");
        assertInstanceOf(WorkerLostException.class, e.getCause());
        assertInstanceOf(
                WorkerLostException.class,
                failure(new FaultyGrid(TIDES, plan), tides().workers(2).maxRestarts(0)));
    }

    @Test
    void aPoisonedBatchIsNamedWithItsSamples() {
        FaultPlan plan = faults(Fault.of(Moment.SAMPLE, -1, 0.9999, What.HALT).always());
        RunFailedException e = failure(
                new FaultyDarts(0, plan),
                forgiving(Run.samples(50_000).batch(5000)).workers(2));
        assertTrue(e.toString().matches("(?s).*batch=\\d failed 3 times, samples=\\d+…\\d+.*"), e.toString());
    }

    @Test
    void aProgramWhoseWorkersWaitForEachOtherIsReported() {
        RunFailedException e = failure(new Stuck(), Run.steps(5).workers(2).hangSeconds(0.5));
        assertContains(e.toString(), "all workers wait for each other", "same calls");
    }

    /// The reports queue up and all workers wait, for the coordinator. Nobody hangs.
    @Test
    void aSlowMonitorIsNoReasonToSuspectTheWorkers() {
        Listener slow = new Listener() {
            @Override
            public void observed(Observation observation) {
                super.observed(observation);
                if (observation.step() == 20) {
                    try {
                        TimeUnit.MILLISECONDS.sleep(900);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                }
            }
        };
        RunResult result = Engine.run(
                new Misbehaving(8, Misbehaving.What.NOTHING),
                Run.steps(2000)
                        .observe("top", Observable.max("u"))
                        .observeEvery(Schedule.everySteps(1))
                        .workers(2)
                        .hangSeconds(0.4),
                slow);
        assertEquals(0, result.restarts());
        assertEquals(2001, slow.observations.size());
    }

    /// A step that takes long is work as long as its rows go on.
    @Test
    void aSlowWorkerIsNotSuspected() {
        RunResult result = Engine.run(
                new Misbehaving(64, Misbehaving.What.SLEEP),
                Run.steps(60).workers(3).hangSeconds(0.4).maxRestarts(0));
        assertEquals(0, result.restarts());
    }
}
