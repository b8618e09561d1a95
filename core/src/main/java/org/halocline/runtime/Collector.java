package org.halocline.runtime;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.halocline.model.Errors;
import org.halocline.model.Progress;
import org.halocline.model.Verification;
import org.halocline.reduce.StateHash;
import org.halocline.sample.Estimate;
import org.halocline.sample.Tallies;
import org.halocline.shm.ControlFile;
import org.halocline.shm.SessionMemory;
import org.halocline.statistics.Average;

/// Takes in what the workers find while they work, and makes the final numbers of it.
sealed interface Collector permits GridCollector, SampleCollector {
    /// Listens to the workers of another attempt. What they say again of steps that were looked at before is dropped.
    void attach(SessionMemory memory, ControlFile control);

    /// Takes in what has come since the last call.
    ///
    /// @return whether there was anything
    boolean poll();

    /// How many reports of each worker of this attempt have been taken in.
    long taken();

    /// How far the run is.
    ///
    /// @param seconds since the workers began
    Progress progress(double seconds);

    /// What a user should know of the end of the run.
    default List<String> notes() {
        return List.of();
    }

    /// What was taken in outlives this process from now on.
    default void flush() {}

    /// Nothing more is taken in.
    default void close() {}

    /// The final numbers, once every worker is done and everything has been taken in.
    Outcome outcome();

    /// The final numbers of a run.
    ///
    /// @param steps        steps taken; 0 for samples
    /// @param time         simulated time; 0 for samples
    /// @param samples      samples merged; 0 for grids
    /// @param work         cell updates, or samples
    /// @param hash         of the final state
    /// @param observables  by name
    /// @param averages     over time, by observable
    /// @param estimates    by score
    /// @param tallies      what samples collect beside scores
    /// @param verification what the proof found
    /// @param errors       distance from the exact solution
    record Outcome(
            long steps,
            double time,
            long samples,
            double work,
            StateHash hash,
            Map<String, Double> observables,
            Map<String, Average> averages,
            Map<String, Estimate> estimates,
            Tallies tallies,
            Optional<Verification.Outcome> verification,
            Optional<Errors> errors) {}
}
