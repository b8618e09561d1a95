package org.halocline.checkpoint;

import static org.halocline.checkpoint.CheckpointLayout.*;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.halocline.grid.Axis;
import org.halocline.grid.Box;
import org.halocline.grid.Field;
import org.halocline.model.Compression;

/// Reads one part. Nothing is believed: sizes are checked against the file before anything is allocated, and checksums
/// before anything is used.
final class PartReader implements Closeable {
    /// As many as a buffer holds; the file is asked for its size before any is made.
    private static final int MAX_WORDS = (Integer.MAX_VALUE - PART_HEADER) / 8;

    private final Path file;
    private final FileChannel channel;
    private final Map<Compression, Packing> packings = new EnumMap<>(Compression.class);
    private final long[] words;
    private final long blocks;

    /// What a block says of itself.
    private record Block(int field, Box box, int codec, int storedBytes, int dataChecksum) {}

    PartReader(Path file, int rank, long step) throws IOException {
        this.file = file;
        this.channel = FileChannel.open(file, StandardOpenOption.READ);
        try {
            ByteBuffer header = read(PART_HEADER, "header");
            require(header.getLong(0) == PART_MAGIC, "magic=" + Long.toHexString(header.getLong(0)));
            require(header.getInt(8) == VERSION, "version=" + header.getInt(8));
            require(header.getInt(44) == checksum(header, 0, 44), "checksum of the header");
            require(header.getInt(12) == rank, "rank=" + header.getInt(12));
            require(header.getLong(16) == step, "step=" + header.getLong(16));
            long count = header.getLong(24);
            require(count >= 0 && count <= MAX_WORDS, "words=" + count);
            this.blocks = header.getLong(32);
            ByteBuffer bytes = read(8 * (int) count, "words");
            require(header.getInt(40) == checksum(bytes, 0, bytes.capacity()), "checksum of the words");
            this.words = new long[(int) count];
            bytes.asLongBuffer().get(words);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    long[] words() {
        return words;
    }

    /// Checks everything.
    void verify() throws IOException {
        for (long n = 0; n < blocks; n++) {
            data(header(n), n);
        }
        require(channel.position() == channel.size(), "bytes=" + channel.size());
    }

    /// Copies what lies within the owned boxes of some fields.
    ///
    /// @return how many values
    long copy(List<Field> fields) throws IOException {
        long copied = 0;
        for (long n = 0; n < blocks; n++) {
            Block block = header(n);
            require(block.field >= 0 && block.field < fields.size(), "block=" + n + ", field=" + block.field);
            Field field = fields.get(block.field);
            Box common = block.box.intersect(field.owned());
            if (common.isEmpty()) {
                channel.position(channel.position() + block.storedBytes);
                continue;
            }
            copied += common.cells();
            ByteBuffer values = data(block, n);
            for (int k = common.beginZ(); k < common.endZ(); k++) {
                for (int j = common.beginY(); j < common.endY(); j++) {
                    copyRow(values, block.box, common, field, j, k);
                }
            }
        }
        return copied;
    }

    private static void copyRow(ByteBuffer values, Box box, Box common, Field field, int j, int k) {
        long row = (long) (k - box.beginZ()) * box.size(Axis.Y) + (j - box.beginY());
        int from = (int) (row * box.size(Axis.X) + common.beginX() - box.beginX());
        values.asDoubleBuffer()
                .get(from, field.now(), field.layout().offset(common.beginX(), j, k), common.size(Axis.X));
    }

    private Block header(long number) throws IOException {
        ByteBuffer header = read(BLOCK_HEADER, "block=" + number + ", header");
        require(
                header.getInt(40) == checksum(header, 0, 40) && header.getInt(44) == 0,
                "block=" + number + ", checksum of its header");
        Box box = new Box(
                header.getInt(4),
                header.getInt(8),
                header.getInt(12),
                header.getInt(16),
                header.getInt(20),
                header.getInt(24));
        require(!box.isEmpty() && box.cells() <= BLOCK_VALUES, "block=" + number + ", box=" + box);
        int stored = header.getInt(32);
        require(stored >= 0, "block=" + number + ", storedBytes=" + stored);
        return new Block(header.getInt(0), box, header.getInt(28), stored, header.getInt(36));
    }

    private ByteBuffer data(Block block, long number) throws IOException {
        ByteBuffer stored = read(block.storedBytes, "block=" + number + ", data");
        require(block.dataChecksum == checksum(stored, 0, stored.capacity()), "block=" + number + ", checksum");
        int count = (int) block.box.cells();
        Compression compression = compression(block.codec)
                .orElseThrow(() -> new DamagedCheckpointException(file, "block=" + number + ", codec=" + block.codec));
        ByteBuffer values = compression == Compression.NONE
                ? stored
                : packings.computeIfAbsent(compression, Packing::of).unpack(stored, count);
        require(values.capacity() == 8 * count, "block=" + number + ", values=" + values.capacity() / 8);
        return values;
    }

    private ByteBuffer read(int bytes, String what) throws IOException {
        require(bytes <= channel.size() - channel.position(), what + " cut short");
        ByteBuffer buffer = buffer(bytes);
        while (buffer.hasRemaining()) {
            require(channel.read(buffer) >= 0, what + " cut short");
        }
        return buffer.rewind();
    }

    private void require(boolean right, String what) {
        if (!right) {
            throw new DamagedCheckpointException(file, what);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
