package org.halocline.model;

import org.halocline.error.ConfigurationException;

/// How many steps a worker takes while cells are in its cache, and in pieces of how many rows.
///
/// Changes no bit. The halo between workers becomes so many times deeper, and is exchanged so many times less often.
///
/// @param steps steps at a time; 1 for one after the other, 0 lets the engine choose
/// @param rows  rows of a tile, in one dimension cells; 0 lets the engine choose
public record TimeBlock(int steps, int rows) {
    public static final int MAX_STEPS = 64;

    /// The engine chooses.
    public static final TimeBlock AUTO = new TimeBlock(0, 0);

    /// One step after the other.
    public static final TimeBlock OFF = new TimeBlock(1, 0);

    public TimeBlock {
        if (steps < 0 || steps > MAX_STEPS) {
            throw new ConfigurationException(
                    "timeBlock=" + steps + "; use 1 to " + MAX_STEPS + " steps, or 0 to let the engine choose");
        }
        if (rows < 0) {
            throw new ConfigurationException("rows=" + rows + "; use at least 1, or 0 to let the engine choose");
        }
    }
}
