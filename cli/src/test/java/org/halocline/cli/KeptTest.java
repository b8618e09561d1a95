package org.halocline.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class KeptTest {
    @TempDir
    private Path folder;

    @Test
    void filesAreNamedAndFoldersCounted() throws IOException {
        Files.createFile(folder.resolve("metrics.csv"));
        Files.createFile(folder.resolve(".hidden"));
        Files.createDirectory(folder.resolve("png"));
        Files.createFile(folder.resolve("png/u-0.png"));
        Files.createDirectory(folder.resolve("vtk"));
        Files.createDirectory(folder.resolve("zarr"));
        Files.createFile(folder.resolve("vtk/a"));
        Files.createFile(folder.resolve("vtk/b"));
        assertEquals(folder + " (metrics.csv, png: 1 file, vtk: 2 files)", Kept.in(folder));
    }

    @Test
    void anEmptyFolderIsSaidToBeEmpty() {
        assertEquals(folder + " (empty)", Kept.in(folder));
    }

    @Test
    void pathsBelowTheWorkingDirectoryAreShownFromThere() {
        assertEquals(
                Path.of("out", "heat2d").toString(),
                Kept.shown(Path.of("out/heat2d").toAbsolutePath()));
        assertEquals(folder.toString(), Kept.shown(folder));
    }
}
