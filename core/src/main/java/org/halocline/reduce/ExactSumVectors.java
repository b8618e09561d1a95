package org.halocline.reduce;

import static jdk.incubator.vector.VectorOperators.ADD;
import static jdk.incubator.vector.VectorOperators.MAX;
import static jdk.incubator.vector.VectorOperators.OR;

import java.util.Arrays;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorSpecies;

/// Many terms of an [ExactSum] at once, several at a time and without any rounding.
///
/// Adding 1.5·2⁵²·u and subtracting it again rounds a number below 2⁵¹·u to a multiple of u, and what is left of it is
/// a double. With the right u, plain additions of these multiples do not round either: their sums stay below 2⁵³·u. So
/// terms are cut into two parts by their largest, squares into four, and what then remains, if anything does, is added
/// one by one.
///
/// The cut is that of S. M. Rump, T. Ogita, S. Oishi, "Accurate floating-point summation part I: faithful rounding"
/// (2008), [doi:10.1137/050645671](https://doi.org/10.1137/050645671).
final class ExactSumVectors {
    /// Terms that are cut with one u, 2¹¹.
    private static final int MOST = 2048;

    private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;

    /// Bits between the leading one of the largest and the first u, and between one u and the next.
    private static final int FIRST = 41;

    private static final int NEXT = 42;

    /// Exponents of the largest term for which all parts are normal numbers, or whole multiples of the smallest double.
    private static final int LEAST_EXPONENT = -900;

    private static final int MOST_EXPONENT = 1000;

    /// HotSpot compiles a method for good after 5000 calls, or a tenth of them.
    private static final int CALLS = 6000;

    private static final int WARM_UP_TERMS = 16;

    private ExactSumVectors() {}

    /// Adds a few terms again and again, until the virtual machine has compiled it.
    static void warmUp() {
        double[] terms = new double[WARM_UP_TERMS];
        Arrays.fill(terms, 1);
        ExactSum scratch = new ExactSum();
        for (int call = 0; call < CALLS; call++) {
            add(scratch, terms, 0, terms.length, -1);
            addProducts(scratch, terms, terms, 0, terms.length);
        }
    }

    /// Adds whole vectors of terms from `from` on.
    ///
    /// @param kept bits of the terms that count: all, or all but the sign
    /// @return where it stopped, less than a vector before `to`
    static int add(ExactSum sum, double[] values, int from, int to, long kept) {
        int stop = to - (to - from) % SPECIES.length();
        for (int c = from; c < stop; c += MOST) {
            int end = Math.min(stop, c + MOST);
            double most = most(values, c, end);
            int exponent = Math.getExponent(most);
            if (exponent >= LEAST_EXPONENT && exponent <= MOST_EXPONENT) {
                add(sum, values, c, end, kept, exponent);
            } else if (most != 0) {
                sum.addRegistered(values, c, end, kept);
            }
        }
        return stop;
    }

    private static void add(ExactSum sum, double[] values, int from, int end, long kept, int exponent) {
        double cut1 = cut(exponent - FIRST);
        double cut2 = cut(exponent - FIRST - NEXT);
        DoubleVector sum1 = DoubleVector.zero(SPECIES);
        DoubleVector sum2 = sum1;
        LongVector left = sum1.reinterpretAsLongs();
        for (int c = from; c < end; c += SPECIES.length()) {
            DoubleVector term = DoubleVector.fromArray(SPECIES, values, c)
                    .reinterpretAsLongs()
                    .and(kept)
                    .reinterpretAsDoubles();
            DoubleVector part1 = term.add(cut1).sub(cut1);
            DoubleVector rest = term.sub(part1);
            DoubleVector part2 = rest.add(cut2).sub(cut2);
            sum1 = sum1.add(part1);
            sum2 = sum2.add(part2);
            left = left.or(rest.sub(part2).reinterpretAsLongs());
        }
        sum.add(sum1.reduceLanes(ADD));
        sum.add(sum2.reduceLanes(ADD));
        if (left.reduceLanes(OR) << 1 != 0) {
            for (int c = from; c < end; c++) {
                double term = Double.longBitsToDouble(Double.doubleToRawLongBits(values[c]) & kept);
                addRest(sum, rest(rest(term, cut1), cut2));
            }
        }
    }

    /// Adds whole vectors of products from `from` on, each as the sum of two doubles.
    ///
    /// @return where it stopped, less than a vector before `to`
    @SuppressWarnings("ReferenceEquality") // for squares, one array is looked through
    static int addProducts(ExactSum sum, double[] a, double[] b, int from, int to) {
        int stop = to - (to - from) % SPECIES.length();
        for (int c = from; c < stop; c += MOST) {
            int end = Math.min(stop, c + MOST);
            double most = most(a, c, end);
            double mostOfOther = a == b ? most : most(b, c, end);
            int exponent = Math.getExponent(most) + Math.getExponent(mostOfOther) + 1;
            boolean isFinite = Double.isFinite(most) && Double.isFinite(mostOfOther);
            if (isFinite && exponent >= LEAST_EXPONENT && exponent <= MOST_EXPONENT) {
                addProducts(sum, a, b, c, end, exponent);
            } else if (most * mostOfOther != 0) {
                sum.addRegisteredProducts(a, b, c, end);
            }
        }
        return stop;
    }

    private static void addProducts(ExactSum sum, double[] a, double[] b, int from, int end, int exponent) {
        double cut1 = cut(exponent - FIRST);
        double cut2 = cut(exponent - FIRST - NEXT);
        double cut3 = cut(exponent - FIRST - 2 * NEXT);
        double cut4 = cut(exponent - FIRST - 3 * NEXT);
        DoubleVector sum1 = DoubleVector.zero(SPECIES);
        DoubleVector sum2 = sum1;
        DoubleVector sum3 = sum1;
        DoubleVector sum4 = sum1;
        LongVector left = sum1.reinterpretAsLongs();
        for (int c = from; c < end; c += SPECIES.length()) {
            DoubleVector x = DoubleVector.fromArray(SPECIES, a, c);
            DoubleVector y = DoubleVector.fromArray(SPECIES, b, c);
            DoubleVector high = x.mul(y);
            DoubleVector low = x.fma(y, high.neg());
            DoubleVector part1 = high.add(cut1).sub(cut1);
            high = high.sub(part1);
            DoubleVector part2 = high.add(cut2).sub(cut2);
            high = high.sub(part2);
            DoubleVector part3 = high.add(cut3).sub(cut3);
            high = high.sub(part3);
            sum1 = sum1.add(part1);
            sum2 = sum2.add(part2);
            sum3 = sum3.add(part3);
            part2 = low.add(cut2).sub(cut2);
            low = low.sub(part2);
            part3 = low.add(cut3).sub(cut3);
            low = low.sub(part3);
            DoubleVector part4 = low.add(cut4).sub(cut4);
            low = low.sub(part4);
            sum2 = sum2.add(part2);
            sum3 = sum3.add(part3);
            sum4 = sum4.add(part4);
            left = left.or(high.reinterpretAsLongs()).or(low.reinterpretAsLongs());
        }
        sum.add(sum1.reduceLanes(ADD));
        sum.add(sum2.reduceLanes(ADD));
        sum.add(sum3.reduceLanes(ADD));
        sum.add(sum4.reduceLanes(ADD));
        if (left.reduceLanes(OR) << 1 != 0) {
            for (int c = from; c < end; c++) {
                double high = a[c] * b[c];
                addRest(sum, rest(rest(rest(high, cut1), cut2), cut3));
                addRest(sum, rest(rest(rest(Math.fma(a[c], b[c], -high), cut2), cut3), cut4));
            }
        }
    }

    /// The largest magnitude; infinite or not a number if one is. Bits of magnitudes are in their order.
    private static double most(double[] values, int from, int end) {
        LongVector most = LongVector.zero(LongVector.SPECIES_PREFERRED);
        for (int c = from; c < end; c += SPECIES.length()) {
            most = most.max(DoubleVector.fromArray(SPECIES, values, c)
                    .reinterpretAsLongs()
                    .and(Long.MAX_VALUE));
        }
        return Double.longBitsToDouble(most.reduceLanes(MAX));
    }

    /// What cuts numbers into multiples of 2^exponent and the rest.
    private static double cut(int exponent) {
        return Math.scalb(0x1.8p52, exponent);
    }

    private static double rest(double value, double cut) {
        return value - ((value + cut) - cut);
    }

    private static void addRest(ExactSum sum, double rest) {
        if (rest != 0) {
            sum.add(rest);
        }
    }
}
