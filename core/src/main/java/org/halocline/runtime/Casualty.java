package org.halocline.runtime;

import org.halocline.error.RunFailedException;

/// A worker that an attempt has lost.
///
/// @param rank       which
/// @param pid        of its process
/// @param step       steps, or batches, that it had finished
/// @param isCurable  whether another attempt may do better
/// @param isOwnFault whether the simulation's own code failed, so that it may well fail again
/// @param cause      what happened
record Casualty(int rank, long pid, long step, boolean isCurable, boolean isOwnFault, RunFailedException cause) {}
