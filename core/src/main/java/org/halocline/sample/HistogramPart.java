package org.halocline.sample;

import java.util.Arrays;

/// Counts by bin: below, the bins, above.
final class HistogramPart implements TallyPart {
    private final String name;
    private final Bins bins;
    private final int score;
    private final long[] counts;

    /// @param score number of the score that feeds it; −1 for none
    HistogramPart(String name, Bins bins, int score) {
        this.name = name;
        this.bins = bins;
        this.score = score;
        this.counts = new long[words(bins)];
    }

    static int words(Bins bins) {
        return bins.count() + 2;
    }

    @Override
    public int words() {
        return counts.length;
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
            throw new IllegalArgumentException("histogram=" + name + ", value=NaN; it must be a number");
        }
        counts[bins.bin(value) + 1]++;
    }

    @Override
    public void endSample(long sample, double[] scores) {
        if (score >= 0) {
            count(scores[score]);
        }
    }

    @Override
    public void save(long[] words, int at) {
        System.arraycopy(counts, 0, words, at, counts.length);
    }

    @Override
    public void mergeSaved(long[] words, int at) {
        Saved.addCounts(counts, words, at);
    }

    @Override
    public void clear() {
        Arrays.fill(counts, 0);
    }

    @Override
    public TallyResult result(Tally tally) {
        return new Histogram(
                name,
                bins,
                Numbers.of(Arrays.copyOfRange(counts, 1, counts.length - 1)),
                counts[0],
                counts[counts.length - 1]);
    }
}
