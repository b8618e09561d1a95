package org.halocline.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// What is in an output folder, in a few words: `out/heat2d (metrics.csv, result.json, vtk: 22 files)`.
final class Kept {
    private Kept() {}

    static String in(Path folder) {
        List<String> parts = new ArrayList<>();
        for (Path entry : sorted(folder)) {
            int files = Files.isDirectory(entry) ? sorted(entry).size() : 0;
            if (files > 0) {
                boolean folders = sorted(entry).stream().allMatch(Files::isDirectory);
                String what = folders ? "folder" : "file";
                parts.add(entry.getFileName() + ": " + files + " " + what + (files == 1 ? "" : "s"));
            } else if (!Files.isDirectory(entry)) {
                parts.add(entry.getFileName().toString());
            }
        }
        return shown(folder) + " (" + (parts.isEmpty() ? "empty" : String.join(", ", parts)) + ")";
    }

    /// Relative to the working directory where that is shorter to read.
    static String shown(Path path) {
        Path here = Path.of("").toAbsolutePath();
        Path absolute = path.toAbsolutePath().normalize();
        return (absolute.startsWith(here) && !absolute.equals(here) ? here.relativize(absolute) : absolute).toString();
    }

    /// The same as a word of a shell's command line.
    static String quoted(Path path) {
        String text = shown(path);
        return text.matches("[\\w./+=,@-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
    }

    private static List<Path> sorted(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(entry -> !entry.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
