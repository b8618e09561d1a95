package org.halocline.grid;

import org.halocline.error.ConfigurationException;

/// One direction of a grid: equal cells on an interval, with a boundary condition at each end.
///
/// @param cells number of cells, at least 1
/// @param low   coordinate of the low wall
/// @param high  coordinate of the high wall, above `low`
/// @param atLow  condition on the low wall
/// @param atHigh condition on the high wall; both walls are periodic or none is
public record GridAxis(int cells, double low, double high, Boundary atLow, Boundary atHigh) {
    /// Most cells along an axis: room is left in an index for halos and ghosts.
    public static final int MAX_CELLS = Integer.MAX_VALUE - 2 * Stencil.MAX_WIDTH;

    public GridAxis {
        if (cells < 1 || cells > MAX_CELLS) {
            throw new ConfigurationException(
                    "grid cells=" + cells + "; use 1 to " + MAX_CELLS + " cells along each axis");
        }
        if (!(low < high) || !Double.isFinite(high - low)) {
            throw new ConfigurationException(
                    "grid extent=[" + low + ", " + high + "]; use finite bounds with the lower one first");
        }
        if (atLow.isPeriodic() != atHigh.isPeriodic()) {
            throw new ConfigurationException(
                    "boundary low=" + atLow + ", high=" + atHigh + "; an axis is periodic on both sides or on neither");
        }
    }

    /// Width of one cell.
    public double spacing() {
        return (high - low) / cells;
    }

    /// Coordinate of the centre of cell `i`; also of ghosts.
    public double centre(int i) {
        return low + (i + 0.5) * spacing();
    }

    public boolean isPeriodic() {
        return atLow.isPeriodic();
    }
}
