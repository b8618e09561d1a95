package org.halocline.io.png;

import java.util.List;
import org.halocline.grid.Axis;
import org.halocline.snapshot.Selection;

/// Which cells a picture shows, and how many pixels each gets: the geometry of the picture, without values.
///
/// The picture shows the first two axes along which there is something to show: those of the grid, without those of
/// which a region or a stride leaves a single cell. It has the proportions of their extent. Its longer side is at most
/// `width` pixels; fewer cells are magnified up to [#MAGNIFIED] pixels, by a factor that is whole along the axis with
/// the finer cells. Where cells differ in size, each pixel looks up the cell at its middle.
///
/// @param x     what runs to the right
/// @param y     what runs upwards; a single cell for a line
/// @param depth the third axis
/// @param plane number of the chosen cell shown along it: the middle one
record Sampling(Along x, Along y, Axis depth, int plane) {
    /// Small grids are magnified up to this many pixels.
    static final int MAGNIFIED = 512;

    /// Pixels across the band that shows a line.
    static final int BAND = 64;

    static Sampling of(Selection selection, int width) {
        List<Axis> shown = Axis.ALL.stream()
                .filter(axis -> isShown(selection, axis))
                .limit(2)
                .toList();
        Axis right = shown.isEmpty() ? Axis.X : shown.getFirst();
        if (shown.size() < 2) {
            double unit = Along.narrowest(selection, right);
            double pixels = side(Along.length(selection, right, unit), width);
            Axis up = other(right, right);
            return sampling(selection, Along.of(selection, right, pixels), Along.band(up, Math.min(BAND, width)));
        }
        Axis up = shown.getLast();
        double finest = Math.min(Along.narrowest(selection, right), Along.narrowest(selection, up));
        // Sides counted in the smaller width.
        double sideX = Along.length(selection, right, finest);
        double sideY = Along.length(selection, up, finest);
        double longer = Math.max(sideX, sideY);
        double scale = side(longer, width) / longer;
        return sampling(selection, Along.of(selection, right, sideX * scale), Along.of(selection, up, sideY * scale));
    }

    private static boolean isShown(Selection selection, Axis axis) {
        return selection.grid().has(axis)
                && (selection.count(axis) > 1 || selection.grid().cells(axis) == 1);
    }

    private static Sampling sampling(Selection selection, Along x, Along y) {
        Axis depth = other(x.axis(), y.axis());
        return new Sampling(x, y, depth, selection.count(depth) / 2);
    }

    /// The first axis that is neither of two.
    private static Axis other(Axis one, Axis two) {
        return Axis.ALL.stream()
                .filter(axis -> axis != one && axis != two)
                .findFirst()
                .orElseThrow();
    }

    /// Pixels for a side of `cells` cells.
    private static double side(double cells, int width) {
        return cells > width ? width : cells * Math.max(1, Math.floor(Math.min(MAGNIFIED, width) / cells));
    }
}
