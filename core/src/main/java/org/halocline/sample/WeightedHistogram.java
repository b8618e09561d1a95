package org.halocline.sample;

import java.util.List;

/// Weights of numbers by bin: a histogram of a distribution other than the one that was drawn from.
///
/// @param weights        the mean weight per sample in each bin; NaN without samples
/// @param standardErrors of these; NaN for fewer than two samples
/// @param below          the mean weight below the first edge
/// @param above          the mean weight from the last edge on
/// @param samples        how many
public record WeightedHistogram(
        String name,
        Bins bins,
        List<Double> weights,
        List<Double> standardErrors,
        double below,
        double above,
        long samples)
        implements TallyResult {
    /// The mean weight of a sample, in all bins and outside.
    public double total() {
        return below + above + weights.stream().mapToDouble(Double::doubleValue).sum();
    }

    /// The mean weight in a bin.
    public Estimate estimate(int bin) {
        return new Estimate(weights.get(bin), standardErrors.get(bin), samples);
    }

    /// Part of all weight per unit of width, in bin `bin`: an estimate of the probability density there.
    public double density(int bin) {
        List<Double> edges = bins.edges();
        return weights.get(bin) / ((edges.get(bin + 1) - edges.get(bin)) * total());
    }

    /// `20 bins from 0.0 to 10.0, mean weight 1.02, 0.01 below, 0.0 above`.
    @Override
    public String toString() {
        return bins.count() + " bins from " + bins.low() + " to " + bins.high() + ", mean weight " + total() + ", "
                + below + " below, " + above + " above";
    }
}
