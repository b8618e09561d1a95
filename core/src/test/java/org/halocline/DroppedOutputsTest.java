package org.halocline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.halocline.checkpoint.Checkpoint;
import org.halocline.checkpoint.CheckpointFolder;
import org.halocline.model.CheckpointRequest;
import org.halocline.model.Compression;
import org.halocline.model.OutputTrouble;
import org.halocline.model.Run;
import org.halocline.model.RunMonitor;
import org.halocline.model.RunResult;
import org.halocline.model.Schedule;
import org.halocline.model.SnapshotRequest;
import org.halocline.testing.FaultPlan;
import org.halocline.testing.FaultyDarts;
import org.halocline.testing.Tides;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A run that is told to goes on without outputs that cannot be written, says so once, and ends as it would have.
@Tag("process")
@Timeout(60)
class DroppedOutputsTest {
    private static final Tides TIDES = new Tides(40, true);

    @TempDir
    Path folder;

    private final List<String> dropped = new ArrayList<>();
    private final List<Path> whole = new ArrayList<>();

    private final RunMonitor monitor = new RunMonitor() {
        @Override
        public void dropped(String kind, String cause) {
            dropped.add(kind + ": " + cause);
        }

        @Override
        public void checkpointed(Path checkpoint, long step) {
            whole.add(checkpoint);
        }
    };

    private static Run run(int workers) {
        return Run.steps(60).workers(workers).outputTrouble(OutputTrouble.DROP);
    }

    private static CheckpointRequest everyStep(Path where) {
        return new CheckpointRequest(Schedule.everySteps(1), where.toString(), 1000, Compression.NONE);
    }

    private void assertTold(String kind, String cause) {
        assertEquals(1, dropped.size(), dropped::toString);
        assertTrue(
                dropped.getFirst().startsWith(kind + ": ") && dropped.getFirst().contains(cause), dropped::toString);
    }

    @ParameterizedTest
    @CsvSource({"fail, 1", "fail, 2", "failFinish, 1", "failFinish, 2"})
    void aRunGoesOnWithoutSnapshots(String option, int workers) throws IOException {
        String plain = Engine.run(TIDES, Run.steps(60)).stateHash();
        Run run = run(workers)
                .snapshots(new SnapshotRequest(
                        "text", Schedule.everySteps(10), List.of("h"), folder.toString(), Map.of(option, "30")));
        RunResult result = Engine.run(TIDES, run, monitor);
        assertEquals(plain, result.stateHash());
        assertTold("snapshots", "step=30");
        assertTrue(dropped.getFirst().contains("No space left on device"), dropped::toString);
        assertTrue(result.notes().contains("snapshots that could not be written=4"), result::toString);
        List<String> moments = Files.readAllLines(folder.resolve("all")).stream()
                .filter(line -> Character.isDigit(line.charAt(0)))
                .map(line -> line.split(" ")[0] + "-" + line.split(" ")[1])
                .toList();
        assertEquals(List.of("0-0", "1-10", "2-20"), moments);
    }

    /// A file system with room for a few checkpoints.
    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void aRunGoesOnWhenTheDiskIsFull(int workers) throws Exception {
        String plain = Engine.run(TIDES, Run.steps(60)).stateHash();
        Process mount = new ProcessBuilder("mount", "-t", "tmpfs", "-o", "size=400k", "tmpfs", folder.toString())
                .redirectErrorStream(true)
                .start();
        Assumptions.assumeTrue(mount.waitFor() == 0, "mounting a small tmpfs needs root");
        try {
            RunResult result = Engine.run(TIDES, run(workers).checkpoint(everyStep(folder)), monitor);
            assertEquals(plain, result.stateHash());
            assertTold("checkpoints", "No space left on device");
            assertTrue(whole.size() >= 3 && whole.size() < 60, whole::toString);
            assertTrue(
                    result.notes().contains("checkpoints that could not be written=" + (60 - whole.size())),
                    result::toString);
            assertEquals(whole, new CheckpointFolder(folder).complete());
            for (Path path : whole) {
                Checkpoint.open(path).verify();
            }
            try (Stream<Path> entries = Files.list(folder)) {
                assertEquals(whole.size(), entries.count(), "what was not completed is gone");
            }
        } finally {
            new ProcessBuilder("umount", folder.toString()).start().waitFor();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void aRunGoesOnWhenTheFolderIsGone(int workers) throws IOException {
        Path where = Files.createDirectory(folder.resolve("checkpoints"));
        RunMonitor saboteur = new RunMonitor() {
            @Override
            public void checkpointed(Path checkpoint, long step) {
                monitor.checkpointed(checkpoint, step);
                if (step == 20) {
                    try {
                        for (Path path : new CheckpointFolder(where).complete()) {
                            try (Stream<Path> files = Files.list(path)) {
                                for (Path file : files.toList()) {
                                    Files.delete(file);
                                }
                            }
                            Files.delete(path);
                        }
                        // No worker writes there before this returns.
                        Files.deleteIfExists(where.resolve(".session"));
                        Files.delete(where);
                        Files.createFile(where);
                    } catch (IOException e) {
                        throw new AssertionError(e);
                    }
                }
            }

            @Override
            public void dropped(String kind, String cause) {
                monitor.dropped(kind, cause);
            }
        };
        RunResult result = Engine.run(TIDES, run(workers).checkpoint(everyStep(where)), saboteur);
        assertEquals(Engine.run(TIDES, Run.steps(60)).stateHash(), result.stateHash());
        assertEquals(20, whole.size());
        assertTold("checkpoints", where.toString());
        assertTrue(result.notes().contains("checkpoints that could not be written=40"), result::toString);
    }

    @Test
    void aSampleRunGoesOnToo() throws IOException {
        FaultyDarts darts = new FaultyDarts(100, FaultPlan.NONE);
        Path where = Files.createDirectory(folder.resolve("checkpoints"));
        Run run = Run.samples(5000)
                .outputTrouble(OutputTrouble.DROP)
                .checkpoint(new CheckpointRequest(Schedule.end(), where.toString(), 1, Compression.NONE));
        RunMonitor saboteur = new RunMonitor() {
            @Override
            public void checkpointing(long step) {
                try {
                    Files.delete(where);
                    Files.createFile(where);
                } catch (IOException e) {
                    throw new AssertionError(e);
                }
            }

            @Override
            public void dropped(String kind, String cause) {
                monitor.dropped(kind, cause);
            }
        };
        RunResult result = Engine.run(darts, run, saboteur);
        assertEquals(Engine.run(darts, Run.samples(5000)).stateHash(), result.stateHash());
        assertTold("checkpoints", "checkpoint=5000");
    }
}
