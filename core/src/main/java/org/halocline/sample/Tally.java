package org.halocline.sample;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import org.halocline.reduce.ExactSum;
import org.halocline.reduce.StateHash;
import org.halocline.vector.Vectors;

/// Running totals of the scores of many samples: Σx and Σx² for each score, exact.
///
/// A sample that does not score counts as zero. Not thread-safe: each worker fills its own, then they are merged.
public final class Tally implements Scores {
    static final double WHOLE = 0x1.0p20;

    /// So many squares below 2⁴⁰ add up to a whole number that a double holds.
    private static final int MOST_WHOLE = 1 << 13;

    private final ExactSum[] sums;
    private final ExactSum[] squares;
    private final double[] totals = new double[2];
    private long samples;

    /// @param scores number of scores per sample
    public Tally(int scores) {
        sums = new ExactSum[scores];
        squares = new ExactSum[scores];
        for (int s = 0; s < scores; s++) {
            sums[s] = new ExactSum();
            squares[s] = new ExactSum();
        }
    }

    @Override
    public void score(int score, double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("score number=" + score + ", value=" + value + "; it must be finite");
        }
        sums[score].add(value);
        squares[score].addSquare(value);
    }

    /// Records the values of score number `score` for `count` samples at once.
    ///
    /// @throws IllegalArgumentException if a value is NaN or infinite
    public void scores(int score, double[] values, int count) {
        if (count <= MOST_WHOLE && addWhole(score, values, count)) {
            return;
        }
        for (int s = 0; s < count; s++) {
            score(score, values[s]);
        }
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
            sums[score].add(sum);
            squares[score].add(ofSquares);
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

    /// Words written by [#save] for a number of scores.
    public static int words(int scores) {
        return 1 + 2 * scores * ExactSum.WORDS;
    }

    /// Writes the canonical state: equal tallies write equal words.
    public void save(long[] words) {
        words[0] = samples;
        for (int s = 0; s < sums.length; s++) {
            sums[s].save(words, 1 + 2 * s * ExactSum.WORDS);
            squares[s].save(words, 1 + (2 * s + 1) * ExactSum.WORDS);
        }
    }

    /// Takes in a tally written by [#save].
    public void mergeSaved(long[] words) {
        samples += words[0];
        for (int s = 0; s < sums.length; s++) {
            sums[s].mergeSaved(words, 1 + 2 * s * ExactSum.WORDS);
            squares[s].mergeSaved(words, 1 + (2 * s + 1) * ExactSum.WORDS);
        }
    }

    /// Forgets everything.
    public void clear() {
        samples = 0;
        for (int s = 0; s < sums.length; s++) {
            sums[s].clear();
            squares[s].clear();
        }
    }

    /// Mean and standard error of a score, from the exact totals: no cancellation, one rounding each.
    public Estimate estimate(int score) {
        if (samples == 0) {
            return new Estimate(Double.NaN, Double.NaN, 0);
        }
        if (squares[score].sawNonFinite()) {
            // The square of a finite score may be beyond all doubles.
            return new Estimate(sums[score].toDouble() / samples, Double.NaN, samples);
        }
        BigDecimal n = BigDecimal.valueOf(samples);
        BigDecimal sum = sums[score].toBigDecimal();
        BigDecimal ofSquares = squares[score].toBigDecimal();
        double mean = sum.divide(n, MathContext.DECIMAL128).doubleValue();
        Estimate.Kind kind = areZerosAndOnes(sum, ofSquares) ? Estimate.Kind.PROPORTION : Estimate.Kind.MEAN;
        if (samples < 2) {
            return new Estimate(mean, Double.NaN, samples, kind);
        }
        // Var(mean) = (n Σx² − (Σx)²) / (n² (n − 1))
        BigDecimal numerator = n.multiply(ofSquares).subtract(sum.multiply(sum));
        BigDecimal denominator = n.multiply(n).multiply(n.subtract(BigDecimal.ONE));
        double variance = numerator.divide(denominator, MathContext.DECIMAL128).doubleValue();
        return new Estimate(mean, Math.sqrt(Math.max(0, variance)), samples, kind);
    }

    /// No square of a whole number is less than the number, and only those of 0 and 1 equal it: Σx² = Σx says it of all
    /// at once. Fractions would have to fulfil it by chance, to the last bit, with a whole sum.
    private static boolean areZerosAndOnes(BigDecimal sum, BigDecimal ofSquares) {
        return sum.compareTo(ofSquares) == 0 && sum.stripTrailingZeros().scale() <= 0;
    }

    /// The state hash of the totals: each word of [#save] at its position, as field 0.
    public StateHash hash() {
        long[] words = new long[words(sums.length)];
        save(words);
        StateHash hash = new StateHash();
        for (int w = 0; w < words.length; w++) {
            hash.add(0, w, words[w]);
        }
        return hash;
    }
}
