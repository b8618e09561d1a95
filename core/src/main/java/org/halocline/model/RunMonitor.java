package org.halocline.model;

import java.nio.file.Path;

/// Watches a run from the calling process. All calls come from the thread that runs the engine, in order of simulated
/// time for observations. Keep them short: progress waits for none, but observations of a fast run queue up.
public interface RunMonitor {
    /// A monitor that does nothing.
    RunMonitor NONE = new RunMonitor() {};

    /// Called a few times per second.
    default void progress(Progress progress) {}

    /// Whether estimates are looked at while the run lasts: where not, none are made for [#progress] and
    /// [#estimated], which saves time where a simulation has thousands of scores.
    default boolean followsEstimates() {
        return true;
    }

    /// Called for each observation, in order.
    default void observed(Observation observation) {}

    /// Called for the estimates of the first samples of a run, about four times while their number doubles and at the
    /// end, in order. Which numbers of samples these are follows from the batches: any number of workers tells the
    /// same.
    default void estimated(ConvergencePoint point) {}

    /// Called when a worker was lost and the run goes on.
    default void recovered(Recovery recovery) {
        note(recovery.toString());
    }

    /// Called before a checkpoint on disk is completed: whatever was observed up to it must be as safe as it will be.
    ///
    /// @param step the step, or the number of samples
    default void checkpointing(long step) {}

    /// Called a few times per second: what was told so far is to outlive this process from now on. A run whose process
    /// is killed may go on from a state in memory up to which everything was told.
    default void flush() {}

    /// Called when a checkpoint on disk is complete.
    ///
    /// @param step the step, or the number of samples
    default void checkpointed(Path checkpoint, long step) {}

    /// Called when an output cannot be written and the run goes on without it; once for each kind.
    ///
    /// @param kind  in the plural, such as `snapshots`
    /// @param cause in words
    default void dropped(String kind, String cause) {
        note(kind + " that cannot be written are left out: " + cause);
    }

    /// Something a user wants to know: a fallback, a line that a worker printed.
    default void note(String line) {}
}
