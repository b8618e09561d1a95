package org.halocline.model;

import org.halocline.error.ConfigurationException;

/// What happens when a worker process dies or hangs.
///
/// @param maxRestarts how often the run goes on, within any ten minutes
/// @param hangSeconds after how long without a sign of work a worker counts as hung; 0 lets the engine choose, from the
///     time that steps take
public record Survival(int maxRestarts, double hangSeconds) {
    /// Three restarts; the engine chooses when a worker hangs.
    public static final Survival DEFAULT = new Survival(3, 0);

    public Survival {
        if (maxRestarts < 0) {
            throw new ConfigurationException("maxRestarts=" + maxRestarts + "; use 0 or more");
        }
        if (!(hangSeconds >= 0) || !Double.isFinite(hangSeconds)) {
            throw new ConfigurationException("hangSeconds=" + hangSeconds + "; use 0 or more");
        }
    }
}
