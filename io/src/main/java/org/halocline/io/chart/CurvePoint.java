package org.halocline.io.chart;

/// An estimate after some samples.
///
/// @param samples how many
/// @param mean    the estimate
/// @param low     lower end of its interval
/// @param high    upper end
public record CurvePoint(long samples, double mean, double low, double high) {
    boolean isFinite() {
        return Double.isFinite(mean) && Double.isFinite(low) && Double.isFinite(high);
    }
}
