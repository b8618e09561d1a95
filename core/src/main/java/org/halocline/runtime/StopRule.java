package org.halocline.runtime;

import java.util.List;
import org.halocline.error.ConfigurationException;
import org.halocline.model.Stop;
import org.halocline.sample.Estimate;

/// Whether a sample run may end: a function of the samples drawn so far, in the order of their numbers.
///
/// @param target what is wanted
record StopRule(Stop.AtTarget target) {
    /// @throws ConfigurationException if the target is not for one of the estimates
    StopRule(Stop.AtTarget target, List<String> names) {
        this(named(target, names));
    }

    private static Stop.AtTarget named(Stop.AtTarget target, List<String> names) {
        if (target.score().isEmpty() && names.size() == 1) {
            return target.score(names.getFirst());
        }
        if (!names.contains(target.score())) {
            throw new ConfigurationException("target score=" + (target.score().isEmpty() ? "?" : target.score())
                    + "; name one of " + String.join(", ", names));
        }
        return target;
    }

    /// Whether an estimate has an error at all: not before two samples differ.
    static boolean hasError(Estimate estimate) {
        return estimate.standardError() > 0;
    }

    /// The error that the target is about; NaN without one.
    private double error(Estimate estimate) {
        double error = hasError(estimate) ? estimate.standardError() : Double.NaN;
        return target.isRelative() ? error / Math.abs(estimate.mean()) : error;
    }

    /// Whether a run with this estimate ends.
    boolean isReached(Estimate estimate) {
        return estimate.samples() >= target.maxSamples() || isGoodEnough(estimate);
    }

    /// Whether the error has come down to the target.
    boolean isGoodEnough(Estimate estimate) {
        return estimate.samples() >= target.minSamples() && error(estimate) <= target.error();
    }

    /// How many samples the run will have in all, as the error shrinks with the root of their number; 0 if that is not
    /// known.
    long expected(Estimate estimate) {
        double factor = error(estimate) / target.error();
        boolean hasEnd = target.maxSamples() < Stop.AtTarget.NO_MAX_SAMPLES;
        if (!Double.isFinite(factor)) {
            return hasEnd ? target.maxSamples() : 0;
        }
        double samples = Math.ceil(estimate.samples() * factor * factor);
        if (samples >= Stop.AtTarget.NO_MAX_SAMPLES && !hasEnd) {
            return 0;
        }
        return Math.clamp((long) samples, target.minSamples(), target.maxSamples());
    }
}
