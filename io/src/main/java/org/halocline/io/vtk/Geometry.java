package org.halocline.io.vtk;

import java.util.function.Function;
import java.util.stream.Collectors;
import org.halocline.grid.Axis;
import org.halocline.grid.Box;
import org.halocline.grid.Grid;

/// A grid in VTK's words: three axes always, extents that count points.
final class Geometry {
    private Geometry() {}

    /// `x0 x1 y0 y1 z0 z1`: the points at the corners of a box of cells.
    static String extent(Grid grid, Box box) {
        return each(axis -> grid.has(axis) ? box.begin(axis) + " " + box.end(axis) : "0 0");
    }

    /// The low corner of the grid.
    static String origin(Grid grid) {
        return each(axis -> grid.has(axis) ? Double.toString(grid.axis(axis).low()) : "0.0");
    }

    static String spacing(Grid grid) {
        return each(axis -> Double.toString(grid.spacing(axis)));
    }

    private static String each(Function<Axis, String> text) {
        return Axis.ALL.stream().map(text).collect(Collectors.joining(" "));
    }
}
