package org.halocline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.halocline.checkpoint.Checkpoint;
import org.halocline.checkpoint.CheckpointFolder;
import org.halocline.error.ConfigurationException;
import org.halocline.error.RunFailedException;
import org.halocline.model.CheckpointRequest;
import org.halocline.model.Compression;
import org.halocline.model.Observable;
import org.halocline.model.Observation;
import org.halocline.model.Run;
import org.halocline.model.RunMonitor;
import org.halocline.model.Schedule;
import org.halocline.model.Stop;
import org.halocline.testing.Leftovers;
import org.halocline.testing.Tides;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Checkpoints that cannot be written: the run ends and says why, and those that it has written are whole.
@Tag("process")
@Timeout(60)
class CheckpointTroubleTest {
    private static final Tides TIDES = new Tides(40, true);

    @TempDir
    Path folder;

    @AfterEach
    void nothingIsLeftBehind() {
        Leftovers.assertNone();
    }

    private static Run run(Path where) {
        return Run.steps(200)
                .observe("h", Observable.sum("h"))
                .observeEvery(Schedule.everySteps(1))
                .checkpoint(new CheckpointRequest(Schedule.everySteps(1), where.toString(), 1000, Compression.NONE));
    }

    private static RunFailedException failure(Run run, RunMonitor monitor) {
        return assertThrows(RunFailedException.class, () -> Engine.run(TIDES, run, monitor));
    }

    /// A file system with room for a few checkpoints.
    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void aFullDiskEndsTheRunAndWhatIsThereIsWhole(int workers) throws Exception {
        Process mount = new ProcessBuilder("mount", "-t", "tmpfs", "-o", "size=400k", "tmpfs", folder.toString())
                .redirectErrorStream(true)
                .start();
        Assumptions.assumeTrue(mount.waitFor() == 0, "mounting a small tmpfs needs root");
        try {
            Engine.run(TIDES, run(folder).stop(new Stop.AfterSteps(3)));
            List<Path> before = new CheckpointFolder(folder).complete();
            assertEquals(3, before.size());
            UnaryOperator<Run> more = run -> run.workers(workers).stop(new Stop.AfterSteps(200));
            String text = assertThrows(RunFailedException.class, () -> Engine.resume(folder, more, RunMonitor.NONE))
                    .toString();
            assertTrue(text.contains("No space left on device") && text.contains("free some space"), text);
            List<Path> complete = new CheckpointFolder(folder).complete();
            assertTrue(complete.containsAll(before), complete::toString);
            for (Path path : complete) {
                Checkpoint.open(path).verify();
            }
            try (Stream<Path> entries = Files.list(folder)) {
                assertEquals(complete.size(), entries.count(), "what was not completed is gone");
            }
            assertEquals(
                    Engine.run(TIDES, Run.steps(200)).stateHash(),
                    Engine.resume(folder, run -> more.apply(run).checkpoint(CheckpointRequest.NONE), RunMonitor.NONE)
                            .stateHash());
        } finally {
            new ProcessBuilder("umount", folder.toString()).start().waitFor();
        }
    }

    private static void deleteTree(Path root) {
        // The workers go on writing into it.
        while (Files.exists(root)) {
            try (Stream<Path> all = Files.walk(root)) {
                for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(path);
                }
            } catch (IOException | UncheckedIOException e) {
                // Something came or went; once more.
            }
        }
    }

    @Test
    void aFileInPlaceOfTheFolderEndsTheRun() {
        Path where = folder.resolve("checkpoints");
        RunMonitor saboteur = new RunMonitor() {
            @Override
            public void observed(Observation observation) {
                if (observation.step() == 20) {
                    for (boolean done = false; !done; ) {
                        deleteTree(where);
                        try {
                            Files.createFile(where);
                            done = true;
                        } catch (IOException e) {
                            // A worker made the folder again.
                        }
                    }
                }
            }
        };
        RunFailedException e = failure(run(where).workers(2), saboteur);
        assertTrue(e.toString().contains("cannot") && e.toString().contains(where.toString()), e.toString());
        assertFalse(Files.isDirectory(where));
    }

    @Test
    void aFolderThatCannotBeMadeIsRefusedAtTheStart() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        ConfigurationException e =
                assertThrows(ConfigurationException.class, () -> Engine.run(TIDES, run(file.resolve("below"))));
        assertTrue(e.toString().contains("checkpoint folder=" + file.resolve("below")), e.toString());
    }
}
