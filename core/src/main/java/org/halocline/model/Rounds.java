package org.halocline.model;

import java.util.Optional;

/// A method that estimates the mean of a score in several runs of the engine, where what one does follows from those
/// before. A record, whose components are its settings.
///
/// After each run it may keep a record of what it has learned, in a checkpoint from which it goes on to the same bits.
public interface Rounds {
    /// What is drawn.
    SampleSimulation simulation();

    /// What the estimate must be, if it is known.
    default Optional<Verification.OfScore> verification() {
        return simulation().verification();
    }

    /// Looks at a run that is to be done this way.
    ///
    /// @throws org.halocline.error.ConfigurationException if the request cannot be met
    void check(Run run);

    /// Runs to the end. The bits of the result do not depend on the number of workers.
    ///
    /// @param run     workers, seed and end of the whole; the method says what samples and targets mean
    /// @param kept    what an earlier run kept and this one goes on from, if it does
    /// @param monitor is told of all runs as if they were one
    /// @throws org.halocline.error.ConfigurationException  if the request cannot be met, or goes on from what this
    ///     method cannot have kept; nothing was started
    /// @throws org.halocline.error.RunFailedException      if a worker failed or was lost, or there is no answer
    /// @throws org.halocline.error.RunInterruptedException if the calling thread was interrupted
    RunResult perform(Run run, Optional<SavedRounds> kept, RunMonitor monitor);

    /// The same method with more rounds, as which a run of it can be gone on with.
    ///
    /// @throws org.halocline.error.ConfigurationException if it has none to choose, or not more than before
    Rounds extended(int rounds);

    /// What is drawn in a round, for one who looks at a sample of it. Rounds that it follows from are drawn first.
    ///
    /// @param round  from 1
    /// @param level  of a method that has levels; else −1
    /// @param sample that shall be looked at
    /// @throws org.halocline.error.ConfigurationException if there is no such round, level or sample
    SampleSimulation drawnIn(Run run, int round, int level, long sample);

    /// The rounds of such a run in a line, such as `vegas: 15 rounds of 10000 samples`.
    String describe(Run run);
}
