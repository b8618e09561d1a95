package org.halocline.model;

import java.nio.file.Path;

/// What a method in [Rounds] kept in a checkpoint.
///
/// @param checkpoint where it is
/// @param method     which
/// @param progress   what it has learned
/// @param isDone     whether there is no round left
/// @param told       samples of the last estimate that a monitor was told of
public record SavedRounds(Path checkpoint, Rounds method, Record progress, boolean isDone, long told) {}
