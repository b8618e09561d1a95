package org.halocline.statistics;

/// A quantity by the [Jackknife].
///
/// @param value         without its bias of order 1/n
/// @param standardError of it
/// @param groups        that were left out in turn
public record Jackknifed(double value, double standardError, int groups) {
    /// value ± t·standardError, Student's with one degree of freedom less than there are groups.
    public Interval interval(double level) {
        return Intervals.student(value, standardError, groups - 1.0, level);
    }
}
