package org.halocline.model;

import org.halocline.error.ConfigurationException;

/// When a run ends.
public sealed interface Stop {

    /// At a simulated time; the last step is shortened to land on it.
    record AtTime(double time) implements Stop {
        public AtTime {
            if (!(time > 0) || !Double.isFinite(time)) {
                throw new ConfigurationException("until=" + time + "; use a positive time");
            }
        }

        @Override
        public String toString() {
            return "until t = " + time;
        }
    }

    /// After a number of steps.
    record AfterSteps(long steps) implements Stop {
        public AfterSteps {
            if (steps < 1) {
                throw new ConfigurationException("steps=" + steps + "; use at least 1");
            }
        }

        @Override
        public String toString() {
            return steps + (steps == 1 ? " step" : " steps");
        }
    }

    /// After a number of samples.
    record AfterSamples(long samples) implements Stop {
        public AfterSamples {
            if (samples < 1) {
                throw new ConfigurationException("samples=" + samples + "; use at least 1");
            }
        }

        @Override
        public String toString() {
            return samples + (samples == 1 ? " sample" : " samples");
        }
    }

    /// When a program says so.
    record WhenDone() implements Stop {
        @Override
        public String toString() {
            return "until the program is done";
        }
    }
}
