package org.halocline.sample;

import java.util.Arrays;
import org.halocline.reduce.ExactSum;
import org.halocline.reduce.StateHash;
import org.halocline.vector.Vectors;

/// Running totals of many samples: Σx and Σx² for each score, exact, and whatever else a simulation declares, see
/// [TallySpec].
///
/// A sample that does not score counts as zero. Not thread-safe: each worker fills its own, then they are merged.
public final class Tally implements Scores {
    static final double WHOLE = 0x1.0p20;

    /// So many squares below 2⁴⁰ add up to a whole number that a double holds.
    private static final int MOST_WHOLE = 1 << 13;

    private static final int FIRST = 16;

    private final TallyLayout layout;

    /// Σx and Σx² in turn.
    private final ExactSums sums;

    private final TallyPart[] parts;
    private final long fingerprint;
    private final double[] totals = new double[2];

    /// Scores of the present sample, if parts look at them.
    private final double[] present;

    private long samples;

    public Tally(TallyLayout layout) {
        this.layout = layout;
        this.sums = new ExactSums(2 * layout.scores().size());
        this.parts = layout.parts().toArray(TallyPart[]::new);
        this.fingerprint = layout.fingerprint();
        this.present = new double[layout.scores().size()];
    }

    @Override
    public void score(int score, double value) {
        requireFinite(score, value);
        sums.get(2 * score).add(value);
        sums.get(2 * score + 1).addSquare(value);
        if (parts.length > 0) {
            present[score] = value;
        }
    }

    @Override
    public void record(int tally, double value) {
        parts[tally].record(value);
    }

    @Override
    public void add(int tally, int cell, double value) {
        parts[tally].add(cell, value);
    }

    @Override
    public void addAt(int tally, double value, double x) {
        parts[tally].addAt(value, x, 0, 0, 1);
    }

    @Override
    public void addAt(int tally, double value, double x, double y) {
        parts[tally].addAt(value, x, y, 0, 2);
    }

    @Override
    public void addAt(int tally, double value, double x, double y, double z) {
        parts[tally].addAt(value, x, y, z, 3);
    }

    @Override
    public void weigh(int tally, double value, double weight) {
        parts[tally].weigh(value, weight);
    }

    /// Ends a sample, of which everything has been recorded. The engine calls this, and [#count].
    ///
    /// @param sample its global index
    public void endSample(long sample) {
        if (parts.length > 0) {
            for (TallyPart part : parts) {
                part.endSample(sample, present);
            }
            Arrays.fill(present, 0);
        }
    }

    /// Records the scores of the samples `first`, …, `first + count − 1`, and ends them: `scores[m][s]` is score number
    /// m of sample `first + s`.
    ///
    /// @throws IllegalArgumentException if a value is NaN or infinite
    public void samples(long first, int count, double[][] scores) {
        for (int score = 0; score < scores.length; score++) {
            scores(score, scores[score], count);
        }
        if (parts.length > 0) {
            for (int s = 0; s < count; s++) {
                for (int score = 0; score < scores.length; score++) {
                    present[score] = scores[score][s];
                }
                endSample(first + s);
            }
        }
    }

    /// Records the values of score number `score` for `count` samples at once.
    ///
    /// @throws IllegalArgumentException if a value is NaN or infinite
    public void scores(int score, double[] values, int count) {
        if (count <= MOST_WHOLE && areFirstWhole(values, count) && addWhole(score, values, count)) {
            return;
        }
        for (int s = 0; s < count; s++) {
            requireFinite(score, values[s]);
        }
        sums.get(2 * score).add(values, 0, count);
        sums.get(2 * score + 1).addSquares(values, 0, count);
    }

    private static void requireFinite(int score, double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("score number=" + score + ", value=" + value + "; it must be finite");
        }
    }

    /// Most scores are whole all or never: a few tell.
    private static boolean areFirstWhole(double[] values, int count) {
        boolean whole = true;
        for (int s = 0; s < Math.min(count, FIRST); s++) {
            whole &= (long) values[s] == values[s];
        }
        return whole;
    }

    /// Adds whole numbers below 2²⁰, such as hits and counts: plain sums of them and of their squares are exact.
    ///
    /// @return false, and nothing is added, if there are other numbers
    private boolean addWhole(int score, double[] values, int count) {
        Arrays.fill(totals, 0);
        int s = Vectors.isAvailable() ? TallyVectors.addWhole(values, count, totals) : 0;
        double sum = totals[0];
        double ofSquares = totals[1];
        boolean whole = s >= 0;
        for (s = Math.max(0, s); s < count; s++) {
            double value = values[s];
            whole &= Math.abs(value) < WHOLE && (long) value == value;
            sum += value;
            ofSquares += value * value;
        }
        if (whole) {
            sums.get(2 * score).add(sum);
            sums.get(2 * score + 1).add(ofSquares);
        }
        return whole;
    }

    /// Counts finished samples. The engine calls this.
    public void count(long finished) {
        samples += finished;
    }

    public long samples() {
        return samples;
    }

    /// Words written by [#save].
    public int words() {
        return layout.words();
    }

    /// Writes the canonical state: equal tallies write equal words.
    public void save(long[] words) {
        words[0] = samples;
        sums.save(words, 1);
        int at = layout.beforeParts();
        if (parts.length > 0) {
            words[at - 1] = fingerprint;
        }
        for (TallyPart part : parts) {
            part.save(words, at);
            at += part.words();
        }
    }

    /// Takes in a tally written by [#save].
    ///
    /// @throws IllegalArgumentException if no tally of this layout writes such words; this one is spoilt then
    public void mergeSaved(long[] words) {
        Saved.require(words.length == words(), words.length, "its end");
        samples = Saved.addCounts(samples, words[0], 0);
        sums.mergeSaved(words, 1);
        int at = layout.beforeParts();
        if (parts.length > 0) {
            Saved.require(words[at - 1] == fingerprint, at - 1, "the same scores and tallies");
        }
        for (TallyPart part : parts) {
            part.mergeSaved(words, at);
            at += part.words();
        }
    }

    /// Forgets everything.
    public void clear() {
        samples = 0;
        sums.clear();
        Arrays.fill(present, 0);
        for (TallyPart part : parts) {
            part.clear();
        }
    }

    /// Mean and standard error of a score, from the exact totals: no cancellation, one rounding each.
    public Estimate estimate(int score) {
        return ExactSums.estimate(sum(score), squares(score), samples);
    }

    /// What was collected beside the scores.
    public Tallies tallies() {
        return parts.length == 0
                ? Tallies.NONE
                : new Tallies(
                        Arrays.stream(parts).map(part -> part.result(this)).toList());
    }

    /// The covariances among [#tallies].
    public Tallies covariances() {
        return only(CovariancePart.class);
    }

    /// The groups among [#tallies].
    public Tallies groups() {
        return only(GroupsPart.class);
    }

    /// The quantiles among [#tallies].
    public Tallies quantiles() {
        return only(QuantilesPart.class);
    }

    private Tallies only(Class<? extends TallyPart> kind) {
        return new Tallies(Arrays.stream(parts)
                .filter(kind::isInstance)
                .map(part -> part.result(this))
                .toList());
    }

    ExactSum sum(int score) {
        return sums.get(2 * score);
    }

    ExactSum squares(int score) {
        return sums.get(2 * score + 1);
    }

    /// Unbiased sample variance of a score.
    double variance(int score) {
        ExactSum sum = sum(score);
        return ExactSums.covariance(sum, sum, squares(score), samples);
    }

    /// Unbiased sample covariance of two scores, from the sum of their products.
    double covariance(int a, int b, ExactSum products) {
        return ExactSums.covariance(sum(a), sum(b), products, samples);
    }

    /// The state hash of the totals: each word of [#save] at its position, as field 0.
    public StateHash hash() {
        long[] words = new long[words()];
        save(words);
        StateHash hash = new StateHash();
        for (int w = 0; w < words.length; w++) {
            hash.add(0, w, words[w]);
        }
        return hash;
    }
}
