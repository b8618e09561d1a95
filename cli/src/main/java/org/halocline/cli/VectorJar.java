package org.halocline.cli;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.halocline.vector.Vectors;

/// Copies the classes of `jdk.incubator.vector` from this JDK into a jar, without the module's description, and writes
/// a file of options with which Java has vectors from there. `VectorJar JAR OPTIONS`.
///
/// A virtual machine that resolves an incubating module links nothing ahead of time. One that has these classes at the
/// end of its boot class path does.
final class VectorJar {
    private static final String MODULE = "/modules/jdk.incubator.vector";

    private VectorJar() {}

    static void main(String[] arguments) throws IOException {
        Path jar = Path.of(arguments[0]);
        Path options = Path.of(arguments[1]);
        Path mine = options.resolveSibling("vectors.jar");
        copy(mine);
        place(mine, jar);
        Files.write(
                options,
                Vectors.workerOptions(Double.POSITIVE_INFINITY, Optional.of(jar)).stream()
                        .map(VectorJar::quoted)
                        .toList());
    }

    private static void place(Path from, Path to) throws IOException {
        try {
            Files.createLink(to, from);
        } catch (FileAlreadyExistsException e) {
            return;
        } catch (UnsupportedOperationException | FileSystemException e) { // a file system without links
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /// An option as a line of a file of options.
    private static String quoted(String option) {
        return '"' + option.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    static void copy(Path to) throws IOException {
        Path module = FileSystems.getFileSystem(URI.create("jrt:/")).getPath(MODULE);
        List<Path> classes;
        try (Stream<Path> files = Files.walk(module)) {
            classes = files.filter(file -> file.toString().endsWith(".class"))
                    .filter(file -> !file.endsWith("module-info.class"))
                    .sorted()
                    .toList();
        }
        try (ZipOutputStream jar = new ZipOutputStream(Files.newOutputStream(to))) {
            for (Path file : classes) {
                jar.putNextEntry(new ZipEntry(module.relativize(file).toString()));
                jar.write(Files.readAllBytes(file));
                jar.closeEntry();
            }
        }
    }
}
