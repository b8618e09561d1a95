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

    /// When the error of an estimate has come down to a target.
    ///
    /// It is looked at after each batch, in the order of the batches: where a run stops depends
    /// neither on the workers nor on time. An estimate whose samples are all equal so far, such as
    /// a hit that was never scored, has no error that could be believed, and stops nothing.
    ///
    /// With a quantile it is that of a score of which the simulation tallies quantiles. The error is half the width
    /// of its distribution-free interval at the level of one standard error, 68.3 %, the accuracy of the tally
    /// included.
    ///
    /// @param score      whose estimate; empty for the only one
    /// @param quantile   which quantile of the score, between 0 and 1; 0 for its mean
    /// @param isRelative whether the error is divided by the mean
    /// @param error      the target
    /// @param minSamples no run stops before; 1000 unless given
    /// @param maxSamples the run ends there in any case
    record AtTarget(String score, double quantile, boolean isRelative, double error, long minSamples, long maxSamples)
            implements Stop {
        /// With fewer samples an estimate of the error is not to be trusted.
        public static final long DEFAULT_MIN_SAMPLES = 1000;

        /// No end in sight.
        public static final long NO_MAX_SAMPLES = 1L << 60;

        public AtTarget {
            if (!(error > 0) || !Double.isFinite(error)) {
                throw new ConfigurationException(
                        (isRelative ? "relativeError=" : "standardError=") + error + "; use a positive number");
            }
            if (!(quantile >= 0 && quantile < 1)) {
                throw new ConfigurationException(
                        "quantile=" + quantile + "; use a number between 0 and 1, such as 0.5 for the median");
            }
            if (minSamples < 2) {
                throw new ConfigurationException("minSamples=" + minSamples + "; use at least 2: one has no error");
            }
            if (maxSamples < minSamples) {
                throw new ConfigurationException("minSamples=" + minSamples + ", maxSamples=" + maxSamples
                        + "; the least must not be the greater");
            }
        }

        /// No stop before so many samples.
        public AtTarget minSamples(long samples) {
            return new AtTarget(score, quantile, isRelative, error, samples, maxSamples);
        }

        /// The end after so many samples in any case; the least is no more then.
        public AtTarget maxSamples(long samples) {
            return new AtTarget(
                    score, quantile, isRelative, error, Math.min(minSamples, Math.max(2, samples)), samples);
        }

        /// The same for another estimate.
        public AtTarget score(String name) {
            return new AtTarget(name, quantile, isRelative, error, minSamples, maxSamples);
        }

        /// The same for a quantile of the score instead of its mean.
        public AtTarget quantile(double probability) {
            return new AtTarget(score, probability, isRelative, error, minSamples, maxSamples);
        }

        /// Whose error it is: `depth`, or `0.95-quantile of depth`.
        public String subject() {
            return quantile > 0 ? quantile + "-quantile of " + score : score;
        }

        @Override
        public String toString() {
            return "until the " + (isRelative ? "relative" : "standard") + " error"
                    + (subject().isEmpty() ? "" : (quantile > 0 ? " of the " : " of ") + subject()) + " ≤ " + error
                    + (maxSamples < NO_MAX_SAMPLES ? ", at most " + maxSamples + " samples" : "");
        }
    }

    /// At a standard error of a score's mean.
    static AtTarget standardError(String score, double error) {
        return new AtTarget(score, 0, false, error, AtTarget.DEFAULT_MIN_SAMPLES, AtTarget.NO_MAX_SAMPLES);
    }

    /// At a standard error of so much of the mean.
    static AtTarget relativeError(String score, double error) {
        return new AtTarget(score, 0, true, error, AtTarget.DEFAULT_MIN_SAMPLES, AtTarget.NO_MAX_SAMPLES);
    }

    /// When a program says so.
    record WhenDone() implements Stop {
        @Override
        public String toString() {
            return "until the program is done";
        }
    }
}
