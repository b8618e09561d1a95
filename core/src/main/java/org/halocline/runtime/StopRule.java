package org.halocline.runtime;

import java.util.List;
import org.halocline.error.ConfigurationException;
import org.halocline.model.SampleSimulation;
import org.halocline.model.Stop;
import org.halocline.sample.Estimate;
import org.halocline.sample.Quantiles;
import org.halocline.sample.TallySpec;
import org.halocline.statistics.Interval;

/// Whether a sample run may end: a function of the samples drawn so far, in the order of their numbers.
///
/// @param target what is wanted, of an estimate that exists
record StopRule(Stop.AtTarget target) {
    /// The probability of an interval of one standard error to both sides.
    private static final double ONE_ERROR = 0.6826894921370859;

    /// @throws ConfigurationException if the target is not for one of the estimates
    StopRule(Stop.AtTarget target, SampleSimulation simulation) {
        this(target.quantile() > 0 ? tallied(target, simulation) : named(target, SampleEstimates.names(simulation)));
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

    /// A quantile has an error where every sample has one number: where a score feeds the tally.
    private static Stop.AtTarget tallied(Stop.AtTarget target, SampleSimulation simulation) {
        List<TallySpec.Quantiles> specs = simulation.tallies().stream()
                .filter(TallySpec.Quantiles.class::isInstance)
                .map(TallySpec.Quantiles.class::cast)
                .filter(spec -> simulation.scores().contains(spec.name()))
                .toList();
        if (specs.isEmpty()) {
            throw new ConfigurationException("target quantile=" + target.quantile()
                    + "; the simulation tallies quantiles of no score, let it declare TallySpec.quantiles(score)");
        }
        Stop.AtTarget named =
                named(target, specs.stream().map(TallySpec.Quantiles::name).toList());
        double accuracy = specs.stream()
                .filter(spec -> spec.name().equals(named.score()))
                .findFirst()
                .orElseThrow()
                .accuracy();
        if (target.isRelative() && target.error() <= accuracy) {
            throw new ConfigurationException("target relativeError=" + target.error() + ", accuracy=" + accuracy
                    + " of the quantiles of " + named.score()
                    + "; take a larger error, or declare the quantiles within a smaller one");
        }
        return named;
    }

    /// What the target is about.
    Estimate watched(SampleTotals totals) {
        if (target.quantile() == 0) {
            return totals.estimate(target.score());
        }
        Quantiles quantiles = totals.tally().quantiles().quantiles(target.score());
        Interval interval = quantiles.interval(target.quantile(), ONE_ERROR);
        return new Estimate(quantiles.quantile(target.quantile()), interval.width() / 2, quantiles.total());
    }

    /// Whether more samples make the error no smaller: what is left of it is the accuracy of the tally.
    boolean isHopeless(SampleTotals totals) {
        if (target.quantile() == 0 || totals.tally().samples() < target.minSamples()) {
            return false;
        }
        Quantiles quantiles = totals.tally().quantiles().quantiles(target.score());
        double accuracy = quantiles.accuracy();
        double value = Math.abs(quantiles.quantile(target.quantile()));
        double allowed = target.isRelative() ? target.error() * value : target.error();
        // Both ends of the interval in one bin of the tally.
        double narrowest = quantiles.interval(target.quantile(), ONE_ERROR).width() / 2;
        return narrowest > allowed && narrowest <= accuracy * value * (1 + accuracy);
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
