package org.halocline.sample;

import java.util.Arrays;

/// Counts by [QuantileBins]: whole numbers, so that merging is exact and what is saved does not depend on order.
///
/// A library's sketch would do the same with a size that is known only afterwards, and needs more than words to be
/// merged; the mapping is all there is to it.
///
/// | words | hold |
/// |---:|---|
/// | 1 per bin | how many numbers |
/// | 1 | how many samples recorded none, or several |
final class QuantilesPart implements TallyPart {
    private final TallySpec.Quantiles spec;
    private final QuantileBins bins;
    private final int score;
    private final long[] counts;
    private long present;
    private long others;

    /// @param score number of the score that feeds it; −1 for none
    QuantilesPart(TallySpec.Quantiles spec, int score) {
        this.spec = spec;
        this.bins = bins(spec);
        this.score = score;
        this.counts = new long[bins.count()];
    }

    static QuantileBins bins(TallySpec.Quantiles spec) {
        return new QuantileBins(spec.accuracy(), spec.least(), spec.greatest(), spec.signed());
    }

    static int words(TallySpec.Quantiles spec) {
        return bins(spec).count() + 1;
    }

    @Override
    public int words() {
        return counts.length + 1;
    }

    @Override
    public void record(double value) {
        if (score >= 0) {
            TallyPart.super.record(value);
        }
        count(value);
    }

    private void count(double value) {
        if (Double.isNaN(value)) {
            throw new IllegalArgumentException("quantiles=" + spec.name() + ", value=NaN; it must be a number");
        }
        counts[bins.bin(value)]++;
        present++;
    }

    @Override
    public void endSample(long sample, double[] scores) {
        if (score >= 0) {
            count(scores[score]);
        }
        others += present == 1 ? 0 : 1;
        present = 0;
    }

    @Override
    public void save(long[] words, int at) {
        System.arraycopy(counts, 0, words, at, counts.length);
        words[at + counts.length] = others;
    }

    @Override
    public void mergeSaved(long[] words, int at) {
        Saved.addCounts(counts, words, at);
        others = Saved.addCounts(others, words[at + counts.length], at + counts.length);
    }

    @Override
    public void clear() {
        Arrays.fill(counts, 0);
        present = 0;
        others = 0;
    }

    @Override
    public TallyResult result(Tally tally) {
        int filled = (int) Arrays.stream(counts).filter(c -> c > 0).count();
        double[] values = new double[filled];
        long[] numbers = new long[filled];
        int at = 0;
        for (int bin = 0; bin < counts.length; bin++) {
            if (counts[bin] > 0) {
                values[at] = bins.value(bin);
                numbers[at++] = counts[bin];
            }
        }
        return new Quantiles(spec.name(), spec.accuracy(), Numbers.of(values), Numbers.of(numbers), others == 0);
    }
}
