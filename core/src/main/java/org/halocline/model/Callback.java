package org.halocline.model;

/// Code of a simulation that runs in every worker on a schedule: to write a file of its own, to print, to check.
///
/// @param name     for messages
/// @param schedule when
/// @param action   what
public record Callback(String name, Schedule schedule, Action action) {
    /// Looks at a state; halos and ghosts are filled.
    @FunctionalInterface
    public interface Action {
        /// @param state the subdomain, to be read only
        /// @param step  steps taken
        /// @param time  simulated time
        void at(State state, long step, double time);
    }
}
