package org.halocline.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.halocline.model.Compression;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Which checkpoints stay.
final class CheckpointFolderTest {
    @TempDir
    private Path folder;

    private void write(long number, int keep) throws IOException {
        CheckpointFolder checkpoints = new CheckpointFolder(folder);
        new PartWriter(checkpoints.unfinished(number), 0, Compression.NONE).write(0, number, new long[] {7}, List.of());
        checkpoints.complete(number, number, 0.5, 0, new byte[0], 1, keep, Optional.empty());
    }

    private List<Long> numbers() throws IOException {
        return new CheckpointFolder(folder)
                .complete().stream()
                        .map(p -> Long.valueOf(p.getFileName().toString().substring(5)))
                        .toList();
    }

    @Test
    void theNewestStay() throws IOException {
        for (long number : List.of(1L, 20L, 300L, 4000L)) {
            write(number, 2);
        }
        assertEquals(List.of(300L, 4000L), numbers());
    }

    @Test
    void aLaterOneThatIsDamagedPushesOutNone() throws IOException {
        write(10, 1);
        Files.copy(
                folder.resolve("step-000000000010/manifest"),
                Files.createDirectory(folder.resolve("step-000000000090")).resolve("manifest"));
        write(20, 1);
        assertEquals(List.of(20L, 90L), numbers());
        assertEquals(
                20,
                new CheckpointFolder(folder).newest(line -> {}).orElseThrow().step());
    }

    private Path path(String name) {
        return folder.resolve("step-0000000000" + name);
    }

    private long newest() throws IOException {
        return new CheckpointFolder(folder)
                .newest(Assertions::fail)
                .orElseThrow()
                .step();
    }

    /// What a kill leaves at each point of replacing: the old one is there until the new one is.
    @Test
    void aKillWhileOneIsReplacedLeavesAWholeOne() throws IOException {
        CheckpointFolder checkpoints = new CheckpointFolder(folder);
        write(10, 2);
        new PartWriter(checkpoints.unfinished(10), 0, Compression.NONE).write(0, 10, new long[] {7}, List.of());
        assertEquals(10, newest());
        Files.move(path("10"), path("10.replaced"));
        assertEquals(10, newest());
        checkpoints.sweep();
        assertEquals(List.of(path("10.replaced")), checkpoints.complete(), "the only one stays under any name");
        assertEquals(10, newest());
        write(10, 2);
        assertEquals(List.of(path("10")), entries());
        Files.move(path("10"), path("10.replaced"));
        write(20, 1);
        assertEquals(List.of(path("20")), entries(), "the one before the newest");
        write(20, 1);
        assertEquals(List.of(path("20")), entries(), "replaced");
    }

    @Test
    void aReplacedOneCountsOnlyUntilThereIsTheNewOne() throws IOException {
        write(10, 2);
        Files.move(path("10"), path("10.replaced"));
        new PartWriter(path("10"), 0, Compression.NONE).write(0, 10, new long[] {8}, List.of());
        CheckpointFolder checkpoints = new CheckpointFolder(folder);
        assertEquals(List.of(path("10")), checkpoints.complete());
        checkpoints.sweep();
        assertEquals(List.of(path("10")), entries());
    }

    /// A file that cannot be deleted stands for a kill in the middle.
    @Test
    void whatIsHalfDeletedDoesNotLookLikeACheckpoint() throws IOException {
        write(10, 1);
        Path stubborn =
                Files.createDirectories(path("10").resolve("other/inner")).getParent();
        assertThrows(IOException.class, () -> write(20, 1));
        assertEquals(List.of(20L), numbers());
        Files.delete(path("10.removed").resolve("other/inner"));
        assertTrue(Files.notExists(stubborn));
        new CheckpointFolder(folder).sweep();
        assertEquals(List.of(path("20")), entries());
    }

    @Test
    void anAbandonedFutureIsReplacedAsTheRunReachesIt() throws IOException {
        CheckpointFolder checkpoints = new CheckpointFolder(folder);
        for (long number : List.of(10L, 20L, 30L)) {
            write(number, 9);
        }
        assertEquals(2, checkpoints.abandonAfter(10));
        assertEquals(10, newest());
        assertEquals(List.of(path("10"), path("20.abandoned"), path("30.abandoned")), entries());
        write(15, 9);
        write(25, 9);
        assertEquals(List.of(path("10"), path("15"), path("25"), path("30.abandoned")), entries());
        write(30, 9);
        assertEquals(1, checkpoints.abandonAfter(25));
        assertEquals(0, checkpoints.abandonAfter(25));
        assertEquals(List.of(path("10"), path("15"), path("25"), path("30.abandoned")), entries());
        assertTrue(CheckpointFolder.isAbandoned(path("30.abandoned")));
    }

    private List<Path> entries() throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.sorted().toList();
        }
    }
}
