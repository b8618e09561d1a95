package org.halocline.simulations.options;

/// When a barrier is watched.
public enum Monitoring {
    /// At every moment.
    CONTINUOUS,
    /// At the end of each step.
    DISCRETE
}
