package org.halocline.io.png;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.halocline.decomposition.Decomposition;
import org.halocline.decomposition.Subdomain;
import org.halocline.grid.Box;
import org.halocline.grid.Field;
import org.halocline.io.file.StepNames;

/// One worker's samples of a frame: a rectangle of them for each field, in a file that lives until the frame is drawn.
///
/// The file holds nothing but big-endian doubles: field after field, row after row from low y to high.
///
/// @param rank   of the worker
/// @param beginX first sample along x; `endX` is exclusive, likewise along y
/// @param fields number of fields
record Tile(int rank, int beginX, int endX, int beginY, int endY, int fields) {

    /// The samples whose cells a subdomain owns.
    static Tile of(Sampling sampling, Subdomain subdomain, int fields) {
        Box box = subdomain.box();
        boolean shown = box.beginZ() <= sampling.plane() && sampling.plane() < box.endZ();
        int beginX = sampling.x().firstSample(box.beginX());
        return new Tile(
                subdomain.rank(),
                beginX,
                shown ? sampling.x().firstSample(box.endX()) : beginX,
                sampling.y().firstSample(box.beginY()),
                sampling.y().firstSample(box.endY()),
                fields);
    }

    /// All tiles of a frame that are not empty.
    static List<Tile> all(Sampling sampling, Decomposition decomposition, int fields) {
        return IntStream.range(0, decomposition.workers())
                .mapToObj(rank -> of(sampling, decomposition.subdomain(rank), fields))
                .filter(tile -> !tile.isEmpty())
                .toList();
    }

    boolean isEmpty() {
        return beginX >= endX || beginY >= endY;
    }

    Path file(Path folder) {
        return folder.resolve(StepNames.rank(rank) + ".f64");
    }

    private long bytesPerField() {
        return (long) (endX - beginX) * (endY - beginY) * Double.BYTES;
    }

    void write(Path folder, Sampling sampling, List<Field> values) throws IOException {
        Path file = file(folder);
        try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
            for (Field field : values) {
                double[] now = field.now();
                for (int y = beginY; y < endY; y++) {
                    int row = field.layout().offset(0, sampling.y().cell(y), sampling.plane());
                    for (int x = beginX; x < endX; x++) {
                        out.writeDouble(now[row + sampling.x().cell(x)]);
                    }
                }
            }
        } catch (IOException e) {
            throw new IOException("file=" + file + ", cause=" + e.getMessage(), e);
        }
    }

    /// @throws IOException if the file is missing or has another size than a complete tile
    void requireComplete(Path folder) throws IOException {
        long expected = fields * bytesPerField();
        long size = Files.size(file(folder));
        if (size != expected) {
            throw new IOException("file=" + file(folder) + ", bytes=" + size + ", expected=" + expected
                    + "; the worker did not write its samples, see its messages");
        }
    }

    /// Copies the samples of one field into a frame of `stride` samples per row.
    void read(Path folder, int field, double[] frame, int stride) throws IOException {
        int columns = endX - beginX;
        ByteBuffer row = ByteBuffer.allocate(columns * Double.BYTES);
        try (FileChannel channel = FileChannel.open(file(folder))) {
            channel.position(field * bytesPerField());
            for (int y = beginY; y < endY; y++) {
                row.clear();
                while (row.hasRemaining()) {
                    if (channel.read(row) < 0) {
                        throw new IOException("file=" + file(folder) + "; it became shorter while it was read");
                    }
                }
                row.flip().asDoubleBuffer().get(frame, y * stride + beginX, columns);
            }
        }
    }
}
