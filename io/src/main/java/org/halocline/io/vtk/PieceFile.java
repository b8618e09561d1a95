package org.halocline.io.vtk;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.halocline.grid.Axis;
import org.halocline.grid.Box;
import org.halocline.grid.Field;
import org.halocline.grid.Location;
import org.halocline.snapshot.Selection;
import org.halocline.snapshot.SnapshotPiece;

/// One worker's file: a page of XML, then arrays, each a byte count and values, x fastest, little endian.
final class PieceFile {
    private static final int BUFFER_BYTES = 1 << 18;

    private final SnapshotPiece piece;
    private final Selection selection;
    private final Geometry geometry;
    private final Box numbers;

    PieceFile(SnapshotPiece piece) {
        this.piece = piece;
        this.selection = piece.series().selection();
        this.geometry = new Geometry(selection);
        this.numbers = selection.chosen(piece.subdomain().box());
    }

    /// Whether none of the chosen cells is the worker's.
    boolean isEmpty() {
        return numbers.isEmpty();
    }

    void writeTo(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(
                        file,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE);
                Arena arena = Arena.ofConfined()) {
            drain(ByteBuffer.wrap(header().getBytes(StandardCharsets.UTF_8)), channel);
            ByteBuffer buffer =
                    arena.allocate(BUFFER_BYTES, Double.BYTES).asByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
            for (Field field : piece.fields()) {
                writeValues(field, buffer, channel);
            }
            if (!geometry.isImage()) {
                for (Axis axis : Axis.ALL) {
                    double[] points = geometry.points(axis, numbers);
                    room(buffer, channel).putLong((long) points.length * Double.BYTES);
                    writeRow(points, 0, points.length, buffer, channel);
                }
            }
            drain(buffer.flip(), channel);
            drain(ByteBuffer.wrap("\n  </AppendedData>\n</VTKFile>\n".getBytes(StandardCharsets.UTF_8)), channel);
        } catch (IOException e) {
            throw new IOException("file=" + file + ", cause=" + e.getMessage(), e);
        }
    }

    private String header() {
        Xml xml = Xml.file(geometry.type());
        String extent = geometry.extent(numbers);
        if (geometry.isImage()) {
            xml.open(
                    geometry.type(), "WholeExtent", extent, "Origin", geometry.origin(), "Spacing", geometry.spacing());
        } else {
            xml.open(geometry.type(), "WholeExtent", extent);
        }
        xml.open("FieldData");
        xml.leaf(
                "DataArray",
                Double.toString(piece.moment().time()),
                "type",
                "Float64",
                "Name",
                "TimeValue",
                "NumberOfTuples",
                "1",
                "format",
                "ascii");
        xml.close("FieldData");
        xml.open("Piece", "Extent", extent);
        xml.open("CellData", "Scalars", piece.fields().getFirst().name());
        long offset = 0;
        for (Field field : piece.fields()) {
            array(xml, field.name(), offset);
            offset += Long.BYTES + bytes();
        }
        xml.close("CellData");
        if (!geometry.isImage()) {
            xml.open("Coordinates");
            for (Axis axis : Axis.ALL) {
                array(xml, axis.toString(), offset);
                offset += Long.BYTES + (long) geometry.points(axis, numbers).length * Double.BYTES;
            }
            xml.close("Coordinates");
        }
        xml.close("Piece").close(geometry.type()).open("AppendedData", "encoding", "raw");
        // Offsets count from the byte after the underscore.
        return xml + "_";
    }

    private static void array(Xml xml, String name, long offset) {
        xml.empty("DataArray", "type", "Float64", "Name", name, "format", "appended", "offset", Long.toString(offset));
    }

    private long bytes() {
        return numbers.cells() * Double.BYTES;
    }

    private void writeValues(Field field, ByteBuffer buffer, FileChannel channel) throws IOException {
        room(buffer, channel).putLong(bytes());
        boolean plain = field.spec().location() == Location.CENTRE && selection.stride() == 1;
        for (int n = numbers.beginZ(); n < numbers.endZ(); n++) {
            int k = selection.cell(Axis.Z, n);
            for (int m = numbers.beginY(); m < numbers.endY(); m++) {
                int j = selection.cell(Axis.Y, m);
                if (plain) {
                    int from = field.layout().offset(selection.cell(Axis.X, numbers.beginX()), j, k);
                    writeRow(field.now(), from, numbers.size(Axis.X), buffer, channel);
                } else {
                    for (int l = numbers.beginX(); l < numbers.endX(); l++) {
                        room(buffer, channel).putDouble(field.atCentre(selection.cell(Axis.X, l), j, k));
                    }
                }
            }
        }
    }

    private static void writeRow(double[] values, int from, int length, ByteBuffer buffer, FileChannel channel)
            throws IOException {
        for (int written = 0; written < length; ) {
            room(buffer, channel);
            int count = Math.min(length - written, buffer.remaining() / Double.BYTES);
            buffer.asDoubleBuffer().put(values, from + written, count);
            buffer.position(buffer.position() + count * Double.BYTES);
            written += count;
        }
    }

    /// Makes room for at least one value.
    private static ByteBuffer room(ByteBuffer buffer, FileChannel channel) throws IOException {
        if (buffer.remaining() < Double.BYTES) {
            drain(buffer.flip(), channel);
            buffer.clear();
        }
        return buffer;
    }

    private static void drain(ByteBuffer buffer, FileChannel channel) throws IOException {
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
    }
}
