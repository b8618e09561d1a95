package org.halocline.grid;

/// A number for each position.
@FunctionalInterface
public interface CellFunction {
    /// @param x coordinate of the cell centre
    /// @param y likewise; 0 on a one-dimensional grid
    /// @param z likewise; 0 on a one- or two-dimensional grid
    double at(double x, double y, double z);
}
