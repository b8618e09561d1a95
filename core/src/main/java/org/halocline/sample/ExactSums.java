package org.halocline.sample;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import org.halocline.reduce.ExactSum;

/// Some exact sums, kept and saved one after the other, and what follows from them with one rounding each.
final class ExactSums {
    private final ExactSum[] sums;

    ExactSums(int count) {
        sums = new ExactSum[count];
        for (int n = 0; n < count; n++) {
            sums[n] = new ExactSum();
        }
    }

    int words() {
        return words(sums.length);
    }

    static int words(int count) {
        return count * ExactSum.WORDS;
    }

    /// Heap of a number of sums with their registers.
    static long heapBytes(int count) {
        return count * (12L * 4096 + 1024);
    }

    ExactSum get(int n) {
        return sums[n];
    }

    void save(long[] words, int at) {
        for (int n = 0; n < sums.length; n++) {
            sums[n].save(words, at + n * ExactSum.WORDS);
        }
    }

    /// @throws IllegalArgumentException if no sum writes such words
    void mergeSaved(long[] words, int at) {
        for (int n = 0; n < sums.length; n++) {
            int from = at + n * ExactSum.WORDS;
            requireSaved(words, from);
            sums[n].mergeSaved(words, from);
        }
    }

    private static void requireSaved(long[] words, int from) {
        long outside = 0;
        for (int limb = 0; limb < ExactSum.LIMBS - 1; limb++) {
            outside |= words[from + limb] >>> 32;
        }
        long top = words[from + ExactSum.LIMBS - 1];
        long flags = words[from + ExactSum.LIMBS];
        Saved.require(
                outside == 0 && top >> 60 == top >> 63 && flags >= 0 && flags <= 4 && flags != 3, from, "an exact sum");
    }

    void clear() {
        for (ExactSum sum : sums) {
            sum.clear();
        }
    }

    /// Mean and standard error from Σx and Σx² of n samples: no cancellation.
    static Estimate estimate(ExactSum sum, ExactSum squares, long n) {
        if (n == 0) {
            return new Estimate(Double.NaN, Double.NaN, 0);
        }
        if (sum.sawNonFinite() || squares.sawNonFinite()) {
            // The square of a finite score may be beyond all doubles.
            return new Estimate(sum.toDouble() / n, Double.NaN, n);
        }
        BigDecimal total = sum.toBigDecimal();
        double mean =
                total.divide(BigDecimal.valueOf(n), MathContext.DECIMAL128).doubleValue();
        BigDecimal ofSquares = squares.toBigDecimal();
        Estimate.Kind kind = areZerosAndOnes(total, ofSquares) ? Estimate.Kind.PROPORTION : Estimate.Kind.MEAN;
        if (n < 2) {
            return new Estimate(mean, Double.NaN, n, kind);
        }
        // Var(mean) = (n Σx² − (Σx)²) / (n² (n − 1))
        BigDecimal numerator = BigDecimal.valueOf(n).multiply(ofSquares).subtract(total.multiply(total));
        double variance = numerator
                .divide(perMean(n), MathContext.DECIMAL128)
                .max(BigDecimal.ZERO)
                .doubleValue();
        return new Estimate(mean, Math.sqrt(variance), n, kind);
    }

    /// No square of a whole number is less than the number, and only those of 0 and 1 equal it: Σx² = Σx says it of all
    /// at once. Fractions would have to fulfil it by chance, to the last bit, with a whole sum.
    private static boolean areZerosAndOnes(BigDecimal sum, BigDecimal ofSquares) {
        return sum.compareTo(ofSquares) == 0 && sum.stripTrailingZeros().scale() <= 0;
    }

    /// n² (n − 1)
    static BigDecimal perMean(long n) {
        BigInteger count = BigInteger.valueOf(n);
        return new BigDecimal(count.multiply(count).multiply(count.subtract(BigInteger.ONE)));
    }

    /// (n Σxy − Σx Σy) / (n (n − 1)); NaN where that does not exist.
    static double covariance(ExactSum x, ExactSum y, ExactSum products, long n) {
        if (n < 2 || x.sawNonFinite() || y.sawNonFinite() || products.sawNonFinite()) {
            return Double.NaN;
        }
        BigDecimal count = BigDecimal.valueOf(n);
        return count.multiply(products.toBigDecimal())
                .subtract(x.toBigDecimal().multiply(y.toBigDecimal()))
                .divide(count.multiply(count.subtract(BigDecimal.ONE)), MathContext.DECIMAL128)
                .doubleValue();
    }
}
