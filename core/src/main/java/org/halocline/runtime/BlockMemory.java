package org.halocline.runtime;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.halocline.decomposition.Decomposition;
import org.halocline.grid.Axis;
import org.halocline.model.GridSimulation;
import org.halocline.model.State;
import org.halocline.model.TimeBlock;
import org.halocline.vector.Vectors;

/// Which time blocks were fastest on this machine: a small text file for each kernel, grid and cut, in the user's
/// folder of caches.
///
/// ```
/// halocline time block 1
/// machine …
/// kernel …
/// fastest 8 64
/// 4 64 took 41012345 ns per step
/// ```
///
/// with a line of the last kind for each that was tried, for people. The second and third line must be those of the run
/// that asks. A file that is damaged, or of another form, or older than [#LASTS], counts as none: it is made anew.
/// Nothing but time depends on what it says.
final class BlockMemory {
    /// A machine may have been busy when it was measured.
    static final Duration LASTS = Duration.ofDays(30);

    private static final String FORM = "halocline time block 1";
    private static final int MOST_BYTES = 1 << 14;
    private static final int MOST_ROWS = 1 << 20;
    private static final String FASTEST = "fastest ";

    private final Path folder;

    BlockMemory(Path folder) {
        this.folder = folder;
    }

    /// The user's: `time-blocks` in `$XDG_CACHE_HOME/halocline` or `~/.cache/halocline`.
    static BlockMemory ofUser() {
        String caches = System.getenv("XDG_CACHE_HOME");
        Path base = caches == null || caches.isEmpty()
                ? Path.of(System.getProperty("user.home", "."), ".cache")
                : Path.of(caches);
        return new BlockMemory(base.resolve("halocline").resolve("time-blocks"));
    }

    /// Where the choice for a plan lies, whether or not there is one.
    Path file(Plan plan) {
        List<String> lines = subject(plan);
        CRC32C crc = new CRC32C();
        lines.forEach(line -> crc.update(line.getBytes(StandardCharsets.UTF_8)));
        return folder.resolve(
                plan.simulation().getClass().getSimpleName() + "-" + Long.toHexString(crc.getValue()) + ".txt");
    }

    Optional<TimeBlock> find(Plan plan) {
        Path file = file(plan);
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MOST_BYTES);
            Instant made = Files.getLastModifiedTime(file).toInstant();
            List<String> lines =
                    new String(bytes, StandardCharsets.UTF_8).lines().toList();
            List<String> subject = subject(plan);
            boolean isFit = lines.size() > subject.size()
                    && lines.subList(0, subject.size()).equals(subject)
                    && made.plus(LASTS).isAfter(Instant.now());
            return isFit ? block(lines.get(subject.size())) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Optional<TimeBlock> block(String line) {
        String[] words = line.split(" ", -1);
        if (words.length != 3 || !line.startsWith(FASTEST)) {
            return Optional.empty();
        }
        try {
            int steps = Integer.parseInt(words[1]);
            int rows = Integer.parseInt(words[2]);
            boolean isSane = steps >= 1 && steps <= TimeBlock.MAX_STEPS && rows >= 0 && rows <= MOST_ROWS;
            return isSane ? Optional.of(new TimeBlock(steps, rows)) : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /// Writes down what was fastest. Where that is impossible, the next run tries again.
    static void remember(Plan plan, TimeBlock fastest, List<String> tried) {
        Path file = Path.of(plan.blocks().file());
        List<String> lines = new ArrayList<>(subject(plan));
        lines.add(FASTEST + fastest.steps() + " " + fastest.rows());
        lines.addAll(tried);
        Path fresh = file.resolveSibling(
                file.getFileName() + "." + ProcessHandle.current().pid());
        try {
            Files.createDirectories(fresh.toAbsolutePath().getParent());
            Files.write(fresh, lines);
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            try {
                Files.deleteIfExists(fresh);
            } catch (IOException again) {
                // The folder is gone or read-only: nothing was left behind.
            }
        }
    }

    /// What the choice depends on.
    private static List<String> subject(Plan plan) {
        GridSimulation simulation = (GridSimulation) plan.simulation();
        Caches caches = Caches.ofMachine();
        Decomposition decomposition = plan.decomposition();
        StringBuilder cells = new StringBuilder();
        for (Axis axis : Axis.ALL.subList(0, decomposition.grid().dimensions())) {
            boolean periodic = decomposition.grid().axis(axis).isPeriodic();
            cells.append(axis.ordinal() == 0 ? "" : "x")
                    .append(decomposition.grid().cells(axis))
                    .append(periodic ? "p" : "");
        }
        return List.of(
                FORM,
                "machine " + Caches.processor() + ", " + System.getProperty("os.arch") + ", " + Planner.cores()
                        + " cores, caches " + caches.own() + " " + caches.shared() + ", Java "
                        + System.getProperty("java.vm.version") + ", vectors "
                        + Vectors.arePossibleInWorkers(plan.expectedValues()),
                "kernel " + simulation.getClass().getName() + ", "
                        + simulation.stages().size() + " stages, "
                        + MemoryPlan.bytesPerCell(simulation) + " bytes, width " + State.haloWidth(simulation)
                        + ", cells " + cells + " on " + decomposition.processGrid() + ", at most "
                        + Math.min(TimeBlocks.longest(plan), TimeBlock.MAX_STEPS) + " steps");
    }
}
