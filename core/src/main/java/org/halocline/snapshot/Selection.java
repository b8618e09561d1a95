package org.halocline.snapshot;

import org.halocline.error.ConfigurationException;
import org.halocline.grid.Axis;
import org.halocline.grid.Box;
import org.halocline.grid.Grid;

/// Which cells of a grid a snapshot shows: every `stride`-th along each axis of a box, from its first on.
///
/// The chosen cells are numbered along each axis: number n is the cell `box.begin + n·stride`.
///
/// @param grid   the whole grid
/// @param box    cells to choose from
/// @param stride at least 1; along axes that the grid has
public record Selection(Grid grid, Box box, int stride) {
    public Selection {
        if (stride < 1) {
            throw new ConfigurationException("snapshot stride=" + stride + "; use at least 1");
        }
    }

    /// All cells.
    public static Selection all(Grid grid) {
        return new Selection(grid, grid.box(), 1);
    }

    /// Chosen cells along an axis; 1 along an axis that the grid does not have.
    public int count(Axis axis) {
        return Math.ceilDiv(box.size(axis), strideAlong(axis));
    }

    /// Chosen cells in all.
    public long count() {
        return (long) count(Axis.X) * count(Axis.Y) * count(Axis.Z);
    }

    /// Distance between chosen cells along an axis.
    public int strideAlong(Axis axis) {
        return grid.has(axis) ? stride : 1;
    }

    /// The cell that has a number.
    public int cell(Axis axis, int number) {
        return box.begin(axis) + number * strideAlong(axis);
    }

    /// The numbers of the chosen cells within a box, as a box; may be empty.
    public Box chosen(Box within) {
        Box common = box.intersect(within);
        Box numbers = common;
        for (Axis axis : Axis.ALL) {
            int begin = Math.ceilDiv(common.begin(axis) - box.begin(axis), strideAlong(axis));
            int end = Math.ceilDiv(common.end(axis) - box.begin(axis), strideAlong(axis));
            numbers = numbers.with(axis, begin, Math.max(begin, end));
        }
        return numbers;
    }

    /// Whether every cell of the grid is chosen.
    public boolean isAll() {
        return stride == 1 && box.equals(grid.box());
    }
}
