package org.halocline.runtime;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/// The file `observed` beside the checkpoints of a run that averages: what it observed, so that whoever goes on from a
/// state averages from the beginning.
///
/// | bytes | meaning |
/// |---:|---|
/// | 8 | `HALOOBSD` |
/// | 4, then so many | length of the head in UTF-8, the head: when was observed, and what |
/// | per row: 8, 8, 8 for each value | step, time, values |
/// | 4 | CRC-32C of all bytes of head and rows up to here |
///
/// All numbers are big endian. Rows are in order of steps and none is left out. A file may go further than a
/// checkpoint: whoever goes on cuts it there. Written by the coordinator alone; a stream, since a channel would close
/// itself when the run is asked to stop.
final class ObservedRows implements AutoCloseable {
    static final String NAME = "observed";

    private static final long MAGIC = 0x48414c4f_4f425344L;

    private final Path file;
    private final String head;
    private final CRC32C check = new CRC32C();
    private @Nullable Kept kept;
    private @Nullable FileOutputStream raw;
    private @Nullable DataOutputStream out;

    /// @param folder of the checkpoints
    /// @param head   when is observed, and what
    ObservedRows(Path folder, String head) {
        this.file = folder.resolve(NAME);
        this.head = head;
    }

    /// One row.
    record Row(long step, double time, List<Double> values) {
        private byte[] bytes() {
            byte[] all = new byte[8 * (2 + values.size())];
            ByteBuffer bytes = ByteBuffer.wrap(all).putLong(step).putDouble(time);
            values.forEach(bytes::putDouble);
            return all;
        }

        private static Row of(byte[] all) {
            ByteBuffer bytes = ByteBuffer.wrap(all);
            long step = bytes.getLong();
            double time = bytes.getDouble();
            List<Double> values = new ArrayList<>();
            while (bytes.hasRemaining()) {
                values.add(bytes.getDouble());
            }
            return new Row(step, time, values);
        }
    }

    /// What an earlier run left.
    ///
    /// @param file  where
    /// @param rows  up to the step that was asked for
    /// @param bytes how long the file is up to there
    record Kept(Path file, List<Row> rows, long bytes) {}

    /// Reads the rows up to a step; those before the first that is damaged.
    ///
    /// @throws IOException if there is no file, or one of other observations
    static Kept read(Path folder, String head, int values, long step) throws IOException {
        Path file = folder.resolve(NAME);
        if (!Files.isRegularFile(file)) {
            throw new NoSuchFileException(file.toString(), null, "there is no such file");
        }
        List<Row> rows = new ArrayList<>();
        try (InputStream stream = Files.newInputStream(file);
                DataInputStream in = new DataInputStream(new BufferedInputStream(stream))) {
            byte[] expected = head.getBytes(StandardCharsets.UTF_8);
            if (in.readLong() != MAGIC
                    || in.readInt() != expected.length
                    || !Arrays.equals(in.readNBytes(expected.length), expected)) {
                throw new IOException(file + " is of other observations than " + head);
            }
            CRC32C check = new CRC32C();
            check.update(expected);
            byte[] bytes = new byte[8 * (2 + values)];
            while (in.readNBytes(bytes, 0, bytes.length) == bytes.length) {
                check.update(bytes);
                Row row = Row.of(bytes);
                if (in.readInt() != (int) check.getValue() || row.step > step) {
                    break;
                }
                rows.add(row);
            }
        } catch (EOFException e) {
            // Cut in the middle of a row: the rows before it are there.
        }
        return new Kept(file, rows, length(head, values, rows.size()));
    }

    private static long length(String head, int values, int rows) {
        return 12L + head.getBytes(StandardCharsets.UTF_8).length + rows * (8L * (2 + values) + 4);
    }

    /// Begins with these rows. They are in the file of this run from the first row on that it appends.
    void goOnAfter(Kept before) {
        kept = before;
    }

    void append(Row row) throws IOException {
        DataOutputStream to = open();
        byte[] bytes = row.bytes();
        check.update(bytes);
        to.write(bytes);
        to.writeInt((int) check.getValue());
    }

    private DataOutputStream open() throws IOException {
        DataOutputStream to = out;
        if (to != null) {
            return to;
        }
        Kept before = kept;
        byte[] text = head.getBytes(StandardCharsets.UTF_8);
        check.update(text);
        if (before == null) {
            raw = new FileOutputStream(file.toFile());
        } else {
            before.rows.forEach(row -> check.update(row.bytes()));
            if (!isSame(before.file, file)) {
                copy(before);
            }
            try (RandomAccessFile whole = new RandomAccessFile(file.toFile(), "rw")) {
                whole.setLength(before.bytes);
            }
            raw = new FileOutputStream(file.toFile(), true);
        }
        to = new DataOutputStream(new BufferedOutputStream(raw));
        out = to;
        if (before == null) {
            to.writeLong(MAGIC);
            to.writeInt(text.length);
            to.write(text);
        }
        kept = null;
        return to;
    }

    private static boolean isSame(Path a, Path b) throws IOException {
        return Files.exists(b) && Files.isSameFile(a, b);
    }

    private void copy(Kept before) throws IOException {
        try (OutputStream target = new FileOutputStream(file.toFile())) {
            Files.copy(before.file, target);
        }
    }

    /// Hands all rows to the system: they outlive this process.
    void flush() throws IOException {
        if (out != null) {
            out.flush();
        }
    }

    /// Brings all rows to the disk, those of an earlier run too.
    void force() throws IOException {
        open().flush();
        if (raw != null) {
            raw.getFD().sync();
        }
    }

    /// Deletes what this run has written.
    void delete() throws IOException {
        if (out != null) {
            Files.deleteIfExists(file);
        }
    }

    @Override
    public void close() throws IOException {
        DataOutputStream to = out;
        if (to != null) {
            to.close();
        }
    }
}
