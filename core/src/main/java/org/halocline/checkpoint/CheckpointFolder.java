package org.halocline.checkpoint;

import static org.halocline.checkpoint.CheckpointLayout.*;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The checkpoints of one run.
///
/// Whatever moment the process is killed at, a checkpoint that was complete before is complete after, unless a newer
/// one of this run is: names change by renaming, which happens as a whole.
///
/// | name | meaning |
/// |---|---|
/// | `step-N` | complete |
/// | `step-N.unfinished` | being written; swept |
/// | `step-N.replaced` | complete, and about to be replaced by one of the same number: counts while there is no
/// `step-N` |
/// | `step-N.abandoned` | complete, but of a future that was left when the run went on from an older one |
/// | `step-N.removed` | being deleted; swept |
///
/// @param folder where they are
public record CheckpointFolder(Path folder) {
    private static final String PREFIX = "step-";
    private static final String UNFINISHED = ".unfinished";
    private static final String REPLACED = ".replaced";
    private static final String ABANDONED = ".abandoned";
    private static final String REMOVED = ".removed";

    private static String name(long number) {
        return PREFIX + String.format(Locale.ROOT, "%012d", number);
    }

    private static long number(Path checkpoint) {
        return Long.parseLong(checkpoint.getFileName().toString().replaceAll("^" + PREFIX + "|\\.\\w+$", ""));
    }

    private static boolean isNamed(Path path, String ending) {
        Path name = path.getFileName();
        return name != null && name.toString().matches(PREFIX + "\\d{12,18}" + Pattern.quote(ending));
    }

    private static Path with(Path checkpoint, String ending) {
        return checkpoint.resolveSibling(name(number(checkpoint)) + ending);
    }

    /// Whether a folder has the name of a complete checkpoint.
    public static boolean isNamedLikeOne(Path path) {
        return isNamed(path, "") || (isNamed(path, REPLACED) && !Files.isDirectory(with(path, "")));
    }

    /// Whether a checkpoint is of a future that was left when its run went on from an older one.
    public static boolean isAbandoned(Path path) {
        return isNamed(path, ABANDONED);
    }

    /// Where the parts of a checkpoint go until it is complete.
    ///
    /// @param number the step, or the number of samples merged
    public Path unfinished(long number) {
        return folder.resolve(name(number) + UNFINISHED);
    }

    /// Writes the manifest, gives the checkpoint its name, and deletes those before it but for the newest.
    ///
    /// @param number the step, or the number of samples merged
    /// @param keep   how many stay
    /// @param spared one that stays in any case
    /// @return the complete checkpoint
    public Path complete(
            long number, long step, double time, long samples, byte[] plan, int parts, int keep, Optional<Path> spared)
            throws IOException {
        Path from = unfinished(number);
        ByteBuffer all = buffer(MANIFEST_HEADER + plan.length + 8 * parts);
        all.putLong(MANIFEST_MAGIC).putInt(VERSION).putInt(0).putLong(step);
        all.putLong(Double.doubleToRawLongBits(time))
                .putLong(samples)
                .putInt(plan.length)
                .putInt(parts);
        all.put(plan);
        for (int rank = 0; rank < parts; rank++) {
            all.putLong(Files.size(from.resolve(partName(rank))));
        }
        all.putInt(12, checksum(all, 16, all.capacity())).rewind();
        try (FileChannel channel = FileChannel.open(
                from.resolve(Checkpoint.MANIFEST),
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE)) {
            while (all.hasRemaining()) {
                channel.write(all);
            }
            channel.force(true);
        }
        force(from);
        Path to = folder.resolve(name(number));
        put(from, to);
        // Later ones are damaged; they must not push out what has just been written.
        List<Path> kept = complete().stream().filter(p -> number(p) <= number).toList();
        for (Path old : kept.subList(0, Math.max(0, kept.size() - keep))) {
            if (spared.filter(path -> isSame(path, old)).isEmpty()) {
                delete(old);
            }
        }
        for (Path passed : entries(ABANDONED)) {
            if (number(passed) <= number) {
                delete(passed);
            }
        }
        return to;
    }

    /// Gives a whole checkpoint its name. After a recovery the same step may come again, with the same bits: until the
    /// new one has the name the old one is there.
    private void put(Path from, Path to) throws IOException {
        Path replaced = with(to, REPLACED);
        if (Files.isDirectory(to)) {
            delete(replaced);
            Files.move(to, replaced, StandardCopyOption.ATOMIC_MOVE);
        }
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        force(folder);
        delete(replaced);
    }

    /// Sets those aside that are newer than the one from which a run goes on: they are of a future that it leaves. Each
    /// goes when the run has come as far.
    ///
    /// @param number the step, or the number of samples, from which the run goes on
    /// @return how many there were
    public int abandonAfter(long number) throws IOException {
        int count = 0;
        for (Path path : complete()) {
            if (number(path) > number) {
                Path aside = with(path, ABANDONED);
                delete(aside);
                Files.move(path, aside, StandardCopyOption.ATOMIC_MOVE);
                count++;
            }
        }
        force(folder);
        return count;
    }

    /// Deletes a checkpoint that is not complete, for which there was perhaps no room.
    ///
    /// @param number the step, or the number of samples
    public void discard(long number) throws IOException {
        delete(unfinished(number));
    }

    private static boolean isSame(Path a, Path b) {
        return a.toAbsolutePath().normalize().equals(b.toAbsolutePath().normalize());
    }

    /// Makes a folder's entries durable, where the system can.
    private static void force(Path directory) {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            // Some systems cannot open a directory; then the rename is as durable as they make it.
        }
    }

    /// First the name, so that what is half deleted does not look like a checkpoint.
    private static void delete(Path directory) throws IOException {
        if (!Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        Path removed = with(directory, REMOVED);
        empty(removed);
        Files.move(directory, removed, StandardCopyOption.ATOMIC_MOVE);
        empty(removed);
    }

    private static void empty(Path directory) throws IOException {
        if (!Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.toList()) {
                Files.deleteIfExists(file);
            }
        }
        Files.deleteIfExists(directory);
    }

    private List<Path> entries(String ending) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(path -> isNamed(path, ending)).toList();
        }
    }

    /// Deletes what was being written, replaced or deleted when a run ended.
    public void sweep() throws IOException {
        for (Path unfinished : entries(UNFINISHED)) {
            delete(unfinished);
        }
        for (Path replaced : entries(REPLACED)) {
            if (Files.isDirectory(with(replaced, ""))) {
                delete(replaced);
            }
        }
        for (Path removed : entries(REMOVED)) {
            empty(removed);
        }
    }

    /// All complete checkpoints, the oldest first.
    public List<Path> complete() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(CheckpointFolder::isNamedLikeOne)
                    .sorted(Comparator.comparingLong(CheckpointFolder::number))
                    .toList();
        }
    }

    /// The newest checkpoint of which every byte is right.
    ///
    /// @param skipped is told of each newer one that is damaged
    public Optional<Checkpoint> newest(Consumer<String> skipped) throws IOException {
        for (Path path : complete().reversed()) {
            try {
                Checkpoint checkpoint = Checkpoint.open(path);
                checkpoint.verify();
                return Optional.of(checkpoint);
            } catch (DamagedCheckpointException e) {
                skipped.accept(e.getMessage());
            }
        }
        return Optional.empty();
    }
}
