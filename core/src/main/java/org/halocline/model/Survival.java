package org.halocline.model;

import org.halocline.error.ConfigurationException;

/// What happens when a worker process dies or hangs, or an output cannot be written.
///
/// @param maxRestarts how often the run goes on, within any ten minutes
/// @param hangSeconds after how long without a sign of work a worker counts as hung; 0 lets the engine choose, from the
///     time that steps take. The set-up may take half a minute in any case
/// @param keepSeconds how far apart the states are, at least, that workers keep in the session to go back to; they are
///     further apart where keeping would cost more than a hundredth of the time. 0 keeps the state after every step,
///     whatever that costs
/// @param outputTrouble what happens when an output other than the result cannot be written
public record Survival(int maxRestarts, double hangSeconds, double keepSeconds, OutputTrouble outputTrouble) {
    public static final double DEFAULT_KEEP_SECONDS = 0.5;

    /// Three restarts; the engine chooses when a worker hangs; an output that cannot be written ends the run.
    public static final Survival DEFAULT = new Survival(3, 0, DEFAULT_KEEP_SECONDS, OutputTrouble.STOP);

    public Survival {
        if (maxRestarts < 0) {
            throw new ConfigurationException("maxRestarts=" + maxRestarts + "; use 0 or more");
        }
        if (!(hangSeconds >= 0) || !Double.isFinite(hangSeconds)) {
            throw new ConfigurationException("hangSeconds=" + hangSeconds + "; use 0 or more");
        }
        if (!(keepSeconds >= 0) || !Double.isFinite(keepSeconds)) {
            throw new ConfigurationException("keepSeconds=" + keepSeconds + "; use 0 or more");
        }
    }
}
