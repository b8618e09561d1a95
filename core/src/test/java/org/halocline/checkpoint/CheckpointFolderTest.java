package org.halocline.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.halocline.model.Compression;
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
}
