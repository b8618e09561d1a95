package org.halocline.halo;

import org.halocline.grid.Box;

/// Cells that one worker copies from another.
///
/// @param target cells of the receiver's halo, in the receiver's indices (beyond the grid across a periodic side)
/// @param shiftX what to add to a target index along x to get the owner's index of the same cell
/// @param shiftY likewise along y
/// @param shiftZ likewise along z
public record CellCopy(Box target, int shiftX, int shiftY, int shiftZ) {
    /// The cells in the owner's indices.
    public Box source() {
        return target.shift(shiftX, shiftY, shiftZ);
    }

    public long cells() {
        return target.cells();
    }
}
