package org.halocline.io.vtk;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.halocline.grid.Box;
import org.halocline.grid.Field;
import org.halocline.grid.Grid;
import org.halocline.snapshot.SnapshotPiece;

/// One worker's `.vti` file: a page of XML, then for each field a byte count and the values, x fastest, little endian.
final class PieceFile {
    private static final int BUFFER_BYTES = 1 << 18;

    private final SnapshotPiece piece;
    private final Grid grid;
    private final Box box;

    PieceFile(SnapshotPiece piece) {
        this.piece = piece;
        this.grid = piece.series().decomposition().grid();
        this.box = piece.subdomain().box();
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
            drain(buffer.flip(), channel);
            drain(ByteBuffer.wrap("\n  </AppendedData>\n</VTKFile>\n".getBytes(StandardCharsets.UTF_8)), channel);
        } catch (IOException e) {
            throw new IOException("file=" + file + ", cause=" + e.getMessage(), e);
        }
    }

    private String header() {
        Xml xml = new Xml();
        xml.open(
                "VTKFile",
                "type",
                "ImageData",
                "version",
                "1.0",
                "byte_order",
                "LittleEndian",
                "header_type",
                "UInt64");
        String extent = Geometry.extent(grid, box);
        xml.open(
                "ImageData", "WholeExtent", extent, "Origin", Geometry.origin(grid), "Spacing", Geometry.spacing(grid));
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
            xml.empty(
                    "DataArray",
                    "type",
                    "Float64",
                    "Name",
                    field.name(),
                    "format",
                    "appended",
                    "offset",
                    Long.toString(offset));
            offset += Long.BYTES + bytes();
        }
        xml.close("CellData").close("Piece").close("ImageData").open("AppendedData", "encoding", "raw");
        // Offsets count from the byte after the underscore.
        return xml + "_";
    }

    private long bytes() {
        return box.cells() * Double.BYTES;
    }

    private void writeValues(Field field, ByteBuffer buffer, FileChannel channel) throws IOException {
        room(buffer, channel).putLong(bytes());
        int nx = box.endX() - box.beginX();
        double[] values = field.now();
        for (int k = box.beginZ(); k < box.endZ(); k++) {
            for (int j = box.beginY(); j < box.endY(); j++) {
                int from = field.layout().offset(box.beginX(), j, k);
                for (int written = 0; written < nx; ) {
                    room(buffer, channel);
                    int count = Math.min(nx - written, buffer.remaining() / Double.BYTES);
                    buffer.asDoubleBuffer().put(values, from + written, count);
                    buffer.position(buffer.position() + count * Double.BYTES);
                    written += count;
                }
            }
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
