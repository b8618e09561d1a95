package org.halocline.checkpoint;

import static org.halocline.checkpoint.CheckpointLayout.*;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.halocline.grid.Field;

/// A complete checkpoint on disk.
public final class Checkpoint {
    static final String MANIFEST = "manifest";
    private static final long MAX_MANIFEST = 1L << 26;

    private final Path folder;
    private final long step;
    private final double time;
    private final long samples;
    private final byte[] plan;
    private final List<Long> sizes;

    private Checkpoint(Path folder, long step, double time, long samples, byte[] plan, List<Long> sizes) {
        this.folder = folder;
        this.step = step;
        this.time = time;
        this.samples = samples;
        this.plan = plan;
        this.sizes = List.copyOf(sizes);
    }

    /// Reads and checks the manifest and the sizes of the parts.
    ///
    /// @throws DamagedCheckpointException if anything does not fit
    public static Checkpoint open(Path folder) throws IOException {
        Path file = folder.resolve(MANIFEST);
        ByteBuffer all = readAll(file);
        require(file, all.capacity() >= MANIFEST_HEADER, "bytes=" + all.capacity());
        require(file, all.getLong(0) == MANIFEST_MAGIC, "magic=" + Long.toHexString(all.getLong(0)));
        require(file, all.getInt(8) == VERSION, "version=" + all.getInt(8));
        require(file, all.getInt(12) == checksum(all, 16, all.capacity()), "checksum");
        int planBytes = all.getInt(40);
        int parts = all.getInt(44);
        require(
                file,
                planBytes >= 0 && parts >= 1 && all.capacity() == MANIFEST_HEADER + (long) planBytes + 8L * parts,
                "planBytes=" + planBytes + ", parts=" + parts);
        byte[] plan = new byte[planBytes];
        all.get(MANIFEST_HEADER, plan);
        List<Long> sizes = new ArrayList<>();
        for (int n = 0; n < parts; n++) {
            long size = all.getLong(MANIFEST_HEADER + planBytes + 8 * n);
            Path part = folder.resolve(partName(n));
            require(part, Files.isRegularFile(part) && Files.size(part) == size, "bytes, expected=" + size);
            sizes.add(size);
        }
        return new Checkpoint(
                folder, all.getLong(16), Double.longBitsToDouble(all.getLong(24)), all.getLong(32), plan, sizes);
    }

    private static ByteBuffer readAll(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            require(file, channel.size() <= MAX_MANIFEST, "bytes=" + channel.size());
            ByteBuffer all = buffer((int) channel.size());
            while (all.hasRemaining() && channel.read(all) >= 0) {
                // Until all is read, or the file ends before its size.
            }
            require(file, !all.hasRemaining(), "bytes=" + all.position());
            return all.rewind();
        } catch (NoSuchFileException e) {
            throw new DamagedCheckpointException(file, "missing");
        }
    }

    private static void require(Path file, boolean right, String what) {
        if (!right) {
            throw new DamagedCheckpointException(file, what);
        }
    }

    public Path folder() {
        return folder;
    }

    /// Steps taken; 0 for samples.
    public long step() {
        return step;
    }

    /// Simulated time.
    public double time() {
        return time;
    }

    /// Samples merged; 0 for grids.
    public long samples() {
        return samples;
    }

    /// Bytes of each part.
    public List<Long> sizes() {
        return sizes;
    }

    /// What was run, as the runtime codes it.
    public byte[] planBytes() {
        return plan.clone();
    }

    /// Checks every byte of every part.
    ///
    /// @throws DamagedCheckpointException if anything does not fit
    public void verify() throws IOException {
        for (int rank = 0; rank < sizes.size(); rank++) {
            try (PartReader reader = new PartReader(folder.resolve(partName(rank)), rank, step)) {
                reader.verify();
            }
        }
    }

    /// Fills the owned values of all fields of a subdomain.
    ///
    /// @param fields by number, without gaps
    /// @return the words that were written with the first part
    public long[] restore(List<Field> fields) throws IOException {
        long[] words = {};
        long copied = 0;
        for (int rank = 0; rank < sizes.size(); rank++) {
            try (PartReader reader = new PartReader(folder.resolve(partName(rank)), rank, step)) {
                words = rank == 0 ? reader.words() : words;
                copied += reader.copy(fields);
            }
        }
        long expected = fields.stream().mapToLong(f -> f.owned().cells()).sum();
        require(folder, copied == expected, "values=" + copied + ", expected=" + expected);
        return words;
    }

    /// The words of the first part.
    public long[] words() throws IOException {
        try (PartReader reader = new PartReader(folder.resolve(partName(0)), 0, step)) {
            return reader.words();
        }
    }
}
