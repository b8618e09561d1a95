package org.halocline.model;

/// What a run does when an output that is not its result cannot be written: a snapshot, a checkpoint, `metrics.csv`,
/// `events.jsonl`.
public enum OutputTrouble {
    /// Ends, and says why.
    STOP,
    /// Goes on without it, and says so once for each kind.
    DROP
}
