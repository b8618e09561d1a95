package org.halocline.sample;

import java.util.Arrays;

/// Σw and Σw² by bin, w the weight of all numbers of a sample in the bin: below, the bins, above.
///
/// Weights of one sample may differ by more than any fixed quantum resolves, so that these are exact sums.
final class WeightedHistogramPart implements SumsPart {
    private final String name;
    private final Bins bins;
    private final ExactSums sums;
    private final double[] present;
    private final int[] touched;
    private int touches;

    WeightedHistogramPart(TallySpec.WeightedHistogram spec) {
        this.name = spec.name();
        this.bins = spec.bins();
        this.sums = new ExactSums(sums(bins));
        this.present = new double[bins.count() + 2];
        this.touched = new int[present.length];
    }

    /// How many exact sums.
    static int sums(Bins bins) {
        return 2 * (bins.count() + 2);
    }

    @Override
    public ExactSums sums() {
        return sums;
    }

    @Override
    public void weigh(double value, double weight) {
        if (Double.isNaN(value) || !(weight >= 0 && weight <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException("weighted histogram=" + name + ", value=" + value + ", weight=" + weight
                    + "; give a number, and a finite weight that is not negative");
        }
        int bin = bins.bin(value) + 1;
        if (weight > 0 && present[bin] == 0) {
            touched[touches] = bin;
            touches++;
        }
        present[bin] += weight;
    }

    @Override
    public void endSample(long sample, double[] scores) {
        for (int n = 0; n < touches; n++) {
            int bin = touched[n];
            sums.get(2 * bin).add(present[bin]);
            sums.get(2 * bin + 1).addSquare(present[bin]);
            present[bin] = 0;
        }
        touches = 0;
    }

    @Override
    public void clear() {
        SumsPart.super.clear();
        Arrays.fill(present, 0);
        touches = 0;
    }

    @Override
    public TallyResult result(Tally tally) {
        int count = bins.count();
        double[] weights = new double[count];
        double[] errors = new double[count];
        for (int bin = 0; bin < count; bin++) {
            Estimate weight = estimate(bin + 1, tally);
            weights[bin] = weight.mean();
            errors[bin] = weight.standardError();
        }
        return new WeightedHistogram(
                name,
                bins,
                Numbers.of(weights),
                Numbers.of(errors),
                estimate(0, tally).mean(),
                estimate(count + 1, tally).mean(),
                tally.samples());
    }

    private Estimate estimate(int bin, Tally tally) {
        return ExactSums.estimate(sums.get(2 * bin), sums.get(2 * bin + 1), tally.samples());
    }
}
