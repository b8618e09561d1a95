package org.halocline.runtime;

import org.halocline.model.Rounds;
import org.halocline.model.Run;

/// What the checkpoint of a run in rounds holds, in the place of a [Plan].
///
/// @param method   what is done
/// @param run      the request
/// @param workers  how many there were
/// @param progress what the method has learned
/// @param isDone   whether there is no round left
/// @param told     samples of the last estimate that the monitor was told of
public record RoundsPlan(Rounds method, Run run, int workers, Record progress, boolean isDone, long told) {}
