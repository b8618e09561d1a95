package org.halocline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.halocline.checkpoint.Checkpoint;
import org.halocline.checkpoint.CheckpointFolder;
import org.halocline.model.CheckpointRequest;
import org.halocline.model.Compression;
import org.halocline.model.Observable;
import org.halocline.model.Observation;
import org.halocline.model.Run;
import org.halocline.model.RunMonitor;
import org.halocline.model.RunResult;
import org.halocline.model.Schedule;
import org.halocline.testing.Leftovers;
import org.halocline.testing.Sniper;
import org.halocline.testing.Tides;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A worker that is killed while it begins, keeps its state, writes a checkpoint, or leaves.
@Tag("process")
@Timeout(120)
class KilledInTheActTest {
    /// So large that writing takes milliseconds.
    private static final Tides TIDES = new Tides(600, false);

    private static final int STEPS = 16;
    private static final int RANK = 1;

    @TempDir
    Path folder;

    @AfterEach
    void nothingIsLeftBehind() {
        Leftovers.assertNone();
    }

    private static Run run() {
        return Run.steps(STEPS)
                .observe("volume", Observable.sum("h"))
                .observeEvery(Schedule.everySteps(4))
                .maxRestarts(1000);
    }

    /// The run whose worker is killed ends as the run in which nothing happens.
    private static RunResult assertSame(Run run, int most, Sniper.Sign sign) {
        RunResult quiet = Engine.run(TIDES, run());
        try (Sniper sniper = new Sniper(RANK, most, sign)) {
            RunResult result = Engine.run(TIDES, run.workers(2));
            assertEquals(quiet.stateHash(), result.stateHash());
            assertEquals(quiet.observables(), result.observables());
            assertEquals(1, sniper.hits(), "killed in the act; restarts=" + result.restarts());
            assertTrue(result.restarts() >= 1);
            return result;
        }
    }

    /// Before it has said that it is there.
    @Test
    void whileItStarts() {
        assertSame(run(), 1, () -> true);
    }

    /// The first bytes are zero while the rest is being written.
    private static boolean isHalf(Path kept) throws IOException {
        try (InputStream in = Files.newInputStream(kept)) {
            return in.read() == 0;
        }
    }

    @Test
    void whileItKeepsItsState() {
        assertSame(run().keepSeconds(0), 20, () -> {
            for (Path kept : Sniper.sessionFiles("kept-" + RANK + "-")) {
                if (isHalf(kept)) {
                    return true;
                }
            }
            return false;
        });
    }

    /// A part that is not as long yet as the one of its neighbour becomes, which owns as many cells.
    @Test
    void whileItWritesACheckpoint() throws IOException {
        long whole = 8L * 3 * TIDES.grid().cells() / 2;
        CheckpointRequest request =
                new CheckpointRequest(Schedule.everySteps(2), folder.toString(), 1000, Compression.NONE);
        assertSame(run().keepSeconds(0).checkpoint(request), 20, () -> {
            for (Path unfinished : Sniper.files(folder, "step-")) {
                for (Path part : Sniper.files(unfinished, "part-" + RANK)) {
                    if (unfinished.toString().endsWith(".unfinished") && Files.size(part) < whole) {
                        return true;
                    }
                }
            }
            return false;
        });
        List<Path> complete = new CheckpointFolder(folder).complete();
        assertEquals(STEPS / 2, complete.size());
        for (Path checkpoint : complete) {
            Checkpoint.open(checkpoint).verify();
        }
    }

    /// It has told the last of its numbers, and is about to leave or gone.
    @Test
    void whileItLeaves() {
        RunResult quiet = Engine.run(TIDES, run());
        RunMonitor deadly = new RunMonitor() {
            @Override
            public void observed(Observation observation) {
                if (observation.step() == STEPS) {
                    ProcessHandle.current().children().forEach(ProcessHandle::destroyForcibly);
                }
            }
        };
        RunResult result = Engine.run(TIDES, run().workers(3), deadly);
        assertEquals(quiet.stateHash(), result.stateHash());
        assertEquals(quiet.observables(), result.observables());
    }
}
