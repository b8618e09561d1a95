package org.halocline.simulations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.halocline.Engine;
import org.halocline.model.CheckpointRequest;
import org.halocline.model.Compression;
import org.halocline.model.Observable;
import org.halocline.model.Observation;
import org.halocline.model.Run;
import org.halocline.model.RunMonitor;
import org.halocline.model.RunResult;
import org.halocline.model.Schedule;
import org.halocline.model.Simulation;
import org.halocline.shm.MappedSession;
import org.halocline.simulations.heat.Heat;
import org.halocline.simulations.ising.Ising;
import org.halocline.simulations.ising.Start;
import org.halocline.simulations.ising.Update;
import org.halocline.simulations.pi.Pi;
import org.halocline.simulations.poisson.Guess;
import org.halocline.simulations.poisson.Poisson;
import org.halocline.simulations.poisson.Preconditioner;
import org.halocline.simulations.selfavoidingwalk.Growth;
import org.halocline.simulations.selfavoidingwalk.SelfAvoidingWalk;
import org.halocline.simulations.shallowwater.Scenario;
import org.halocline.simulations.shallowwater.ShallowWater;
import org.halocline.simulations.wave.Wave;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Shipped simulations whose workers are killed at random moments end with the bits of the undisturbed run.
@Tag("process")
class KilledRunsTest {
    @TempDir
    Path folder;

    /// A run and what it gives undisturbed.
    private record Case(Simulation simulation, Run run, RunResult result, List<Observation> observations) {
        static Case of(Simulation simulation, Run run) {
            List<Observation> observations = new ArrayList<>();
            RunResult result = Engine.run(simulation, run.checkpoint(CheckpointRequest.NONE), listener(observations));
            return new Case(simulation, run, result, observations);
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

    private static Run watched(Run run, String field, int every) {
        return run.observe("size", Observable.l2(field)).observeEvery(Schedule.everySteps(every));
    }

    /// Long enough to be killed several times, short enough to be run often.
    private List<Case> cases() {
        CheckpointRequest often = new CheckpointRequest(
                Schedule.everySteps(40), folder.resolve("often").toString(), 2, Compression.LZ4);
        Poisson poisson = new Poisson(48, 2, 1e-10, Preconditioner.JACOBI, Guess.ROUGH);
        ShallowWater water = new ShallowWater(32, 10, Scenario.DAM_BREAK, 2, 1, 2);
        return List.of(
                Case.of(new Heat(48, 1, 2), watched(Run.steps(4000), "u", 10)),
                Case.of(new Heat(14, 1, 3), watched(Run.steps(1500), "u", 100)),
                Case.of(new Wave(32, 2, 2), watched(Run.steps(800), "u", 50).checkpoint(often)),
                Case.of(
                        new Ising(48, 2.3, 2, Update.METROPOLIS, Start.HOT),
                        watched(Run.steps(2000).dt(1), "energy", 50)),
                Case.of(poisson, watched(Run.toCompletion(), "u", 5)),
                Case.of(new Pi(), Run.samples(3_000_000)),
                Case.of(
                        new SelfAvoidingWalk(2, 20, Growth.PERM),
                        Run.samples(40_000).jackknife(20)),
                Case.of(water, watched(Run.steps(800), "eta", 1)));
    }

    @AfterEach
    void nothingIsLeftBehind() throws IOException {
        String mine = "halocline-" + ProcessHandle.current().pid() + "-";
        try (Stream<Path> entries = Files.list(MappedSession.defaultFolder())) {
            assertEquals(
                    List.of(),
                    entries.filter(e -> e.getFileName().toString().startsWith(mine))
                            .toList());
        }
        assertEquals(
                List.of(),
                ProcessHandle.current()
                        .children()
                        .filter(ProcessHandle::isAlive)
                        .toList());
    }

    /// Runs one case after the other, each at least once, until enough workers were killed.
    private void killAtRandom(int enough, int mostPerRun, int mostWorkers, long seed) {
        List<Case> cases = cases();
        Random random = new Random(seed);
        int kills = 0;
        int restarts = 0;
        for (int n = 0; n < cases.size() || kills < enough; n++) {
            assertTrue(n < 3 * enough, "kills=" + kills + " in " + n + " runs");
            Case some = cases.get(n % cases.size());
            int workers = 2 + random.nextInt(mostWorkers - 1);
            double keep = random.nextInt(3) * 0.02;
            long own = random.nextLong();
            String where =
                    some.simulation + ", run=" + n + ", workers=" + workers + ", keepSeconds=" + keep + ", seed=" + own;
            Run run = some.run.workers(workers).maxRestarts(1000).keepSeconds(keep);
            List<Observation> observations = new ArrayList<>();
            try (Killer killer = new Killer(own, mostPerRun, 700)) {
                RunResult result = Engine.run(some.simulation, run, listener(observations));
                kills += killer.stop();
                restarts += result.restarts();
                assertEquals(some.result.stateHash(), result.stateHash(), where);
                assertEquals(some.result.steps(), result.steps(), where);
                assertEquals(some.result.samples(), result.samples(), where);
                assertEquals(some.result.observables(), result.observables(), where);
                assertEquals(some.result.estimates(), result.estimates(), where);
                assertEquals(some.result.errors(), result.errors(), where);
                assertEquals(some.observations, observations, where);
                System.out.println(where + ", restarts=" + result.restarts());
            } catch (RuntimeException e) {
                throw new AssertionError(where, e);
            }
        }
        // One that is killed while it leaves, or beside another, needs no restart of its own.
        assertTrue(restarts > kills / 4, "kills=" + kills + ", restarts=" + restarts);
        System.out.println("kills=" + kills + ", restarts=" + restarts);
    }

    @Test
    @Timeout(120)
    void twentyFiveKillsChangeNoBit() {
        killAtRandom(25, 3, 4, 20_260_601);
    }

    @Test
    @Tag("slow")
    @Timeout(1800)
    void twoHundredKillsChangeNoBit() {
        killAtRandom(200, 10, 6, 20_260_602);
    }
}
