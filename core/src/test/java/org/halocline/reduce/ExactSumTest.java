package org.halocline.reduce;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ExactSumTest {
    private static ExactSum sum(double... terms) {
        ExactSum sum = new ExactSum();
        for (double term : terms) {
            sum.add(term);
        }
        return sum;
    }

    private static double big(double... terms) {
        BigDecimal total = BigDecimal.ZERO;
        for (double term : terms) {
            total = total.add(new BigDecimal(term));
        }
        return total.doubleValue();
    }

    /// Bit patterns drawn uniformly: every exponent, both signs, subnormals.
    private static double anyFinite(Random random) {
        double value;
        do {
            value = Double.longBitsToDouble(random.nextLong());
        } while (!Double.isFinite(value));
        return value;
    }

    @Test
    void randomTermsOfAllSizesAddUpAsInBigDecimal() {
        Random random = new Random(1);
        for (int trial = 0; trial < 300; trial++) {
            double[] terms = random.doubles(1 + random.nextInt(40))
                    .map(u -> anyFinite(random))
                    .toArray();
            assertEquals(big(terms), sum(terms).toDouble(), "trial " + trial);
        }
    }

    @Test
    void nearbyTermsThatCancelLeaveTheExactRest() {
        Random random = new Random(2);
        for (int trial = 0; trial < 300; trial++) {
            List<Double> terms = new ArrayList<>();
            double rest = random.nextGaussian() * 1e-20;
            terms.add(rest);
            for (int n = 0; n < 30; n++) {
                double x = random.nextGaussian() * Math.pow(10, random.nextInt(30));
                terms.add(x);
                terms.add(-x);
            }
            Collections.shuffle(terms, random);
            assertEquals(rest, sum(terms.stream().mapToDouble(d -> d).toArray()).toDouble());
        }
    }

    @Test
    void orderAndGroupingChangeNoBitOfTheState() {
        Random random = new Random(3);
        double[] terms = random.doubles(10_000)
                .map(u -> (u - 0.5) * Math.pow(2, random.nextInt(80)))
                .toArray();
        long[] forward = new long[ExactSum.WORDS];
        ExactSum all = new ExactSum();
        all.add(terms, 0, terms.length);
        all.save(forward, 0);
        for (int parts : new int[] {2, 3, 7}) {
            ExactSum merged = new ExactSum();
            for (int p = parts - 1; p >= 0; p--) {
                ExactSum part = new ExactSum();
                for (int n = terms.length - 1; n >= 0; n--) {
                    if (n % parts == p) {
                        part.add(terms[n]);
                    }
                }
                long[] words = new long[ExactSum.WORDS + 5];
                part.save(words, 5);
                merged.mergeSaved(words, 5);
            }
            long[] backward = new long[ExactSum.WORDS];
            merged.save(backward, 0);
            assertArrayEquals(forward, backward);
        }
    }

    @Test
    void hundredMillionEqualTermsCarryWithoutLoss() {
        double[] block = new double[100_000];
        Arrays.fill(block, 0.1);
        ExactSum sum = new ExactSum();
        for (int n = 0; n < 1000; n++) {
            sum.add(block, 0, block.length);
        }
        assertEquals(
                new BigDecimal(block[0])
                        .multiply(BigDecimal.valueOf(100_000_000))
                        .doubleValue(),
                sum.toDouble());
    }

    @Test
    void specialsFollowTheStandard() {
        double inf = Double.POSITIVE_INFINITY;
        assertEquals(inf, sum(1, inf, 2).toDouble());
        assertEquals(-inf, sum(1, -inf, 2).toDouble());
        assertTrue(Double.isNaN(sum(inf, -inf).toDouble()));
        assertTrue(Double.isNaN(sum(1, Double.NaN).toDouble()));
        assertTrue(sum(1, inf).sawNonFinite());
        assertThrows(ArithmeticException.class, () -> sum(inf).toBigDecimal());
    }

    @Test
    void specialsHaveOneFormHoweverTheyWereGrouped() {
        double[] terms = {1, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
        long[] together = new long[ExactSum.WORDS];
        sum(terms).save(together, 0);
        ExactSum merged = new ExactSum();
        for (double term : terms) {
            merged.merge(sum(term));
        }
        long[] apart = new long[ExactSum.WORDS];
        merged.save(apart, 0);
        assertArrayEquals(together, apart);
    }

    @Test
    void zeroIsAlwaysPositive() {
        assertEquals(0.0, sum().toDouble());
        assertEquals(0.0, sum(-0.0, -0.0).toDouble());
        assertEquals(0.0, sum(1e300, -1e300).toDouble());
    }

    @Test
    void roundingIsToNearestWithTiesToEven() {
        double ulp = Math.ulp(1.0);
        assertEquals(1.0, sum(1, ulp / 2).toDouble());
        assertEquals(1 + 2 * ulp, sum(1 + ulp, ulp / 2).toDouble());
        assertEquals(1 + ulp, sum(1, ulp / 2, Double.MIN_VALUE).toDouble());
        assertEquals(1.0, sum(1, ulp / 2, -Double.MIN_VALUE).toDouble());
        assertEquals(-1 - ulp, sum(-1, -ulp / 2, -Double.MIN_VALUE).toDouble());
    }

    @Test
    void theEndsOfTheRangeAreExact() {
        assertEquals(
                3 * Double.MIN_VALUE,
                sum(Double.MIN_VALUE, Double.MIN_VALUE, Double.MIN_VALUE).toDouble());
        assertEquals(
                Double.MIN_NORMAL,
                sum(Double.MIN_NORMAL - Double.MIN_VALUE, Double.MIN_VALUE).toDouble());
        assertEquals(
                Double.MAX_VALUE,
                sum(Double.MAX_VALUE, Double.MAX_VALUE, -Double.MAX_VALUE).toDouble());
        assertEquals(
                Double.POSITIVE_INFINITY,
                sum(Double.MAX_VALUE, Double.MAX_VALUE).toDouble());
        assertEquals(
                new BigDecimal(Double.MIN_VALUE).compareTo(sum(Double.MIN_VALUE).toBigDecimal()), 0);
    }

    @Test
    void squaresAreExact() {
        Random random = new Random(4);
        double[] terms = random.doubles(1000)
                .map(u -> (u - 0.5) * Math.pow(2, random.nextInt(200) - 100))
                .toArray();
        BigDecimal expected = BigDecimal.ZERO;
        for (double term : terms) {
            expected = expected.add(new BigDecimal(term).pow(2));
        }
        ExactSum sum = new ExactSum();
        sum.addSquares(terms, 0, terms.length);
        assertEquals(0, expected.compareTo(sum.toBigDecimal()));
        assertEquals(expected.doubleValue(), sum.toDouble());
    }

    @Test
    void clearForgetsEverything() {
        ExactSum sum = sum(1, Double.NaN);
        sum.clear();
        sum.add(2);
        assertEquals(2.0, sum.toDouble());
    }
}
