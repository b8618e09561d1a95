package org.halocline.variance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.halocline.Engine;
import org.halocline.model.ConvergencePoint;
import org.halocline.model.Recovery;
import org.halocline.model.Run;
import org.halocline.model.RunMonitor;
import org.halocline.model.RunResult;
import org.halocline.model.SampleSimulation;
import org.halocline.testing.Attendance;
import org.halocline.testing.Fault;
import org.halocline.testing.Fault.Moment;
import org.halocline.testing.Fault.What;
import org.halocline.testing.FaultPlan;
import org.halocline.testing.FaultyDarts;
import org.halocline.testing.Leftovers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Worker processes that stay from one round to the next.
@Tag("process")
@Timeout(60)
class StandingWorkersTest {
    private static final Run RUN = Run.samples(2000).batch(100).seed(3);

    @TempDir
    Path folder;

    @AfterEach
    void nothingIsLeftBehind() {
        Leftovers.assertNone();
    }

    private static Vegas vegas(SampleSimulation inner) {
        return new Vegas(inner, 2, 10, 1.5, 2, 3);
    }

    private static RunResult quiet() {
        return Engine.run(vegas(new FaultyDarts(0, FaultPlan.NONE)), RUN, RunMonitor.NONE);
    }

    private static void assertSame(RunResult one, RunResult many) {
        assertEquals(one.estimates(), many.estimates());
        assertEquals(
                one.findings().orElseThrow().table(),
                many.findings().orElseThrow().table());
    }

    @Test
    void noProcessIsStartedForASecondRound() {
        Attendance attendance = new Attendance(folder.toString(), new FaultyDarts(0, FaultPlan.NONE));
        RunResult result = Engine.run(vegas(attendance), RUN.workers(2), RunMonitor.NONE);
        assertSame(quiet(), result);
        int processes = attendance.others();
        assertTrue(processes == 1 || processes == 2, "processes=" + processes);
        assertEquals("mapped-files", result.transport());
    }

    @Test
    void levelsShareTheirWorkersToo() {
        Multilevel call = new Multilevel(new Milstein(), 500, 12);
        assertEquals(call.estimate(0.2, RUN), call.estimate(0.2, RUN.workers(3)));
    }

    /// The first turns are those of the samples that the coordinator draws itself.
    @Test
    void aWorkerThatIsKilledInARoundIsReplaced() {
        FaultPlan plan = FaultPlan.of(
                folder,
                Fault.of(Moment.SAMPLE, -1, 0.99, What.KILL).skipping(10),
                Fault.of(Moment.SAMPLE, -1, 0.99, What.EXIT).skipping(60));
        List<Recovery> recoveries = new ArrayList<>();
        RunResult result = Engine.run(vegas(new FaultyDarts(0, plan)), RUN.workers(2), new RunMonitor() {
            @Override
            public void recovered(Recovery recovery) {
                recoveries.add(recovery);
            }
        });
        assertEquals(result.restarts(), recoveries.size());
        String told = recoveries.getFirst().toString();
        assertTrue(told.matches(".* batches=\\d+ was lost \\(worker lost: .*, batches=\\d+, exitCode=.*"), told);
        assertTrue(told.contains("; went on from batches "), told);
        assertTrue(result.restarts() >= 1 && result.restarts() <= 2, result.toString());
        assertSame(quiet(), result);
    }

    @Test
    void workersThatDieBetweenRoundsAreReplaced() {
        Attendance attendance = new Attendance(folder.toString(), new FaultyDarts(0, FaultPlan.NONE));
        RunMonitor killer = new RunMonitor() {
            @Override
            public void estimated(ConvergencePoint point) {
                ProcessHandle.current().children().forEach(child -> {
                    child.destroyForcibly();
                    child.onExit().join();
                });
            }
        };
        RunResult result = Engine.run(vegas(attendance), RUN.workers(2), killer);
        assertSame(quiet(), result);
        assertEquals(0, result.restarts());
        assertTrue(attendance.others() >= 3, "processes=" + attendance.others());
    }
}
