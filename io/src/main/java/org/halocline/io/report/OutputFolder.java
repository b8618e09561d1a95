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
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.halocline.error.ConfigurationException;
import org.halocline.error.RunFailedException;
import org.halocline.io.file.AtomicFile;
import org.halocline.model.ConvergencePoint;
import org.halocline.model.Observation;
import org.halocline.model.Progress;
import org.halocline.model.Recovery;
import org.halocline.model.RunMonitor;
import org.halocline.model.RunResult;
import org.halocline.model.SavedRun;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// The folder of one run: `result.json`, `metrics.csv`, `events.jsonl`, charts, snapshots, checkpoints. Never mixes two
/// runs.
///
/// While the run lasts the folder holds a file `.claimed`, created atomically: whoever creates it owns the folder. A
/// folder that holds anything, be it only this file, belongs to another run. A run that goes on from a checkpoint takes
/// it [again][#again] once nobody writes there.
public final class OutputFolder implements RunMonitor, AutoCloseable {
    private static final String RESULT = "result.json";
    private static final int MOST_TRIES = 100_000;

    private final Path path;
    private final Claim claim;
    private final Metrics metrics;
    private @Nullable EventLog events;
    private @Nullable Charts charts;
    private @Nullable RunMonitor told;
    private boolean hasDroppedMetrics;
    private boolean hasDroppedEvents;
    private Optional<SavedRun> from = Optional.empty();
    private boolean countsSamples;
    private boolean released;

    private OutputFolder(Path path, Claim claim, long lastRow) {
        this.path = path;
        this.claim = claim;
        this.metrics = new Metrics(path.resolve("metrics.csv"), lastRow);
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
            Optional<Claim> claim = claim(candidate);
            if (claim.isPresent()) {
                return new OutputFolder(candidate, claim.get(), -1);
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
        Claim claim = claim(folder)
                .orElseThrow(
                        () -> new ConfigurationException("output=" + wanted + " is not empty; choose another folder"));
        return new OutputFolder(folder, claim, -1);
    }

    /// Takes the folder of a run that goes on from a checkpoint. What it wrote up to there stays.
    ///
    /// @throws ConfigurationException if another run is writing there, or the folder is not writable
    public static OutputFolder again(Path folder, SavedRun from) {
        Path there = named(folder);
        try {
            Claim claim = Claim.again(there)
                    .orElseThrow(() -> new ConfigurationException(
                            "output=" + folder + "; a run is writing there, wait for it to end"));
            OutputFolder output = new OutputFolder(there, claim, from.step());
            output.from = Optional.of(from);
            output.charts = Charts.again(there, charted(from)).orElse(null);
            return output;
        } catch (IOException e) {
            throw unwritable(there, e);
        }
    }

    /// Samples from which on what was charted counts no more. What rounds tell they tell once; the last point of a
    /// single run lies at its end, where a longer one may have none.
    private static long charted(SavedRun from) {
        return from.rounds().map(rounds -> rounds.told() + 1).orElse(from.samples());
    }

    /// How the run in a folder began, as far as it is known.
    public static Optional<Beginning> beginning(Path folder) {
        return EventLog.beginning(folder);
    }

    /// Keeps `events.jsonl` from here on.
    public void begin(Beginning beginning) {
        events = new EventLog(path, beginning);
    }

    /// Says that the run draws samples, and takes no steps.
    public void countSamples() {
        countsSamples = true;
    }

    /// Keeps `convergence.csv` from here on, and draws the charts of a sample run at its end. A run that goes on does
    /// so if it did before.
    public void keepCharts() {
        charts = new Charts(path, 0);
    }

    /// From here on the run goes on without charts, `metrics.csv` and `events.jsonl` where they cannot be written. Rows
    /// that follow the first that fails are left out.
    ///
    /// @param monitor is told, as the engine tells it of what it drops
    public void goOnWithout(RunMonitor monitor) {
        told = monitor;
    }

    private void measure(Runnable writing) {
        if (hasDroppedMetrics) {
            return;
        }
        try {
            writing.run();
        } catch (RunFailedException e) {
            RunMonitor monitor = told;
            if (monitor == null) {
                throw e;
            }
            hasDroppedMetrics = true;
            metrics.abandon();
            monitor.dropped("rows of metrics.csv", String.valueOf(e.getMessage()));
            dropped("metrics", String.valueOf(e.getMessage()));
        }
    }

    private void chart(Consumer<Charts> drawing) {
        Charts kept = charts;
        if (kept == null) {
            return;
        }
        try {
            drawing.accept(kept);
        } catch (RunFailedException e) {
            RunMonitor monitor = told;
            if (monitor == null) {
                throw e;
            }
            charts = null;
            monitor.dropped("charts", String.valueOf(e.getMessage()));
            dropped("charts", String.valueOf(e.getMessage()));
        }
    }

    @Override
    public void estimated(ConvergencePoint point) {
        underWay();
        chart(kept -> kept.append(point));
    }

    @Override
    public void dropped(String kind, String cause) {
        tell("dropped", event -> {
            event.put("kind", kind);
            event.put("cause", cause);
        });
    }

    /// Where everything of the run goes; absolute.
    public Path path() {
        return path;
    }

    /// Appends a row to `metrics.csv`. Rows reach the file at least every second while the run makes progress.
    @Override
    public void observed(Observation observation) {
        underWay();
        measure(() -> metrics.append(observation));
    }

    @Override
    public void progress(Progress progress) {
        underWay();
        measure(metrics::flushIfDue);
    }

    /// Rows up to a checkpoint are in the file before it counts: a run that goes on from there does not write them
    /// again.
    @Override
    public void checkpointing(long step) {
        underWay();
        measure(metrics::flush);
        chart(Charts::flush);
    }

    @Override
    public void flush() {
        measure(metrics::flush);
    }

    @Override
    public void checkpointed(Path checkpoint, long step) {
        tell("checkpoint", event -> {
            event.put("checkpoint", checkpoint.getFileName().toString());
            event.put(countsSamples ? "samples" : "step", step);
        });
    }

    @Override
    public void recovered(Recovery recovery) {
        tell("recovered", event -> {
            event.put("rank", recovery.rank());
            event.put("pid", recovery.pid());
            event.put(recovery.counted(), recovery.step());
            event.put("cause", recovery.cause());
            event.put("backTo", recovery.backTo());
            event.put("restarts", recovery.restarts());
            ResultJson.put(event, "seconds", recovery.seconds());
        });
    }

    /// Tells `events.jsonl` how the run ended, other than well. Before the run was under way there is nothing to tell.
    ///
    /// @param how   such as `interrupted`
    /// @param cause in words
    public void ended(String how, String cause) {
        if (events != null && events.hasBegun()) {
            try {
                tell(how, event -> event.put("cause", cause));
            } catch (RunFailedException e) {
                // The cause is told elsewhere too, and may be that nothing can be written.
            }
        }
    }

    private void tell(String name, Consumer<ObjectNode> content) {
        underWay();
        EventLog log = events;
        if (log != null) {
            record(() -> log.write(name, content));
        }
    }

    private void record(Runnable writing) {
        try {
            writing.run();
        } catch (RunFailedException e) {
            RunMonitor monitor = told;
            if (monitor == null) {
                throw e;
            }
            if (!hasDroppedEvents) {
                hasDroppedEvents = true;
                monitor.dropped("lines of events.jsonl", String.valueOf(e.getMessage()));
            }
        }
    }

    /// What an earlier end left behind is wrong from now on.
    private void underWay() {
        EventLog log = events;
        if (log == null || log.hasBegun()) {
            return;
        }
        record(log::begin);
        if (from.isPresent()) {
            try {
                Files.deleteIfExists(path.resolve(RESULT));
            } catch (IOException e) {
                throw Metrics.failed(path.resolve(RESULT), e);
            }
        }
    }

    /// Writes `result.json`, then draws the charts.
    ///
    /// @param simulationName the name that the config used
    /// @param configName     the config's name, such as `heat2d`
    /// @throws RunFailedException if it cannot be written
    public void finish(RunResult result, String simulationName, String configName) {
        measure(metrics::finish);
        Path file = path.resolve(RESULT);
        try {
            AtomicFile.writeDurably(file, ResultJson.of(result, simulationName, Optional.of(configName), from));
        } catch (IOException e) {
            throw Metrics.failed(file, e);
        }
        chart(kept -> kept.draw(result));
        tell("finished", event -> {
            if (!countsSamples) {
                event.put("steps", result.steps());
            }
            event.put("samples", result.samples());
            event.put("restarts", result.restarts());
            event.put("stateHash", result.stateHash());
            ResultJson.put(event, "seconds", result.wallSeconds());
        });
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
            claim.release();
        } catch (IOException e) {
            throw Metrics.failed(path.resolve(Claim.NAME), e);
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
    private static Optional<Claim> claim(Path folder) {
        try {
            while (true) {
                createDirectory(folder);
                try {
                    if (!isEmptyDirectory(folder)) {
                        return Optional.empty();
                    }
                    return Optional.of(Claim.of(folder));
                } catch (FileAlreadyExistsException e) {
                    return Optional.empty();
                } catch (NoSuchFileException e) {
                    // Another run discarded the folder in between: make it again.
                }
            }
        } catch (IOException e) {
            throw unwritable(folder, e);
        }
    }

    private static ConfigurationException unwritable(Path folder, IOException e) {
        return new ConfigurationException(
                "output=" + folder + ", cause=" + Metrics.cause(e) + "; choose a folder that can be written", e);
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
