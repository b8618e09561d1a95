package org.halocline.bench.peers;

/// What one run of one program gave.
///
/// @param value  a rate (updates per second), or a time in seconds
/// @param answer that all programs must agree on: for grids the largest distance from the closed form of the discrete
///     scheme, relative to its amplitude; for samples their mean; 0 where every word was checked
/// @param within for samples, how far the mean may lie from Halocline's: nothing where the same numbers are counted,
///     rounding where they are summed, four standard errors of the difference where they are others; else 0
record Measurement(double value, double answer, double within) {
    Measurement(double value, double answer) {
        this(value, answer, 0);
    }
}
