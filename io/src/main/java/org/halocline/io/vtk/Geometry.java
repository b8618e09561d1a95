package org.halocline.io.vtk;

import java.util.function.Function;
import java.util.stream.Collectors;
import org.halocline.grid.Axis;
import org.halocline.grid.Box;
import org.halocline.grid.Grid;
import org.halocline.grid.GridAxis;
import org.halocline.snapshot.Selection;

/// A selection of cells in VTK's words: three axes always, extents that count points.
///
/// Each chosen cell is drawn over the cells up to the next chosen one. VTK's cells are counted from the first of the
/// selection.
///
/// @param selection the cells
record Geometry(Selection selection) {

    /// What kind of data set it is, as in `ImageData`.
    String type() {
        return isImage() ? "ImageData" : "RectilinearGrid";
    }

    /// Ending of a piece's file.
    String ending() {
        return isImage() ? "vti" : "vtr";
    }

    /// Whether an origin and a spacing say where all points are.
    boolean isImage() {
        return grid().isUniform();
    }

    private Grid grid() {
        return selection.grid();
    }

    /// `x0 x1 y0 y1 z0 z1`: the points at the corners of the whole selection.
    String extent() {
        return extent(selection.chosen(selection.box()));
    }

    /// Likewise of a box of chosen cells, in their numbers.
    String extent(Box numbers) {
        return each(axis -> grid().has(axis) ? numbers.begin(axis) + " " + numbers.end(axis) : "0 0");
    }

    /// The low corner of the first cell.
    String origin() {
        return each(axis -> Double.toString(
                grid().has(axis) ? grid().axis(axis).face(selection.box().begin(axis)) : 0));
    }

    /// From one chosen cell to the next; the width of the region where only one is chosen.
    String spacing() {
        return each(axis -> {
            int cells = Math.min(selection.strideAlong(axis), selection.box().size(axis));
            return Double.toString(grid().spacing(axis) * cells);
        });
    }

    /// Coordinates of the points of a box of chosen cells; a single 0 along an axis that the grid does not have. The
    /// last cell ends where the region does.
    double[] points(Axis axis, Box numbers) {
        if (!grid().has(axis)) {
            return new double[1];
        }
        GridAxis along = grid().axis(axis);
        double[] points = new double[numbers.size(axis) + 1];
        for (int p = 0; p < points.length; p++) {
            long face = selection.box().begin(axis) + (numbers.begin(axis) + (long) p) * selection.stride();
            points[p] = along.face((int) Math.min(face, selection.box().end(axis)));
        }
        return points;
    }

    private static String each(Function<Axis, String> text) {
        return Axis.ALL.stream().map(text).collect(Collectors.joining(" "));
    }
}
