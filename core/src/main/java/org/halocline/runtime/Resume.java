package org.halocline.runtime;

/// Where a run goes on from.
///
/// @param folder  of the checkpoint
/// @param sameEnd whether the run ends where it was to end when the checkpoint was written
/// @param samples samples that the checkpoint holds
/// @param step    steps taken
public record Resume(String folder, boolean sameEnd, long samples, long step) {}
