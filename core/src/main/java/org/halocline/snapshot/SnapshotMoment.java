package org.halocline.snapshot;

/// When a snapshot was taken.
///
/// @param number position in the series, from 0
/// @param step   steps taken
/// @param time   simulated time
public record SnapshotMoment(int number, long step, double time) {}
