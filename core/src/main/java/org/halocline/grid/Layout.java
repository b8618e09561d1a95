package org.halocline.grid;

import org.halocline.error.ConfigurationException;

/// Where the cells of one subdomain lie in an array: a padded box around the owned one, x contiguous.
///
/// With the same halo width h everywhere the array has the shape `(nz + 2h) × (ny + 2h) × (nx + 2h)`; an axis that the
/// grid does not have gets no halo. The offset of the global cell (i, j, k) is `origin + i + j·strideY + k·strideZ`.
public final class Layout {
    /// Java arrays end here, less the few words some virtual machines keep.
    public static final long MAX_CELLS = Integer.MAX_VALUE - 8L;

    private final Grid grid;
    private final Box owned;
    private final Box padded;
    private final int strideY;
    private final int strideZ;
    private final long origin;

    /// A halo of the same width on all sides.
    ///
    /// @throws ConfigurationException if the padded box has more cells than an array can hold
    public Layout(Grid grid, Box owned, int haloWidth) {
        this(grid, owned, grown(grid, owned, haloWidth));
    }

    /// @param padded the cells that the array has room for
    /// @throws ConfigurationException if these are more than an array can hold
    public Layout(Grid grid, Box owned, Box padded) {
        this.grid = grid;
        this.owned = owned;
        this.padded = padded;
        if (padded.cells() > MAX_CELLS) {
            throw new ConfigurationException("subdomain cells=" + padded.cells() + " (halo included), limit="
                    + MAX_CELLS + "; use more workers");
        }
        this.strideY = padded.size(Axis.X);
        this.strideZ = strideY * padded.size(Axis.Y);
        this.origin = -((long) padded.beginX() + (long) padded.beginY() * strideY + (long) padded.beginZ() * strideZ);
    }

    public Grid grid() {
        return grid;
    }

    /// The cells of the subdomain.
    public Box owned() {
        return owned;
    }

    /// The cells of the subdomain with halo and ghosts.
    public Box padded() {
        return padded;
    }

    /// The owned box with a layer of some width around it, along the axes that the grid has and as far as there is
    /// room.
    public Box around(int width) {
        return grown(grid, owned, width).intersect(padded);
    }

    private static Box grown(Grid grid, Box box, int width) {
        Box larger = box;
        for (Axis axis : Axis.ALL) {
            larger = grid.has(axis) ? larger.grow(axis, width) : larger;
        }
        return larger;
    }

    /// Distance in the array from cell (i, j, k) to (i, j + 1, k).
    public int strideY() {
        return strideY;
    }

    /// Distance in the array from cell (i, j, k) to (i, j, k + 1).
    public int strideZ() {
        return strideZ;
    }

    /// Distance in the array between neighbours along an axis.
    public int stride(Axis axis) {
        return switch (axis) {
            case X -> 1;
            case Y -> strideY;
            case Z -> strideZ;
        };
    }

    /// Length of the array.
    public int length() {
        return (int) padded.cells();
    }

    /// Offset in the array of a global cell within the padded box.
    public int offset(int i, int j, int k) {
        return (int) (origin + i + (long) j * strideY + (long) k * strideZ);
    }
}
