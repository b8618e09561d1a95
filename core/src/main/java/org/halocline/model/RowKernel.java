package org.halocline.model;

/// Advances the cells of one row.
@FunctionalInterface
public interface RowKernel {
    /// @param row the cells
    /// @param dt  the time step
    void apply(Row row, double dt);
}
