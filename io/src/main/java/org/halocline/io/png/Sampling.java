package org.halocline.io.png;

import org.halocline.grid.Axis;
import org.halocline.grid.Grid;

/// Which cells a picture shows, and how many pixels each gets: the geometry of the picture, without values.
///
/// The picture has the proportions of the grid's extent. Its longer side is at most `width` pixels; a grid with fewer
/// cells is magnified up to [#MAGNIFIED] pixels, by a factor that is whole along the axis with the finer cells.
///
/// @param x     along x
/// @param y     along y; one sample for a one-dimensional grid
/// @param plane index along z of the plane shown: the middle one
record Sampling(Along x, Along y, int plane) {
    /// Small grids are magnified up to this many pixels.
    static final int MAGNIFIED = 512;

    /// Pixels across the band that shows a one-dimensional grid.
    static final int BAND = 64;

    /// One direction of a picture.
    ///
    /// @param cells         of the grid
    /// @param samples       how many times a cell is looked up, evenly spread
    /// @param magnification pixels per sample
    record Along(int cells, int samples, int magnification) {
        /// The cell at the middle of a sample's share of the axis.
        int cell(int sample) {
            return (int) ((2L * sample + 1) * cells / (2L * samples));
        }

        /// The first sample whose cell is `cell` or later.
        int firstSample(int cell) {
            return (int) Math.max(0, Math.ceilDiv(2L * samples * cell - cells, 2L * cells));
        }

        int pixels() {
            return samples * magnification;
        }

        /// An axis that is to be `pixels` long. Where that is no multiple of the cells, some cells get a pixel more
        /// than others.
        static Along of(int cells, double pixels) {
            int wanted = (int) Math.max(1, Math.round(pixels));
            return wanted % cells == 0 ? new Along(cells, cells, wanted / cells) : new Along(cells, wanted, 1);
        }
    }

    static Sampling of(Grid grid, int width) {
        if (!grid.has(Axis.Y)) {
            return new Sampling(Along.of(grid.nx(), side(grid.nx(), width)), new Along(1, 1, Math.min(BAND, width)), 0);
        }
        double finest = Math.min(grid.dx(), grid.dy());
        // Sides counted in the smaller spacing.
        double sideX = grid.nx() * (grid.dx() / finest);
        double sideY = grid.ny() * (grid.dy() / finest);
        double longer = Math.max(sideX, sideY);
        double scale = side(longer, width) / longer;
        return new Sampling(Along.of(grid.nx(), sideX * scale), Along.of(grid.ny(), sideY * scale), grid.nz() / 2);
    }

    /// Pixels for a side of `cells` cells.
    private static double side(double cells, int width) {
        return cells > width ? width : cells * Math.max(1, Math.floor(Math.min(MAGNIFIED, width) / cells));
    }
}
