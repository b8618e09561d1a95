package org.halocline.statistics;

import java.util.List;

/// The mean of a chain over time, with what its error rests on.
///
/// @param mean        mean, its error √(s²τ/n), and n/(2W + 1) degrees of freedom: the variance of τ, by Sokal, is that
///     of a variance with so many
/// @param correlation τ in values, its window W, and the number of values n
/// @param drift       by how many standard errors the means of the first and the second half differ, each error from
///     the τ of its own half; NaN if halves are too short for one
/// @param rHat        split-R̂, by [RHat]: whether the halves have come to the same distribution; NaN where no error is
///     known
public record Average(ChainMean mean, Autocorrelation correlation, double drift, double rHat) {
    /// n/τ: so many independent values would have a mean with the same error.
    public double effectiveSamples() {
        return correlation.effectiveSamples();
    }

    /// Contains the truth with probability `level` if the chain had settled down and is long enough.
    public Interval interval(double level) {
        return mean.interval(level);
    }

    /// Reasons not to trust the error.
    ///
    /// @param name of what was averaged
    public List<Warning> warnings(String name) {
        // A short chain may look as if it drifted, and its warning says what to do.
        return Warnings.chain(name, correlation)
                .or(() -> Warnings.drift(name, drift))
                .or(() -> Warnings.halves(name, rHat, effectiveSamples()))
                .stream()
                .toList();
    }
}
