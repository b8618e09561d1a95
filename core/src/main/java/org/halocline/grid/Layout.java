package org.halocline.grid;

import org.halocline.error.ConfigurationException;

/// Where the cells of one subdomain lie in an array: a padded box around the owned one, x contiguous.
///
/// With the same halo width h everywhere the array has the shape `(nz + 2h) × (ny + 2h) × (nx + 2h)`; an axis that the
/// grid does not have gets no halo. The offset of the global cell (i, j, k) is `origin + i + j·strideY + k·strideZ`.
///
/// **Unused places.** Rows of [#LONG_ROW] cells or more begin at equal places in the lines of a cache: strides are
/// multiples of 8, and the first owned cell of a row lies 6 beyond one, which is the beginning of a line if objects
/// begin at one, because the numbers of an array begin 16 bytes after it. A stride is no multiple of 512, a page of
/// 4 KiB, for then neighbouring rows would compete for the same few places in the cache.
///
/// **The end.** A processor takes a load for one that waits for an earlier store when both lie at the same place of
/// their pages. So large arrays are a little longer than they need to be: where two of them lie one behind the other, a
/// kernel that reads one and writes the other loads, for as long as possible, no neighbour from the place in a page
/// where it has just stored.
public final class Layout {
    /// Java arrays end here, less the few words some virtual machines keep.
    public static final long MAX_CELLS = Integer.MAX_VALUE - 8L;

    /// Rows shorter than this are packed.
    public static final int LONG_ROW = 64;

    private static final int LINE = 8;
    private static final int PAGE = 512;
    private static final int HEADER = 2;

    /// From so many cells on, a page more does not matter.
    private static final int LARGE = 1 << 16;

    private final Grid grid;
    private final Box owned;
    private final Box padded;
    private final int strideY;
    private final int strideZ;
    private final int length;
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
        boolean isLong = padded.size(Axis.X) >= LONG_ROW;
        long row = isLong ? offPage(Math.ceilDiv(padded.size(Axis.X), LINE) * (long) LINE) : padded.size(Axis.X);
        long plane = row * padded.size(Axis.Y);
        plane = isLong ? offPage(plane) : plane;
        long first = (owned.beginX() - padded.beginX())
                + (owned.beginY() - padded.beginY()) * row
                + (owned.beginZ() - padded.beginZ()) * plane;
        long unused = isLong ? Math.floorMod(LINE - HEADER - first, LINE) : 0;
        long needed = unused + plane * padded.size(Axis.Z);
        long cells = isLong && needed >= LARGE ? apart(needed, row, plane) : needed;
        if (Math.max(cells, padded.cells()) > MAX_CELLS) {
            throw new ConfigurationException("subdomain cells=" + padded.cells() + " (halo included), limit="
                    + MAX_CELLS + "; use more workers");
        }
        this.strideY = (int) row;
        this.strideZ = (int) plane;
        this.length = (int) cells;
        this.origin = unused - (padded.beginX() + padded.beginY() * row + padded.beginZ() * plane);
    }

    private static long offPage(long stride) {
        return stride % PAGE == 0 ? stride + LINE : stride;
    }

    /// The length, of those a page from the least on, with which stores stay away the longest from the loads that
    /// follow.
    private long apart(long needed, long row, long plane) {
        long y = grid.has(Axis.Y) ? row : 0;
        long z = grid.has(Axis.Z) ? plane : 0;
        long best = needed;
        long longest = -1;
        long first = needed + Math.floorMod(-(needed + HEADER), (long) LINE);
        for (long length = first; length < first + PAGE; length += LINE) {
            long way = PAGE;
            for (long neighbour : new long[] {0, y, -y, z, -z}) {
                long distance = length + HEADER;
                way = Math.min(way, Math.floorMod(distance - neighbour, (long) PAGE));
                way = Math.min(way, Math.floorMod(-distance - neighbour, (long) PAGE));
            }
            if (way > longest) {
                longest = way;
                best = length;
            }
        }
        return best;
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
        return length;
    }

    /// Offset in the array of a global cell within the padded box.
    public int offset(int i, int j, int k) {
        return (int) (origin + i + (long) j * strideY + (long) k * strideZ);
    }
}
