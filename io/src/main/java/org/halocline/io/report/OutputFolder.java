package org.halocline.io.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.halocline.error.ConfigurationException;
import org.halocline.error.RunFailedException;
import org.halocline.io.file.AtomicFile;
import org.halocline.model.Observation;
import org.halocline.model.Progress;
import org.halocline.model.RunMonitor;
import org.halocline.model.RunResult;

/// The folder of one run: `result.json`, `metrics.csv`, snapshots. Never mixes two runs.
///
/// While the run lasts the folder holds a file `.claimed`, created atomically: whoever creates it owns the folder. A
/// folder that holds anything, be it only this file, belongs to another run.
public final class OutputFolder implements RunMonitor, AutoCloseable {
    private static final String CLAIM = ".claimed";
    private static final String RESULT = "result.json";
    private static final int MOST_TRIES = 100_000;

    private final Path path;
    private final Metrics metrics;
    private boolean released;

    private OutputFolder(Path path) {
        this.path = path;
        this.metrics = new Metrics(path.resolve("metrics.csv"));
    }

    /// Takes `wanted`, or `wanted-2`, `wanted-3`, … if that holds anything. Missing parents are created.
    ///
    /// Runs that start at the same time get different folders.
    ///
    /// @throws ConfigurationException if the path is impossible or not writable
    public static OutputFolder fresh(Path wanted) {
        Path first = named(wanted);
        requireDirectoryOrNothing(first);
        for (int n = 1; n <= MOST_TRIES; n++) {
            Path candidate = n == 1 ? first : first.resolveSibling(first.getFileName() + "-" + n);
            if (claim(candidate)) {
                return new OutputFolder(candidate);
            }
        }
        throw new ConfigurationException(
                "output=" + wanted + ", folders tried=" + MOST_TRIES + "; remove some or choose another");
    }

    /// Takes exactly this folder, which must be absent or empty. Missing parents are created.
    ///
    /// @throws ConfigurationException if the folder holds anything, or the path is impossible or not writable
    public static OutputFolder exactly(Path wanted) {
        Path folder = named(wanted);
        requireDirectoryOrNothing(folder);
        if (!claim(folder)) {
            throw new ConfigurationException("output=" + wanted + " is not empty; choose another folder");
        }
        return new OutputFolder(folder);
    }

    /// Where everything of the run goes; absolute.
    public Path path() {
        return path;
    }

    /// Appends a row to `metrics.csv`. Rows reach the file at least every second while the run makes progress.
    @Override
    public void observed(Observation observation) {
        metrics.append(observation);
    }

    @Override
    public void progress(Progress progress) {
        metrics.flushIfDue();
    }

    /// Writes `result.json`.
    ///
    /// @param simulationName the name that the config used
    /// @param configName     the config's name, such as `heat2d`
    /// @throws RunFailedException if it cannot be written
    public void finish(RunResult result, String simulationName, String configName) {
        metrics.close();
        Path file = path.resolve(RESULT);
        try {
            AtomicFile.writeDurably(file, ResultJson.of(result, simulationName, Optional.of(configName)));
        } catch (IOException e) {
            throw Metrics.failed(file, e);
        }
    }

    /// Ends the claim. What was written stays.
    ///
    /// @throws RunFailedException if the last rows of `metrics.csv` cannot be written
    @Override
    public void close() {
        try {
            metrics.close();
        } finally {
            release();
        }
    }

    /// Like [#close], for a run that never began: the folder goes too, with folders in it, unless there is a file.
    public void discard() {
        metrics.close();
        try (Stream<Path> found = Files.walk(path)) {
            for (Path inner : found.sorted(Comparator.reverseOrder()).toList()) {
                if (!inner.equals(path) && Files.isDirectory(inner, LinkOption.NOFOLLOW_LINKS)) {
                    Files.deleteIfExists(inner);
                }
            }
            release();
            Files.deleteIfExists(path);
        } catch (IOException | UncheckedIOException e) {
            // Something was written after all, or another run has taken the free folder since: it stays.
        } finally {
            release();
        }
    }

    /// Once only: a folder that was released may already be claimed by another run.
    private void release() {
        if (released) {
            return;
        }
        released = true;
        try {
            Files.deleteIfExists(path.resolve(CLAIM));
        } catch (IOException e) {
            throw Metrics.failed(path.resolve(CLAIM), e);
        }
    }

    private static Path named(Path wanted) {
        Path path = wanted.toAbsolutePath().normalize();
        if (path.getFileName() == null) {
            throw new ConfigurationException("output=" + wanted + "; choose a folder below it");
        }
        return path;
    }

    private static void requireDirectoryOrNothing(Path path) {
        boolean inTheWay;
        try {
            // One look: the folder of another run may come or go between two.
            inTheWay = !Files.readAttributes(path, BasicFileAttributes.class).isDirectory();
        } catch (IOException e) {
            inTheWay = false;
        }
        if (inTheWay) {
            throw new ConfigurationException(
                    "output=" + path + "; a file of that name is in the way, choose another folder");
        }
    }

    /// Makes the folder this run's own if it is absent or empty.
    private static boolean claim(Path folder) {
        try {
            while (true) {
                createDirectory(folder);
                try {
                    if (!isEmptyDirectory(folder)) {
                        return false;
                    }
                    Files.createFile(folder.resolve(CLAIM));
                    return true;
                } catch (FileAlreadyExistsException e) {
                    return false;
                } catch (NoSuchFileException e) {
                    // Another run discarded the folder in between: make it again.
                }
            }
        } catch (IOException e) {
            throw new ConfigurationException(
                    "output=" + folder + ", cause=" + Metrics.cause(e) + "; choose a folder that can be written", e);
        }
    }

    private static void createDirectory(Path folder) throws IOException {
        Path parent = folder.getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        try {
            Files.createDirectory(folder);
        } catch (FileAlreadyExistsException e) {
            // Whether it is free is decided by its content.
        }
    }

    private static boolean isEmptyDirectory(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.findAny().isEmpty();
        }
    }
}
