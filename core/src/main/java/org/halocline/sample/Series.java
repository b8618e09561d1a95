package org.halocline.sample;

import java.util.List;

/// Means per sample at some times.
///
/// @param times          rising
/// @param means          at each time; NaN without samples
/// @param standardErrors at each time; NaN for fewer than two samples
/// @param samples        how many
public record Series(String name, List<Double> times, List<Double> means, List<Double> standardErrors, long samples)
        implements TallyResult {
    /// The estimate at time number `n`.
    public Estimate estimate(int n) {
        return new Estimate(means.get(n), standardErrors.get(n), samples);
    }

    /// `101 times from 0.0 to 10.0, at last 3.14 ± 0.05`.
    @Override
    public String toString() {
        int last = times.size() - 1;
        return times.size() + " times from " + times.getFirst() + " to " + times.getLast() + ", at last "
                + estimate(last);
    }
}
