package org.halocline.checkpoint;

import static org.halocline.checkpoint.CheckpointLayout.*;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// The checkpoints of one run.
///
/// @param folder where they are
public record CheckpointFolder(Path folder) {
    private static final String PREFIX = "step-";
    private static final String UNFINISHED = ".unfinished";

    private static String name(long number) {
        return PREFIX + String.format(Locale.ROOT, "%012d", number);
    }

    private static long number(Path checkpoint) {
        return Long.parseLong(checkpoint.getFileName().toString().substring(PREFIX.length()));
    }

    /// Whether a folder has the name of a complete checkpoint.
    public static boolean isNamedLikeOne(Path path) {
        Path name = path.getFileName();
        return name != null && name.toString().matches(PREFIX + "\\d{12,}");
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
        // After a recovery the same step may come again, with the same bits.
        delete(to);
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        force(folder);
        // Later ones are damaged, or of a history that was left; they must not push out what has just been written.
        List<Path> kept = complete().stream().filter(p -> number(p) <= number).toList();
        for (Path old : kept.subList(0, Math.max(0, kept.size() - keep))) {
            if (spared.filter(path -> isSame(path, old)).isEmpty()) {
                delete(old);
            }
        }
        return to;
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

    private static void delete(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            return;
        }
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.toList()) {
                Files.deleteIfExists(file);
            }
        }
        Files.deleteIfExists(directory);
    }

    /// Deletes what was being written when a run ended.
    public void sweep() throws IOException {
        if (Files.isDirectory(folder)) {
            try (Stream<Path> entries = Files.list(folder)) {
                for (Path entry : entries.toList()) {
                    if (entry.getFileName().toString().endsWith(UNFINISHED)) {
                        delete(entry);
                    }
                }
            }
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
