package org.halocline.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class QuantilePlacesTest {
    /// Places by sums of binomial terms in exact fractions (Python). Those of the median for 6, 10, 20 and 100 samples
    /// stand in tables of the sign test.
    @Test
    void placesAreThoseOfExactSums() {
        assertPlaces(0, 6, 5, 0.5);
        assertPlaces(1, 6, 6, 0.5);
        assertPlaces(2, 9, 10, 0.5);
        assertPlaces(6, 15, 20, 0.5);
        assertPlaces(40, 61, 100, 0.5);
        assertPlaces(84, 96, 100, 0.9);
        assertPlaces(15, 21, 20, 0.9);
        assertPlaces(0, 8, 59, 0.05);
    }

    private static void assertPlaces(long low, long high, long samples, double p) {
        assertEquals(new QuantilePlaces(low, high, 0.95), QuantilePlaces.of(samples, p, 0.95));
    }

    /// Either side of the count from which the binomial distribution is taken as normal.
    @Test
    void hugeCountsContinueThoseBefore() {
        for (double p : new double[] {0.5, 0.001, 0.9999}) {
            QuantilePlaces exact = QuantilePlaces.of(1L << 30, p, 0.95);
            QuantilePlaces normal = QuantilePlaces.of((1L << 30) + 1, p, 0.95);
            assertTrue(Math.abs(exact.low() - normal.low()) <= 3, exact + ", " + normal);
            assertTrue(Math.abs(exact.high() - normal.high()) <= 3, exact + ", " + normal);
        }
    }

    @Test
    void tooFewSamplesLeaveAnEndOpen() {
        Interval median = QuantilePlaces.median(Ordered.of(new double[] {1, 2, 3, 4, 5}), 0.95);
        assertEquals(Interval.unknown(0.95), median);
        assertEquals(Interval.unknown(0.95), QuantilePlaces.median(Ordered.of(new double[0]), 0.95));
        double[] twenty = IntStream.rangeClosed(1, 20).asDoubleStream().toArray();
        assertEquals(
                new Interval(15, Double.POSITIVE_INFINITY, 0.95),
                QuantilePlaces.quantile(Ordered.of(twenty), 0.9, 0.95));
    }

    @Test
    void theMedianLiesBetweenTheValuesOfItsPlaces() {
        double[] sorted = IntStream.rangeClosed(1, 100).asDoubleStream().toArray();
        assertEquals(new Interval(40, 61, 0.95), QuantilePlaces.median(Ordered.of(sorted), 0.95));
        assertEquals(50, QuantilePlaces.place(100, 0.5));
        assertEquals(1, QuantilePlaces.place(100, 1e-9));
        assertEquals(100, QuantilePlaces.place(100, 0.9999));
    }

    /// By `numpy.quantile(…, method="inverted_cdf")`, definition 1 of Hyndman and Fan, of 1, 2, …, n.
    @Test
    void theQuantileOfNumbersIsThatOfTheFirstDefinition() {
        long[] ofTen = {1, 1, 1, 2, 3, 3, 4, 5, 7, 8, 10, 10, 10};
        double[] p = {0, 0.05, 0.1, 0.11, 0.25, 0.3, 1 / 3.0, 0.5, 0.7, 0.75, 0.95, 0.99, 1};
        for (int n = 0; n < p.length; n++) {
            assertEquals(ofTen[n], QuantilePlaces.place(10, p[n]), "p=" + p[n]);
        }
        // In doubles 100·0.07 and 1000·0.003 and 10·0.3 are not all what they should be.
        for (int percent = 1; percent <= 100; percent++) {
            assertEquals(percent, QuantilePlaces.place(100, percent / 100.0));
            assertEquals(3_000_000L * percent, QuantilePlaces.place(300_000_000L, percent / 100.0));
        }
        assertEquals(0, QuantilePlaces.place(0, 0.5));
        assertThrows(IllegalArgumentException.class, () -> QuantilePlaces.place(10, Double.NaN));
        assertThrows(IllegalArgumentException.class, () -> QuantilePlaces.place(10, 1.1));
    }

    /// 30, 0, 40 and 30 values: places 40 and 61 both lie in the third bin.
    @Test
    void binsWidenTheIntervalToTheirEdges() {
        Ordered bins = Ordered.ofBins(new double[] {0, 1, 2, 5, 6}, new long[] {30, 0, 40, 30});
        assertEquals(new Interval(2, 5, 0.95), QuantilePlaces.median(bins, 0.95));
        assertEquals(0, bins.low(30));
        assertEquals(2, bins.low(31));
        assertEquals(5, bins.high(70));
        assertEquals(6, bins.high(100));
        assertThrows(IllegalArgumentException.class, () -> Ordered.ofBins(new double[3], new long[3]));
    }

    @Test
    void aQuantileIsBetweenNothingAndAll() {
        for (double p : new double[] {0, 1, -1, 2, Double.NaN}) {
            assertThrows(IllegalArgumentException.class, () -> QuantilePlaces.of(10, p, 0.95));
        }
    }
}
