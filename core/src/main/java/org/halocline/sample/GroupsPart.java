package org.halocline.sample;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.halocline.reduce.ExactSum;

/// Number of samples and Σx of some scores for each group. The group of a sample is its global index modulo their
/// number: it does not depend on who draws it, in which batch, in which share, or how long the run is.
///
/// | words | hold |
/// |---:|---|
/// | 1 per group | number of samples |
/// | 69 per group and score | Σx, group by group |
final class GroupsPart implements TallyPart {
    private final TallySpec.Groups spec;
    private final int[] scores;
    private final long[] counts;
    private final ExactSums sums;

    /// @param scores their numbers
    GroupsPart(TallySpec.Groups spec, int[] scores) {
        this.spec = spec;
        this.scores = scores;
        this.counts = new long[spec.count()];
        this.sums = new ExactSums(spec.count() * scores.length);
    }

    static int words(int groups, int scores) {
        return groups + ExactSums.words(groups * scores);
    }

    @Override
    public int words() {
        return words(counts.length, scores.length);
    }

    @Override
    public void endSample(long sample, double[] values) {
        int group = (int) (sample % counts.length);
        counts[group]++;
        for (int m = 0; m < scores.length; m++) {
            sum(group, m).add(values[scores[m]]);
        }
    }

    private ExactSum sum(int group, int score) {
        return sums.get(group * scores.length + score);
    }

    @Override
    public void save(long[] words, int at) {
        System.arraycopy(counts, 0, words, at, counts.length);
        sums.save(words, at + counts.length);
    }

    @Override
    public void mergeSaved(long[] words, int at) {
        Saved.addCounts(counts, words, at);
        sums.mergeSaved(words, at + counts.length);
    }

    @Override
    public void clear() {
        Arrays.fill(counts, 0);
        sums.clear();
    }

    @Override
    public TallyResult result(Tally tally) {
        int[] filled =
                IntStream.range(0, counts.length).filter(g -> counts[g] > 0).toArray();
        double[] means = new double[scores.length];
        double[][] without = new double[filled.length][scores.length];
        for (int m = 0; m < scores.length; m++) {
            ExactSum whole = tally.sum(scores[m]);
            means[m] = tally.estimate(scores[m]).mean();
            for (int j = 0; j < filled.length; j++) {
                without[j][m] = without(whole, tally.samples(), sum(filled[j], m), counts[filled[j]]);
            }
        }
        List<List<Double>> rows = new ArrayList<>();
        for (double[] row : without) {
            rows.add(Numbers.of(row));
        }
        long[] samples = Arrays.stream(filled).mapToLong(g -> counts[g]).toArray();
        return new Groups(spec.scores(), Numbers.of(means), Numbers.of(samples), rows);
    }

    /// The mean of all samples but some, rounded once; NaN if there are no others.
    private static double without(ExactSum all, long samples, ExactSum some, long count) {
        if (samples <= count || all.sawNonFinite() || some.sawNonFinite()) {
            return Double.NaN;
        }
        return all.toBigDecimal()
                .subtract(some.toBigDecimal())
                .divide(BigDecimal.valueOf(samples - count), MathContext.DECIMAL128)
                .doubleValue();
    }
}
