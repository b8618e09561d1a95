package org.halocline.laws;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// The files of the project: all but what builds, runs and editors leave behind.
final class SourceTree {
    private static final Set<String> LEFTOVERS = Set.of("target", "out", ".git", ".idea", ".vscode", ".settings");

    private SourceTree() {}

    /// The folder with the launcher.
    static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        for (Path p = folder; p != null; p = p.getParent()) {
            if (Files.exists(p.resolve("halocline")) && Files.exists(p.resolve("pom.xml"))) {
                return p;
            }
        }
        throw new IllegalStateException("folder=" + folder + "; not inside the project");
    }

    static List<Path> files() {
        List<Path> files = new ArrayList<>();
        try {
            Files.walkFileTree(root(), new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                    boolean leftover = LEFTOVERS.contains(folder.getFileName().toString());
                    return leftover && !folder.equals(root()) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    if (attributes.isRegularFile()) {
                        files.add(file);
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files.stream().sorted().toList();
    }

    static List<Path> javaFiles() {
        return files().stream()
                .filter(file -> file.toString().endsWith(".java"))
                .toList();
    }

    static String name(Path file) {
        return root().relativize(file).toString();
    }
}
