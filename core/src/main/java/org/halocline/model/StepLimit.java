package org.halocline.model;

/// The largest stable time step for the state that a row shows.
@FunctionalInterface
public interface StepLimit {
    /// @param row the cells, of which it may read `now` within the stencil
    /// @return a positive number, or infinity if the row sets no limit
    double of(Row row);
}
