package org.halocline.model;

import java.nio.file.Path;
import java.util.Optional;

/// What a checkpoint says of the run that wrote it.
///
/// @param checkpoint where it is
/// @param step       steps taken; 0 for samples
/// @param time       simulated time; 0 for samples
/// @param samples    samples merged; 0 for grids
/// @param workers    how many workers wrote it
/// @param simulation what was run
/// @param run        how, with the end that it was to have
/// @param rounds     what a method in rounds kept, if it was one
public record SavedRun(
        Path checkpoint,
        long step,
        double time,
        long samples,
        int workers,
        Simulation simulation,
        Run run,
        Optional<SavedRounds> rounds) {
    /// Of a single run.
    public SavedRun(
            Path checkpoint, long step, double time, long samples, int workers, Simulation simulation, Run run) {
        this(checkpoint, step, time, samples, workers, simulation, run, Optional.empty());
    }
}
