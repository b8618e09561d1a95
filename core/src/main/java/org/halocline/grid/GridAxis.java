package org.halocline.grid;

import org.halocline.error.ConfigurationException;

/// One direction of a grid: cells on an interval, with a boundary condition at each end.
///
/// Indices may lie outside the grid. Across a periodic side coordinates count on; beyond a wall they mirror the cells
/// next to it, so that the wall lies midway between a cell and its ghost.
///
/// @param cells   number of cells, at least 1
/// @param spacing where their faces lie
/// @param atLow   condition on the low wall
/// @param atHigh  condition on the high wall; both walls are periodic or none is
public record GridAxis(int cells, Spacing spacing, Boundary atLow, Boundary atHigh) {
    /// Most cells along an axis: room is left in an index for halos and ghosts.
    public static final int MAX_CELLS = Integer.MAX_VALUE - 2 * Stencil.MAX_WIDTH;

    public GridAxis {
        if (cells < 1 || cells > MAX_CELLS) {
            throw new ConfigurationException(
                    "grid cells=" + cells + "; use 1 to " + MAX_CELLS + " cells along each axis");
        }
        if (spacing instanceof Spacing.Stretched s && s.cells() != cells) {
            throw new ConfigurationException("grid cells=" + cells + ", faces=" + (s.cells() + 1L)
                    + "; a stretched axis has one more face than cells");
        }
        if (atLow.isPeriodic() != atHigh.isPeriodic()) {
            throw new ConfigurationException(
                    "boundary low=" + atLow + ", high=" + atHigh + "; an axis is periodic on both sides or on neither");
        }
    }

    /// Coordinate of the low wall.
    public double low() {
        return spacing.low();
    }

    /// Coordinate of the high wall.
    public double high() {
        return spacing.high();
    }

    public boolean isUniform() {
        return spacing instanceof Spacing.Uniform;
    }

    /// Width of every cell.
    ///
    /// @throws IllegalStateException if the axis is stretched
    public double width() {
        if (!isUniform()) {
            throw new IllegalStateException("spacing=" + spacing + "; ask for the width of a cell");
        }
        return (high() - low()) / cells;
    }

    /// Width of cell `i`.
    public double width(int i) {
        return isUniform() ? width() : face(i + 1) - face(i);
    }

    /// Coordinate of the centre of cell `i`.
    public double centre(int i) {
        return isUniform() ? low() + (i + 0.5) * width() : 0.5 * (face(i) + face(i + 1));
    }

    /// Coordinate of the low face of cell `i`; face `cells()` is the high wall.
    public double face(int i) {
        if (isUniform()) {
            return low() + i * width();
        }
        if (isPeriodic()) {
            int inside = Math.floorMod(i, cells);
            return spacing.face(inside, cells) + Math.floorDiv(i, cells) * (high() - low());
        }
        if (i < 0) {
            return 2 * low() - face(-i);
        }
        return i > cells ? 2 * high() - face(2 * cells - i) : spacing.face(i, cells);
    }

    public boolean isPeriodic() {
        return atLow.isPeriodic();
    }

    /// The cell that owns index `i`: itself inside the grid, its image across a periodic side; beyond a wall the index.
    public int wrap(int i) {
        return isPeriodic() ? Math.floorMod(i, cells) : i;
    }
}
