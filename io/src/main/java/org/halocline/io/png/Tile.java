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
import org.halocline.grid.Axis;
import org.halocline.grid.Box;
import org.halocline.grid.Field;
import org.halocline.io.file.StepNames;
import org.halocline.snapshot.Selection;
import org.halocline.snapshot.SnapshotSeries;

/// One worker's samples of a frame: a rectangle of them for each field, in a file that lives until the frame is drawn.
///
/// The file holds nothing but big-endian doubles: field after field, row after row from low y to high.
///
/// @param rank   of the worker
/// @param beginX first sample along x; `endX` is exclusive, likewise along y
/// @param fields number of fields
record Tile(int rank, int beginX, int endX, int beginY, int endY, int fields) {

    /// The samples whose cells a subdomain owns.
    static Tile of(Sampling sampling, Selection selection, Subdomain subdomain, int fields) {
        Box numbers = selection.chosen(subdomain.box());
        Along x = sampling.x();
        Along y = sampling.y();
        boolean shown =
                numbers.begin(sampling.depth()) <= sampling.plane() && sampling.plane() < numbers.end(sampling.depth());
        int beginX = x.firstSample(numbers.begin(x.axis()));
        return new Tile(
                subdomain.rank(),
                beginX,
                shown ? x.firstSample(numbers.end(x.axis())) : beginX,
                y.firstSample(numbers.begin(y.axis())),
                y.firstSample(numbers.end(y.axis())),
                fields);
    }

    /// All tiles of a frame that are not empty.
    static List<Tile> all(Sampling sampling, SnapshotSeries series) {
        Decomposition decomposition = series.decomposition();
        return IntStream.range(0, decomposition.workers())
                .mapToObj(rank -> of(
                        sampling,
                        series.selection(),
                        decomposition.subdomain(rank),
                        series.fields().size()))
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

    void write(Path folder, Sampling sampling, Selection selection, List<Field> values) throws IOException {
        Path file = file(folder);
        try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
            int[] cell = new int[Axis.ALL.size()];
            cell[sampling.depth().ordinal()] = selection.cell(sampling.depth(), sampling.plane());
            Axis right = sampling.x().axis();
            Axis up = sampling.y().axis();
            for (Field field : values) {
                for (int y = beginY; y < endY; y++) {
                    cell[up.ordinal()] = selection.cell(up, sampling.y().number(y));
                    for (int x = beginX; x < endX; x++) {
                        cell[right.ordinal()] =
                                selection.cell(right, sampling.x().number(x));
                        out.writeDouble(field.atCentre(cell[0], cell[1], cell[2]));
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
