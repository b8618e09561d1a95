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
import org.halocline.vector.Vectors;
import org.junit.jupiter.api.Tag;
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

    /// Terms of one size, of some and of all sizes, with zeros, beyond what vectors can cut, and not finite.
    private static double term(Random random, int kind) {
        double g = random.nextGaussian();
        return switch (kind) {
            case 0 -> g;
            case 1 -> random.nextBoolean() ? 0.0 : Math.max(g, -0.0);
            case 2 -> Math.scalb(g, random.nextInt(30));
            case 3 -> Math.scalb(g, random.nextInt(-40, 40));
            case 4 -> Math.scalb(g, random.nextInt(-300, 300));
            case 5 -> anyFinite(random);
            case 6 -> Math.scalb(g, -1060);
            case 7 -> Math.scalb(g, random.nextInt(-470, -430));
            case 8 -> Math.scalb(g, 1000 + random.nextInt(20));
            case 9 -> random.nextInt(100) == 0 ? Double.POSITIVE_INFINITY : g * 1e-200;
            case 10 -> random.nextInt(5000) == 0 ? Double.NaN : g;
            case 11 -> -Math.nextDown(2.0);
            case 12 -> random.nextInt(100) == 0 ? Double.MAX_VALUE : Double.MIN_VALUE;
            default -> -0.0;
        };
    }

    private static long[] state(ExactSum sum) {
        long[] words = new long[ExactSum.WORDS];
        sum.save(words, 0);
        return words;
    }

    @Test
    void manyTermsAtOnceAreTheSameSumsAsOneByOne() {
        ExactSum.expectMany();
        assertTrue(Vectors.isAvailable());
        Random random = new Random(4);
        for (int trial = 0; trial < 1400; trial++) {
            int kind = trial % 14;
            int other = random.nextInt(14);
            int count = random.nextInt(trial % 5 == 0 ? 5000 : 300);
            double[] a = random.doubles(count).map(u -> term(random, kind)).toArray();
            double[] b = random.doubles(count).map(u -> term(random, other)).toArray();
            int from = random.nextInt(9);
            int to = Math.max(from, count - random.nextInt(9));
            ExactSum[] many = {new ExactSum(), new ExactSum(), new ExactSum(), new ExactSum()};
            ExactSum[] single = {new ExactSum(), new ExactSum(), new ExactSum(), new ExactSum()};
            if (to <= count) {
                many[0].add(a, from, to);
                many[1].addMagnitudes(a, from, to);
                many[2].addSquares(a, from, to);
                many[3].addProducts(a, b, from, to);
                for (int n = from; n < to; n++) {
                    single[0].add(a[n]);
                    single[1].add(Math.abs(a[n]));
                    single[2].addSquare(a[n]);
                    single[3].addProduct(a[n], b[n]);
                }
            }
            for (int n = 0; n < many.length; n++) {
                assertArrayEquals(state(single[n]), state(many[n]), "trial " + trial + ", sum " + n);
            }
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

    private static void assertExact(BigDecimal expected, ExactSum sum, String what) {
        assertEquals(0, expected.compareTo(sum.toBigDecimal()), what);
        // Adding zero takes away the sign of a zero, which a big decimal does not have.
        assertEquals(expected.doubleValue() + 0.0, sum.toDouble(), what);
    }

    /// The sum of `count` equal terms, put together from doubled sums.
    private static ExactSum times(double term, long count) {
        ExactSum total = new ExactSum();
        ExactSum doubled = sum(term);
        long[] words = new long[ExactSum.WORDS];
        for (long left = count; left > 0; left >>= 1) {
            doubled.save(words, 0);
            if ((left & 1) == 1) {
                total.mergeSaved(words, 0);
            }
            doubled.mergeSaved(words, 0);
        }
        return total;
    }

    @Test
    void aBillionEqualTermsAndManyMoreAreExact() {
        for (double term : new double[] {
            0.1, -1.0 / 3, Double.MIN_VALUE, -Double.MIN_NORMAL, Math.nextDown(1.0), Double.MAX_VALUE, -1e300
        }) {
            for (long count : new long[] {1_000_000_000L, (1L << 53) + 1, 1L << 61}) {
                assertExact(
                        new BigDecimal(term).multiply(BigDecimal.valueOf(count)),
                        times(term, count),
                        count + " times " + term);
            }
        }
    }

    /// As many terms as it has room for, all as large as they can be; and then as many to the other side.
    @Test
    void theCapacityIsReachedWithoutLoss() {
        long most = 1L << 61;
        ExactSum sum = times(Double.MAX_VALUE, most);
        assertEquals(Double.POSITIVE_INFINITY, sum.toDouble());
        sum.merge(times(-Double.MAX_VALUE, most));
        sum.add(Double.MIN_VALUE);
        assertEquals(Double.MIN_VALUE, sum.toDouble());
    }

    @Test
    @Tag("slow")
    void aBillionTermsOneByOneAreExact() {
        double[] block = new double[100_000];
        Arrays.fill(block, 0.1);
        Arrays.fill(block, 0, 1000, -1e-12);
        ExactSum sum = new ExactSum();
        for (int n = 0; n < 10_000; n++) {
            sum.add(block, 0, block.length);
        }
        BigDecimal expected = new BigDecimal(block[1000])
                .multiply(BigDecimal.valueOf(990_000_000))
                .add(new BigDecimal(block[0]).multiply(BigDecimal.valueOf(10_000_000)));
        assertExact(expected, sum, "10^9 terms");
    }

    @Test
    void subnormalsAreTermsLikeAnyOther() {
        Random random = new Random(5);
        for (int n = 0; n < 200; n++) {
            double[] terms = random.longs(1 + random.nextInt(60), 0, 1L << 53)
                    .mapToDouble(bits -> Double.longBitsToDouble(bits) * (random.nextBoolean() ? 1 : -1))
                    .toArray();
            BigDecimal expected = BigDecimal.ZERO;
            for (double term : terms) {
                expected = expected.add(new BigDecimal(term));
            }
            assertExact(expected, sum(terms), "case " + n);
        }
    }

    @Test
    void cancellationAcrossTheWholeRangeLeavesTheSmallestTerm() {
        ExactSum sum = sum(Double.MIN_VALUE);
        for (int exponent = -1022; exponent <= 1023; exponent++) {
            sum.add(Math.scalb(1.0, exponent));
        }
        for (int exponent = 1023; exponent >= -1022; exponent--) {
            sum.add(-Math.scalb(1.0, exponent));
        }
        assertEquals(Double.MIN_VALUE, sum.toDouble());
    }

    @Test
    void magnitudesAreThoseOfTheTerms() {
        double[] terms = {-1.5, 2, -0.0, -Double.MIN_VALUE, -1e300};
        ExactSum sum = new ExactSum();
        sum.addMagnitudes(terms, 0, terms.length);
        BigDecimal expected = BigDecimal.ZERO;
        for (double term : terms) {
            expected = expected.add(new BigDecimal(term).abs());
        }
        assertExact(expected, sum, "magnitudes");
    }

    @Test
    void productsAreExact() {
        Random random = new Random(6);
        for (int n = 0; n < 100; n++) {
            int count = 1 + random.nextInt(50);
            double[] a = new double[count];
            double[] b = new double[count];
            BigDecimal expected = BigDecimal.ZERO;
            for (int c = 0; c < count; c++) {
                // Together within 2^-890 and 2^930.
                a[c] = Math.scalb(random.nextDouble() - 0.5, random.nextInt(900) - 440);
                b[c] = Math.scalb(random.nextDouble() + 0.5, random.nextInt(900) - 440);
                expected = expected.add(new BigDecimal(a[c]).multiply(new BigDecimal(b[c])));
            }
            ExactSum sum = new ExactSum();
            sum.addProducts(a, b, 0, count);
            assertExact(expected, sum, "case " + n);
        }
    }

    /// Orthogonal to the last bit: Σ a·b with a = (x, y), b = (−y, x).
    @Test
    void productsCancelExactly() {
        double x = 0.1;
        double y = 1.0 / 3;
        double rest = Math.scalb(1.0, -100);
        ExactSum sum = new ExactSum();
        sum.addProducts(new double[] {x, y, 3}, new double[] {-y, x, rest}, 0, 3);
        assertEquals(3 * rest, sum.toDouble());
    }

    @Test
    void tinyProductsLoseLessThanTheSmallestNumberEach() {
        Random random = new Random(7);
        for (int n = 0; n < 100; n++) {
            double a = Math.scalb(random.nextDouble() + 0.5, -random.nextInt(540));
            double b = Math.scalb(random.nextDouble() - 0.5, -460 - random.nextInt(100));
            ExactSum sum = new ExactSum();
            sum.addProduct(a, b);
            BigDecimal lost = new BigDecimal(a)
                    .multiply(new BigDecimal(b))
                    .subtract(sum.toBigDecimal())
                    .abs();
            assertTrue(lost.compareTo(new BigDecimal(Double.MIN_VALUE)) < 0, a + " · " + b + " lost " + lost);
        }
    }

    @Test
    void productsOfSpecialsFollowTheStandard() {
        double inf = Double.POSITIVE_INFINITY;
        assertEquals(Double.NaN, product(inf, 0));
        assertEquals(Double.NaN, product(Double.NaN, 1));
        assertEquals(-inf, product(inf, -2));
        assertEquals(inf, product(1e200, 1e200));
        assertEquals(-inf, product(-1e200, 1e200));
        assertEquals(0.0, product(-0.0, 5));
        assertEquals(inf, square(-inf));
        assertEquals(inf, square(-1e200));
        assertEquals(Double.NaN, square(Double.NaN));
    }

    private static double product(double a, double b) {
        ExactSum sum = new ExactSum();
        sum.addProduct(a, b);
        return sum.toDouble();
    }

    private static double square(double x) {
        ExactSum sum = new ExactSum();
        sum.addSquare(x);
        return sum.toDouble();
    }

    @Test
    void clearForgetsEverything() {
        ExactSum sum = sum(1, Double.NaN);
        sum.clear();
        sum.add(2);
        assertEquals(2.0, sum.toDouble());
    }
}
