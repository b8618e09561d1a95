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
import org.halocline.grid.FieldSpec;
import org.halocline.grid.Grid;
import org.halocline.grid.Layout;
import org.halocline.grid.Stencil;
import org.halocline.snapshot.Selection;
import org.halocline.snapshot.SnapshotFormat;
import org.halocline.snapshot.SnapshotMoment;
import org.halocline.snapshot.SnapshotPiece;
import org.halocline.snapshot.SnapshotSeries;

/// Writes snapshots as an engine would: every rank its piece, then the rest. Halos hold NaN, so that a format that
/// writes one is caught; but for the next face, which the centre of the last cell needs.
public record WrittenSeries(SnapshotFormat format, SnapshotSeries series, List<FieldSpec> specs) {
    private static final int HALO_WIDTH = 2;

    /// A number for the indices of a value.
    @FunctionalInterface
    public interface IndexFunction {
        double at(int i, int j, int k);

        /// `offset + i + 1000·j + 10⁶·k`: every cell has its own value, exact in a double.
        static IndexFunction from(double offset) {
            return (i, j, k) -> offset + i + 1e3 * j + 1e6 * k;
        }
    }

    /// All cells, of fields in cell centres.
    public static WrittenSeries of(
            SnapshotFormat format,
            Path directory,
            Grid grid,
            String processGrid,
            Map<String, String> options,
            String... fields) {
        return of(
                format,
                directory,
                Selection.all(grid),
                processGrid,
                options,
                Arrays.stream(fields).map(FieldSpec::of).toArray(FieldSpec[]::new));
    }

    /// Some cells, of any kind of field.
    public static WrittenSeries of(
            SnapshotFormat format,
            Path directory,
            Selection selection,
            String processGrid,
            Map<String, String> options,
            FieldSpec... fields) {
        List<FieldSpec> specs = List.of(fields);
        Decomposition decomposition = new Decomposition(selection.grid(), ProcessGrid.parse(processGrid));
        SnapshotSeries series =
                new SnapshotSeries(directory, FieldSpec.names(specs), decomposition, selection, options);
        format.check(series);
        return new WrittenSeries(format, series, specs);
    }

    /// Writes one moment; `values` has one function per field.
    public WrittenSeries write(SnapshotMoment moment, CellFunction... values) throws IOException {
        return writeIndices(moment, byIndex(values));
    }

    /// Writes one moment; `values` has one function per field, of the indices of a value.
    public WrittenSeries writeIndices(SnapshotMoment moment, IndexFunction... values) throws IOException {
        for (int rank = 0; rank < series.decomposition().workers(); rank++) {
            format.writePiece(pieceOf(moment, rank, values));
        }
        format.finish(series, moment);
        return this;
    }

    /// One worker's share.
    public SnapshotPiece piece(SnapshotMoment moment, int rank, CellFunction... values) {
        return pieceOf(moment, rank, byIndex(values));
    }

    private IndexFunction[] byIndex(CellFunction... values) {
        Grid grid = series.decomposition().grid();
        IndexFunction[] byIndex = new IndexFunction[values.length];
        for (int f = 0; f < values.length; f++) {
            FieldSpec spec = specs.get(f);
            CellFunction value = values[f];
            byIndex[f] = (i, j, k) -> value.at(
                    spec.position(grid, Axis.X, i), spec.position(grid, Axis.Y, j), spec.position(grid, Axis.Z, k));
        }
        return byIndex;
    }

    private SnapshotPiece pieceOf(SnapshotMoment moment, int rank, IndexFunction... values) {
        Grid grid = series.decomposition().grid();
        Subdomain subdomain = series.decomposition().subdomain(rank);
        List<Field> fields = new ArrayList<>();
        for (int f = 0; f < values.length; f++) {
            Field field =
                    new Field(specs.get(f), f, new Layout(grid, subdomain.box(), HALO_WIDTH), Stencil.box(HALO_WIDTH));
            Arrays.fill(field.now(), Double.NaN);
            fill(field, values[f]);
            fields.add(field);
        }
        return new SnapshotPiece(series, moment, subdomain, fields);
    }

    private static void fill(Field field, IndexFunction value) {
        Grid grid = field.layout().grid();
        Box box = field.layout().owned();
        Axis normal = field.spec().location().normal().orElse(null);
        Box filled = normal == null ? box : box.with(normal, box.begin(normal), box.end(normal) + 1);
        for (int k = filled.beginZ(); k < filled.endZ(); k++) {
            for (int j = filled.beginY(); j < filled.endY(); j++) {
                for (int i = filled.beginX(); i < filled.endX(); i++) {
                    field.set(
                            i, j, k, value.at(owner(grid, Axis.X, i), owner(grid, Axis.Y, j), owner(grid, Axis.Z, k)));
                }
            }
        }
    }

    private static int owner(Grid grid, Axis axis, int index) {
        return grid.has(axis) ? grid.axis(axis).wrap(index) : index;
    }
}
