package org.halocline.runtime;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.zip.CRC32C;
import org.halocline.error.RunFailedException;
import org.halocline.grid.Box;
import org.halocline.grid.Field;
import org.halocline.shm.SessionMark;

/// Keeps a worker's state in the session, where it survives the worker: two files per rank, used alternately, so that
/// the older one is whole while the newer one is being written.
///
/// | offset | bytes | field | meaning |
/// |---:|---:|---|---|
/// | 0 | 8 | magic | `HALOKEPT`; zero while the rest is being written |
/// | 8 | 8 | step | steps taken |
/// | 16 | 8 | payloadBytes | bytes that follow the header |
/// | 24 | 4 | checksum | CRC-32C of the payload |
/// | 28 | 4 | headerChecksum | CRC-32C of the bytes 8 to 27 and 32 to 39 |
/// | 32 | 8 | words | number of words n |
/// | 40 | 8·n | words | of the clock and of what else goes on |
/// | 40 + 8·n | | values | the owned values, field after field, x fastest |
///
/// All numbers are little endian; one writer, the worker of the rank.
final class Keeper {
    private static final long MAGIC = 0x5450454b_4f4c4148L;
    private static final int HEADER = 40;
    private static final int BUFFER_BYTES = 1 << 18;
    private static final int SLOTS = 2;
    /// What a machine writes to new pages of memory in a second, about: they must be cleared first.
    private static final double BYTES_PER_SECOND = 1e9;

    private static final long MAX_WORDS = Integer.MAX_VALUE / 8;

    private static final String MODE = "rw-------";
    private static final Set<StandardOpenOption> OPTIONS = Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE);

    private final Path directory;
    private final int rank;
    private final List<Field> fields;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    private final FileAttribute<?>[] permissions;
    private int slot;

    Keeper(Path directory, int rank, List<Field> fields) {
        this.directory = directory;
        this.rank = rank;
        this.fields = List.copyOf(fields);
        boolean posix = directory.getFileSystem().supportedFileAttributeViews().contains("posix");
        this.permissions = posix
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(MODE))}
                : new FileAttribute<?>[0];
    }

    private static Path file(Path directory, int rank, int slot) {
        return directory.resolve(SessionMark.KEPT + rank + "-" + slot);
    }

    /// Bytes of both slots of a worker with so many owned values.
    static long bytes(long values) {
        return SLOTS * (HEADER + 8 * values);
    }

    /// How long keeping some fields for the first time takes, about, in seconds.
    static double expectedSeconds(List<Field> fields) {
        long values = fields.stream().mapToLong(field -> field.owned().cells()).sum();
        return 8 * values / BYTES_PER_SECOND;
    }

    /// Writes the present values into the older slot.
    ///
    /// @throws IOException if there is no room; the other slot is whole
    void keep(long step, long[] words) throws IOException {
        slot = 1 - slot;
        try (FileChannel channel = FileChannel.open(file(directory, rank, slot), OPTIONS, permissions)) {
            // From here to the end the slot holds nothing.
            channel.write(ByteBuffer.allocate(8), 0);
            channel.position(HEADER);
            CRC32C crc = new CRC32C();
            buffer.clear();
            for (long word : words) {
                room(channel, crc);
                buffer.putLong(word);
            }
            for (Field field : fields) {
                write(field, channel, crc);
            }
            drain(channel, crc);
            long end = channel.position();
            channel.truncate(end);
            ByteBuffer header = ByteBuffer.allocate(HEADER).order(ByteOrder.LITTLE_ENDIAN);
            header.putLong(0).putLong(step).putLong(end - HEADER).putInt((int) crc.getValue());
            header.putInt(0).putLong(words.length).putInt(28, checksum(header)).flip();
            channel.write(header, 0);
            channel.write(magic(), 0);
        }
    }

    private static int checksum(ByteBuffer header) {
        CRC32C crc = new CRC32C();
        crc.update(header.duplicate().limit(28).position(8));
        crc.update(header.duplicate().limit(HEADER).position(32));
        return (int) crc.getValue();
    }

    private static ByteBuffer magic() {
        return ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(MAGIC)
                .flip();
    }

    private void write(Field field, FileChannel channel, CRC32C crc) throws IOException {
        double[] values = field.now();
        Box box = field.owned();
        int n = box.endX() - box.beginX();
        for (int k = box.beginZ(); k < box.endZ(); k++) {
            for (int j = box.beginY(); j < box.endY(); j++) {
                int from = field.layout().offset(box.beginX(), j, k);
                for (int done = 0; done < n; ) {
                    room(channel, crc);
                    int count = Math.min(n - done, buffer.remaining() / 8);
                    buffer.asDoubleBuffer().put(values, from + done, count);
                    buffer.position(buffer.position() + 8 * count);
                    done += count;
                }
            }
        }
    }

    private void room(FileChannel channel, CRC32C crc) throws IOException {
        if (buffer.remaining() < 8) {
            drain(channel, crc);
        }
    }

    private void drain(FileChannel channel, CRC32C crc) throws IOException {
        buffer.flip();
        crc.update(buffer.duplicate());
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
        buffer.clear();
    }

    /// Reads the values of a step back into the fields.
    ///
    /// @return the words
    long[] restore(long step) throws IOException {
        for (int s = 0; s < SLOTS; s++) {
            Path file = file(directory, rank, s);
            if (stepOf(file) == step) {
                slot = s;
                return read(file);
            }
        }
        throw new RunFailedException("rank=" + rank + ", step=" + step + "; no such state is kept");
    }

    private long[] read(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            ByteBuffer header = header(channel);
            channel.position(HEADER);
            long count = header.getLong(32);
            if (count < 0 || count > MAX_WORDS || HEADER + 8 * count > channel.size()) {
                throw new RunFailedException("file=" + file.getFileName() + ", words=" + count + "; it is damaged");
            }
            buffer.clear().limit(0);
            long[] words = new long[(int) count];
            for (int n = 0; n < words.length; n++) {
                fill(channel);
                words[n] = buffer.getLong();
            }
            for (Field field : fields) {
                read(field, channel);
            }
            return words;
        }
    }

    private void read(Field field, FileChannel channel) throws IOException {
        double[] values = field.now();
        Box box = field.owned();
        int n = box.endX() - box.beginX();
        for (int k = box.beginZ(); k < box.endZ(); k++) {
            for (int j = box.beginY(); j < box.endY(); j++) {
                int to = field.layout().offset(box.beginX(), j, k);
                for (int done = 0; done < n; ) {
                    fill(channel);
                    int count = Math.min(n - done, buffer.remaining() / 8);
                    buffer.asDoubleBuffer().get(values, to + done, count);
                    buffer.position(buffer.position() + 8 * count);
                    done += count;
                }
            }
        }
    }

    /// Makes at least one value ready to be read.
    private void fill(FileChannel channel) throws IOException {
        if (buffer.remaining() >= 8) {
            return;
        }
        buffer.compact();
        while (buffer.position() < 8) {
            if (channel.read(buffer) < 0) {
                throw new RunFailedException("kept state of rank=" + rank + "; it is truncated");
            }
        }
        buffer.flip();
    }

    /// The newest step that every one of some workers has kept whole; −1 if there is none.
    static long newestStep(Path directory, int workers) {
        return newestStep(directory, workers, Long.MAX_VALUE);
    }

    /// The newest such step that is not beyond another.
    static long newestStep(Path directory, int workers, long most) {
        long best = -1;
        for (int s = 0; s < SLOTS; s++) {
            long step = wholeStep(file(directory, 0, s));
            boolean all = step > best && step <= most;
            for (int rank = 1; all && rank < workers; rank++) {
                all = false;
                for (int other = 0; !all && other < SLOTS; other++) {
                    Path file = file(directory, rank, other);
                    all = stepOf(file) == step && wholeStep(file) == step;
                }
            }
            best = all ? step : best;
        }
        return best;
    }

    private static boolean isHeader(ByteBuffer header) {
        return header.getLong(0) == MAGIC && header.getInt(28) == checksum(header);
    }

    /// The step that a slot says it holds; −1 if none.
    private static long stepOf(Path file) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            ByteBuffer header = header(channel);
            return isHeader(header) ? header.getLong(8) : -1;
        } catch (IOException e) {
            return -1;
        }
    }

    /// The step that a slot holds, payload and all; −1 if it is not whole.
    private static long wholeStep(Path file) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            ByteBuffer header = header(channel);
            if (!isHeader(header) || channel.size() != HEADER + header.getLong(16)) {
                return -1;
            }
            CRC32C crc = new CRC32C();
            ByteBuffer some = ByteBuffer.allocateDirect(BUFFER_BYTES);
            channel.position(HEADER);
            while (channel.read(some.clear()) > 0) {
                crc.update(some.flip());
            }
            return (int) crc.getValue() == header.getInt(24) ? header.getLong(8) : -1;
        } catch (IOException e) {
            return -1;
        }
    }

    private static ByteBuffer header(FileChannel channel) throws IOException {
        ByteBuffer header = ByteBuffer.allocate(HEADER).order(ByteOrder.LITTLE_ENDIAN);
        channel.read(header, 0);
        return header;
    }

    /// Forgets what a worker has kept.
    void discard() throws IOException {
        for (int s = 0; s < SLOTS; s++) {
            Files.deleteIfExists(file(directory, rank, s));
        }
    }
}
