package org.halocline.statistics;

/// A quantity with the error that it has from the errors of what it is made of.
///
/// @param value         best estimate
/// @param standardError of it
public record Propagated(double value, double standardError) {
    /// value ± z·standardError: errors are propagated well for many samples only.
    public Interval interval(double level) {
        return Intervals.normal(value, standardError, level);
    }
}
