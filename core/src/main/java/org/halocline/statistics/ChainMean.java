package org.halocline.statistics;

/// The mean of a chain of values that depend on each other, with an error that allows for it.
///
/// @param mean             of the values
/// @param standardError    of the mean
/// @param degreesOfFreedom how well the error is known: that of a variance of so many plus one independent values
public record ChainMean(double mean, double standardError, double degreesOfFreedom) {
    /// mean ± t·standardError with Student's t.
    public Interval interval(double level) {
        return Intervals.student(mean, standardError, degreesOfFreedom, level);
    }
}
