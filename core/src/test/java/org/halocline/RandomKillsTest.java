package org.halocline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.halocline.checkpoint.CheckpointFolder;
import org.halocline.model.CheckpointRequest;
import org.halocline.model.Compression;
import org.halocline.model.Observable;
import org.halocline.model.Observation;
import org.halocline.model.Run;
import org.halocline.model.RunMonitor;
import org.halocline.model.RunResult;
import org.halocline.model.Schedule;
import org.halocline.model.Simulation;
import org.halocline.testing.FaultPlan;
import org.halocline.testing.FaultyDarts;
import org.halocline.testing.Killer;
import org.halocline.testing.Leftovers;
import org.halocline.testing.Mixing;
import org.halocline.testing.Settling;
import org.halocline.testing.Tides;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Workers killed at random moments: while they start, exchange, reduce, keep their state, write a checkpoint, leave.
/// What comes out is what came out undisturbed.
@Tag("process")
class RandomKillsTest {
    @TempDir
    Path folder;

    @AfterEach
    void nothingIsLeftBehind() {
        Leftovers.assertNone();
    }

    /// A run and what it gives undisturbed.
    private record Case(Simulation simulation, Run run, RunResult result, List<Observation> observations) {
        static Case of(Simulation simulation, Run run) {
            List<Observation> observations = new ArrayList<>();
            return new Case(
                    simulation, run, Engine.run(simulation, run.inProcess(), listener(observations)), observations);
        }
    }

    private static RunMonitor listener(List<Observation> observations) {
        return new RunMonitor() {
            @Override
            public void observed(Observation observation) {
                observations.add(observation);
            }
        };
    }

    private List<Case> cases() {
        CheckpointRequest often = new CheckpointRequest(
                Schedule.everySteps(2), folder.resolve("often").toString(), 2, Compression.LZ4);
        Tides tides = new Tides(16, true);
        Mixing mixing = Mixing.of("ppvgvv", true, 1, 10, 9, 8);
        return List.of(
                Case.of(tides, Run.steps(3000).observe("h", Observable.sum("h")).observeEvery(Schedule.everySteps(1))),
                Case.of(tides, Run.steps(150).checkpoint(often)),
                Case.of(mixing, Run.steps(1500).observe("u", Observable.l2("u")).observeEvery(Schedule.everySteps(50))),
                Case.of(
                        new Settling(16, true, FaultPlan.NONE),
                        Run.steps(24).observe("u", Observable.l2("u")).observeEvery(Schedule.everyTime(0.02))),
                Case.of(new FaultyDarts(2000, FaultPlan.NONE), Run.samples(40_000)));
    }

    /// Runs one case after the other until enough workers were killed.
    private void killAtRandom(int enough, int mostPerRun, int mostWorkers, long seed) {
        List<Case> cases = cases();
        Random random = new Random(seed);
        int kills = 0;
        int restarts = 0;
        for (int n = 0; kills < enough; n++) {
            assertTrue(n < enough, "kills=" + kills + " in " + n + " runs");
            Case some = cases.get(n % cases.size());
            int workers = 2 + random.nextInt(mostWorkers - 1);
            double keep = random.nextInt(3) * 0.01;
            long own = random.nextLong();
            String where =
                    some.simulation + ", run=" + n + ", workers=" + workers + ", keepSeconds=" + keep + ", seed=" + own;
            Run run = some.run.workers(workers).maxRestarts(10_000).keepSeconds(keep);
            List<Observation> observations = new ArrayList<>();
            try (Killer killer = new Killer(own, mostPerRun, 600)) {
                RunResult result = Engine.run(some.simulation, run, listener(observations));
                assertEquals(some.result.stateHash(), result.stateHash(), where);
                assertEquals(some.result.observables(), result.observables(), where);
                assertEquals(some.result.estimates(), result.estimates(), where);
                assertEquals(some.observations, observations, where);
                restarts += result.restarts();
                kills += killer.kills();
            } catch (RuntimeException e) {
                throw new AssertionError(where, e);
            }
            Leftovers.assertNone();
        }
        assertTrue(restarts > kills / 4, "kills=" + kills + ", restarts=" + restarts);
    }

    @Test
    @Timeout(200)
    void twentyFiveKillsChangeNoBit() {
        killAtRandom(25, 4, 3, 20_260_501);
    }

    @Test
    @Tag("slow")
    @Timeout(1800)
    void hundredKillsChangeNoBit() {
        killAtRandom(100, 12, 6, 20_260_502);
    }

    /// What a killed run has on disk is whole, and leads to the same end.
    @Test
    @Timeout(120)
    void checkpointsWrittenBetweenKillsAreWhole() throws Exception {
        Tides tides = new Tides(16, true);
        RunResult whole = Engine.run(tides, Run.steps(120));
        CheckpointRequest request =
                new CheckpointRequest(Schedule.everySteps(1), folder.toString(), 200, Compression.NONE);
        try (Killer killer = new Killer(20_260_503, 6, 500)) {
            Engine.run(
                    tides,
                    Run.steps(120).workers(3).maxRestarts(10_000).keepSeconds(0).checkpoint(request));
            assertTrue(killer.kills() > 0);
        }
        List<Path> complete = new CheckpointFolder(folder).complete();
        assertEquals(120, complete.size());
        for (int n = 0; n < complete.size() - 1; n += 7) {
            RunResult resumed = Engine.resume(
                    complete.get(n),
                    run -> run.workers(2).inProcess().checkpoint(CheckpointRequest.NONE),
                    RunMonitor.NONE);
            assertEquals(whole.stateHash(), resumed.stateHash(), complete.get(n).toString());
        }
    }
}
