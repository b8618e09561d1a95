package org.halocline.io.vtk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.halocline.decomposition.Subdomain;
import org.halocline.error.ConfigurationException;
import org.halocline.grid.Axis;
import org.halocline.grid.Box;
import org.halocline.io.file.AtomicFile;
import org.halocline.io.file.StepNames;
import org.halocline.snapshot.SnapshotFormat;
import org.halocline.snapshot.SnapshotMoment;
import org.halocline.snapshot.SnapshotPiece;
import org.halocline.snapshot.SnapshotSeries;

/// Format `vtk`: one piece per worker, an index per moment, a `.pvd` index of the series. Pieces are `.vti` and indices
/// `.pvti`, or `.vtr` and `.pvtr` where cells differ in size. Takes no options.
public final class VtkFormat implements SnapshotFormat {
    private static final Pattern PIECE = Pattern.compile("rank_\\d{4,}\\.vt[ir]");

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
    }

    @Override
    public void writePiece(SnapshotPiece piece) throws IOException {
        PieceFile content = new PieceFile(piece);
        if (content.isEmpty()) {
            return;
        }
        Path folder = piece.series().directory().resolve(base(piece.moment()));
        Files.createDirectories(folder);
        content.writeTo(folder.resolve(pieceName(piece.series(), piece.subdomain())));
    }

    @Override
    public void finish(SnapshotSeries series, SnapshotMoment moment) throws IOException {
        String index = base(moment) + ".p" + new Geometry(series.selection()).ending();
        AtomicFile.write(series.directory().resolve(index), index(series, moment));
        SeriesIndex.add(series.directory(), moment, index);
        deleteOthers(series, moment);
    }

    /// Pieces of another cut go: a run that was stopped after this moment may go on with fewer workers.
    private static void deleteOthers(SnapshotSeries series, SnapshotMoment moment) throws IOException {
        Set<String> names = new HashSet<>();
        for (int rank = 0; rank < series.decomposition().workers(); rank++) {
            names.add(pieceName(series, series.decomposition().subdomain(rank)));
        }
        try (Stream<Path> pieces = Files.list(series.directory().resolve(base(moment)))) {
            for (Path piece : pieces.toList()) {
                String name = piece.getFileName().toString();
                if (PIECE.matcher(name).matches() && !names.contains(name)) {
                    Files.delete(piece);
                }
            }
        }
    }

    private static String index(SnapshotSeries series, SnapshotMoment moment) {
        Geometry geometry = new Geometry(series.selection());
        String type = "P" + geometry.type();
        Xml xml = Xml.file(type);
        if (geometry.isImage()) {
            xml.open(
                    type,
                    "WholeExtent",
                    geometry.extent(),
                    "GhostLevel",
                    "0",
                    "Origin",
                    geometry.origin(),
                    "Spacing",
                    geometry.spacing());
        } else {
            xml.open(type, "WholeExtent", geometry.extent(), "GhostLevel", "0");
        }
        xml.open("PCellData", "Scalars", series.fields().getFirst());
        for (String field : series.fields()) {
            xml.empty("PDataArray", "type", "Float64", "Name", field);
        }
        xml.close("PCellData");
        if (!geometry.isImage()) {
            xml.open("PCoordinates");
            for (Axis axis : Axis.ALL) {
                xml.empty("PDataArray", "type", "Float64", "Name", axis.toString());
            }
            xml.close("PCoordinates");
        }
        for (int rank = 0; rank < series.decomposition().workers(); rank++) {
            Subdomain subdomain = series.decomposition().subdomain(rank);
            Box numbers = series.selection().chosen(subdomain.box());
            if (!numbers.isEmpty()) {
                xml.empty(
                        "Piece",
                        "Extent",
                        geometry.extent(numbers),
                        "Source",
                        base(moment) + "/" + pieceName(series, subdomain));
            }
        }
        return xml.close(type).close("VTKFile").toString();
    }

    private static String base(SnapshotMoment moment) {
        return "step_" + StepNames.step(moment.step());
    }

    private static String pieceName(SnapshotSeries series, Subdomain subdomain) {
        return StepNames.rank(subdomain.rank()) + "." + new Geometry(series.selection()).ending();
    }
}
