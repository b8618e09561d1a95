package org.halocline.model;

import org.halocline.error.ConfigurationException;

/// How long a step is.
public sealed interface TimeStep {

    /// A given step; may not exceed [GridSimulation#maxTimeStep].
    record Fixed(double dt) implements TimeStep {
        public Fixed {
            if (!(dt > 0) || !Double.isFinite(dt)) {
                throw new ConfigurationException("dt=" + dt + "; use a positive number");
            }
        }
    }

    /// A fraction of [GridSimulation#maxTimeStep].
    record Cfl(double factor) implements TimeStep {
        public Cfl {
            if (!(factor > 0 && factor <= 1)) {
                throw new ConfigurationException("cfl=" + factor + "; use a number above 0 and at most 1");
            }
        }
    }
}
