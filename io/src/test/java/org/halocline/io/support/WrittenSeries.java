package org.halocline.io.support;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.halocline.decomposition.Decomposition;
import org.halocline.decomposition.ProcessGrid;
import org.halocline.decomposition.Subdomain;
import org.halocline.grid.Axis;
import org.halocline.grid.Box;
import org.halocline.grid.CellFunction;
import org.halocline.grid.Field;
import org.halocline.grid.Grid;
import org.halocline.grid.Layout;
import org.halocline.snapshot.SnapshotFormat;
import org.halocline.snapshot.SnapshotMoment;
import org.halocline.snapshot.SnapshotPiece;
import org.halocline.snapshot.SnapshotSeries;

/// Writes snapshots as an engine would: every rank its piece, then the rest. Halos hold NaN, so that a format that
/// writes one is caught.
public record WrittenSeries(SnapshotFormat format, SnapshotSeries series) {
    private static final int HALO_WIDTH = 2;

    public static WrittenSeries of(
            SnapshotFormat format,
            Path directory,
            Grid grid,
            String processGrid,
            Map<String, String> options,
            String... fields) {
        Decomposition decomposition = new Decomposition(grid, ProcessGrid.parse(processGrid));
        SnapshotSeries series = new SnapshotSeries(directory, List.of(fields), decomposition, options);
        format.check(series);
        return new WrittenSeries(format, series);
    }

    /// Writes one moment; `values` has one function per field.
    public WrittenSeries write(SnapshotMoment moment, CellFunction... values) throws IOException {
        for (int rank = 0; rank < series.decomposition().workers(); rank++) {
            format.writePiece(piece(moment, rank, values));
        }
        format.finish(series, moment);
        return this;
    }

    /// One worker's share.
    public SnapshotPiece piece(SnapshotMoment moment, int rank, CellFunction... values) {
        Grid grid = series.decomposition().grid();
        Subdomain subdomain = series.decomposition().subdomain(rank);
        List<Field> fields = new ArrayList<>();
        for (int f = 0; f < values.length; f++) {
            Field field = new Field(series.fields().get(f), f, new Layout(grid, subdomain.box(), HALO_WIDTH));
            Arrays.fill(field.now(), Double.NaN);
            field.fill(values[f]);
            fields.add(field);
        }
        return new SnapshotPiece(series, moment, subdomain, fields);
    }

    /// `i + 1000·j + 10⁶·k` of the cell at a position: every cell has its own value, exact in a double.
    public static CellFunction index(Grid grid, double offset) {
        return (x, y, z) -> offset + cell(grid, Axis.X, x) + 1e3 * cell(grid, Axis.Y, y) + 1e6 * cell(grid, Axis.Z, z);
    }

    private static double cell(Grid grid, Axis axis, double position) {
        return grid.has(axis) ? Math.floor((position - grid.axis(axis).low()) / grid.spacing(axis)) : 0;
    }

    /// The box of a rank.
    public Box box(int rank) {
        return series.decomposition().subdomain(rank).box();
    }
}
