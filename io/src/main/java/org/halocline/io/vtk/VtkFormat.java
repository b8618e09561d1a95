package org.halocline.io.vtk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.halocline.decomposition.Decomposition;
import org.halocline.error.ConfigurationException;
import org.halocline.grid.Grid;
import org.halocline.io.file.AtomicFile;
import org.halocline.io.file.StepNames;
import org.halocline.snapshot.SnapshotFormat;
import org.halocline.snapshot.SnapshotMoment;
import org.halocline.snapshot.SnapshotPiece;
import org.halocline.snapshot.SnapshotSeries;

/// Format `vtk`: one `.vti` piece per worker, a `.pvti` index per moment, a `.pvd` index of the series. Takes no
/// options.
public final class VtkFormat implements SnapshotFormat {
    @Override
    public String name() {
        return "vtk";
    }

    @Override
    public void check(SnapshotSeries series) {
        if (!series.options().isEmpty()) {
            throw new ConfigurationException(
                    "vtk option=" + String.join(", ", series.options().keySet()) + "; vtk takes no options, remove it");
        }
        for (String field : series.fields()) {
            if (field.chars().anyMatch(Character::isISOControl)) {
                throw new ConfigurationException("field=" + Xml.escape(field)
                        + "; a name with control characters cannot be written to a VTK file, rename it");
            }
        }
    }

    @Override
    public void writePiece(SnapshotPiece piece) throws IOException {
        Path folder = piece.series().directory().resolve(base(piece.moment()));
        Files.createDirectories(folder);
        new PieceFile(piece).writeTo(folder.resolve(pieceName(piece.subdomain().rank())));
    }

    @Override
    public void finish(SnapshotSeries series, SnapshotMoment moment) throws IOException {
        String index = base(moment) + ".pvti";
        AtomicFile.write(series.directory().resolve(index), index(series, moment));
        SeriesIndex.add(series.directory(), moment, index);
    }

    private static String index(SnapshotSeries series, SnapshotMoment moment) {
        Decomposition decomposition = series.decomposition();
        Grid grid = decomposition.grid();
        Xml xml = new Xml();
        xml.open(
                "VTKFile",
                "type",
                "PImageData",
                "version",
                "1.0",
                "byte_order",
                "LittleEndian",
                "header_type",
                "UInt64");
        xml.open(
                "PImageData",
                "WholeExtent",
                Geometry.extent(grid, grid.box()),
                "GhostLevel",
                "0",
                "Origin",
                Geometry.origin(grid),
                "Spacing",
                Geometry.spacing(grid));
        xml.open("PCellData", "Scalars", series.fields().getFirst());
        for (String field : series.fields()) {
            xml.empty("PDataArray", "type", "Float64", "Name", field);
        }
        xml.close("PCellData");
        for (int rank = 0; rank < decomposition.workers(); rank++) {
            xml.empty(
                    "Piece",
                    "Extent",
                    Geometry.extent(grid, decomposition.subdomain(rank).box()),
                    "Source",
                    base(moment) + "/" + pieceName(rank));
        }
        return xml.close("PImageData").close("VTKFile").toString();
    }

    private static String base(SnapshotMoment moment) {
        return "step_" + StepNames.step(moment.step());
    }

    private static String pieceName(int rank) {
        return StepNames.rank(rank) + ".vti";
    }
}
