package org.halocline.bench.peers;

/// What one run of one program gave.
///
/// @param value  a rate (updates per second), or a time in seconds
/// @param answer that all programs must agree on: for grids the largest distance from the closed form of the discrete
///     scheme, relative to its amplitude; for π the number of darts inside; 0 where every word was checked
record Measurement(double value, double answer) {}
