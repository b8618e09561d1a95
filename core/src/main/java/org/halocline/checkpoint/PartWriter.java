package org.halocline.checkpoint;

import static org.halocline.checkpoint.CheckpointLayout.*;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.halocline.grid.Axis;
import org.halocline.grid.Box;
import org.halocline.grid.Field;
import org.halocline.model.Compression;
import org.jspecify.annotations.Nullable;

/// Writes what one worker owns.
public final class PartWriter {
    private final Path file;
    private final Compression compression;
    private final @Nullable Packing packing;
    private final ByteBuffer values = buffer(8 * BLOCK_VALUES);

    /// @param folder      of the checkpoint while it is being written
    /// @param compression how blocks are packed
    public PartWriter(Path folder, int rank, Compression compression) {
        this.file = folder.resolve(partName(rank));
        this.compression = compression;
        this.packing = compression == Compression.NONE ? null : Packing.of(compression);
    }

    /// Writes words and values, and makes sure that they are on the disk.
    public void write(int rank, long step, long[] words, List<Field> fields) throws IOException {
        Files.createDirectories(file.getParent());
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            List<List<Box>> blocks = fields.stream().map(f -> blocks(f.owned())).toList();
            long count = blocks.stream().mapToLong(List::size).sum();
            drain(channel, header(rank, step, words, count));
            for (int f = 0; f < fields.size(); f++) {
                for (Box box : blocks.get(f)) {
                    writeBlock(channel, fields.get(f), box);
                }
            }
            channel.force(true);
        }
    }

    private static ByteBuffer header(int rank, long step, long[] words, long blocks) {
        ByteBuffer all = buffer(PART_HEADER + 8 * words.length);
        all.position(PART_HEADER);
        for (long word : words) {
            all.putLong(word);
        }
        all.putLong(0, PART_MAGIC).putInt(8, VERSION).putInt(12, rank).putLong(16, step);
        all.putLong(24, words.length).putLong(32, blocks);
        all.putInt(40, checksum(all, PART_HEADER, all.capacity()));
        all.putInt(44, checksum(all, 0, 44));
        return all.rewind();
    }

    /// Whole rows, or pieces of one row, of at most [CheckpointLayout#BLOCK_VALUES] values.
    static List<Box> blocks(Box owned) {
        List<Box> blocks = new ArrayList<>();
        int nx = owned.size(Axis.X);
        int width = Math.min(nx, BLOCK_VALUES);
        int rows = Math.max(1, BLOCK_VALUES / Math.max(1, width));
        for (int k = owned.beginZ(); k < owned.endZ(); k++) {
            for (int j = owned.beginY(); j < owned.endY(); j += rows) {
                for (int i = owned.beginX(); i < owned.endX(); i += width) {
                    int endY = Math.min(owned.endY(), j + rows);
                    blocks.add(new Box(i, j, k, Math.min(owned.endX(), i + width), endY, k + 1));
                }
            }
        }
        return blocks;
    }

    private void writeBlock(FileChannel channel, Field field, Box box) throws IOException {
        values.clear();
        int n = box.size(Axis.X);
        for (int j = box.beginY(); j < box.endY(); j++) {
            int from = field.layout().offset(box.beginX(), j, box.beginZ());
            values.asDoubleBuffer().put(field.now(), from, n);
            values.position(values.position() + 8 * n);
        }
        values.flip();
        ByteBuffer data = packing == null ? values : packing.pack(values);
        ByteBuffer header = buffer(BLOCK_HEADER);
        header.putInt(field.number());
        header.putInt(box.beginX()).putInt(box.beginY()).putInt(box.beginZ());
        header.putInt(box.endX()).putInt(box.endY()).putInt(box.endZ());
        header.putInt(codec(compression)).putInt(data.remaining());
        header.putInt(checksum(data, data.position(), data.limit()));
        header.putInt(checksum(header, 0, 40)).putInt(0);
        drain(channel, header.flip());
        drain(channel, data);
    }

    private static void drain(FileChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }
}
