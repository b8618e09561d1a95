package org.halocline.sample;

import java.util.List;

/// Exact counts of numbers by bin.
///
/// @param counts numbers in each bin
/// @param below  numbers below the first edge
/// @param above  numbers from the last edge on
public record Histogram(String name, Bins bins, List<Long> counts, long below, long above) implements TallyResult {
    /// All numbers, those outside the bins included.
    public long total() {
        return below + above + counts.stream().mapToLong(Long::longValue).sum();
    }

    /// Share of all numbers per unit of width, in bin `bin`: an estimate of the probability density there.
    public double density(int bin) {
        List<Double> edges = bins.edges();
        return counts.get(bin) / ((edges.get(bin + 1) - edges.get(bin)) * total());
    }

    /// `20 bins from 0.0 to 10.0, 1000 numbers, 3 below, 0 above`.
    @Override
    public String toString() {
        return bins.count() + " bins from " + bins.low() + " to " + bins.high() + ", " + total() + " numbers, " + below
                + " below, " + above + " above";
    }
}
