package org.halocline.variance;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.apache.commons.math3.random.SobolSequenceGenerator;
import org.halocline.error.ConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SobolPointsTest {
    /// Computed by SciPy 1.17.1, `qmc.Sobol(d=1000, scramble=False)`.
    @Test
    void theFirstPointsAreThoseOfSciPy() {
        assertArrayEquals(new double[] {0, 0.5, 0.75, 0.25, 0.375, 0.875, 0.625, 0.125, 0.1875, 0.6875}, column(0));
        assertArrayEquals(new double[] {0, 0.5, 0.25, 0.75, 0.375, 0.875, 0.125, 0.625, 0.3125, 0.8125}, column(1));
        assertArrayEquals(new double[] {0, 0.5, 0.75, 0.25, 0.125, 0.625, 0.875, 0.375, 0.3125, 0.8125}, column(5));
        assertArrayEquals(new double[] {0, 0.5, 0.75, 0.25, 0.125, 0.625, 0.875, 0.375, 0.9375, 0.4375}, column(999));
    }

    private static double[] column(int dimension) {
        double[] column = new double[10];
        for (int i = 0; i < column.length; i++) {
            column[i] = SobolPoints.coordinate(i, dimension);
        }
        return column;
    }

    @Test
    void allPointsAreThoseOfCommonsMath() {
        SobolSequenceGenerator other = new SobolSequenceGenerator(300);
        for (int i = 0; i < 500; i++) {
            double[] point = other.nextVector();
            for (int d = 0; d < point.length; d++) {
                assertEquals(point[d], SobolPoints.coordinate(i, d), 0, "point " + i + ", dimension " + d);
            }
        }
        assertArrayEquals(other.skipTo(123_456_789), point(123_456_789));
    }

    private static double[] point(long index) {
        double[] point = new double[300];
        for (int d = 0; d < point.length; d++) {
            point[d] = SobolPoints.coordinate(index, d);
        }
        return point;
    }

    @ParameterizedTest
    @EnumSource(Scrambling.class)
    void eachDyadicIntervalHoldsOnePointAfterScrambling(Scrambling scrambling) {
        int columns = 9;
        int dimensions = 40;
        for (long key = 1; key <= 3; key++) {
            long[][] net = net(dimensions, columns, scrambling, key);
            for (int d = 0; d < dimensions; d++) {
                int dimension = d;
                int[] places = Arrays.stream(net)
                        .mapToInt(point -> (int) (point[dimension] >>> (Long.SIZE - columns)))
                        .sorted()
                        .toArray();
                for (int k = 0; k < places.length; k++) {
                    assertEquals(k, places[k], scrambling + ", dimension " + d);
                }
            }
        }
    }

    /// The first two coordinates of Sobol's sequence are a (0, m, 2)-net: every rectangle of area 2^−m with dyadic
    /// sides holds one point.
    @ParameterizedTest
    @EnumSource(Scrambling.class)
    void eachDyadicRectangleHoldsOnePointAfterScrambling(Scrambling scrambling) {
        int columns = 10;
        long[][] net = net(2, columns, scrambling, 77);
        for (int wide = 1; wide < columns; wide++) {
            boolean[] hit = new boolean[1 << columns];
            for (long[] point : net) {
                int x = (int) (point[0] >>> (Long.SIZE - wide));
                int y = (int) (point[1] >>> (Long.SIZE - (columns - wide)));
                int cell = (x << (columns - wide)) | y;
                assertTrue(!hit[cell], scrambling + ": two in one of " + wide);
                hit[cell] = true;
            }
        }
    }

    private static long[][] net(int dimensions, int columns, Scrambling scrambling, long key) {
        ScrambledNet net = new ScrambledNet(dimensions, columns, scrambling, key);
        long[][] points = new long[1 << columns][dimensions];
        for (int p = 0; p < points.length; p++) {
            net.go(p);
            for (int d = 0; d < dimensions; d++) {
                points[p][d] = net.bits(d);
            }
        }
        return points;
    }

    /// Nested uniform scrambling of two numbers with b equal leading bits: equal up to there, different in the next,
    /// and independent beyond: half of the later bits differ, over many keys.
    @Test
    void owenScramblingKeepsCommonPrefixesAndNothingElse() {
        int keys = 4000;
        for (int common : new int[] {0, 1, 2, 3, 7, 20, 40}) {
            int[] differ = new int[Long.SIZE];
            int[] ones = new int[Long.SIZE];
            for (int key = 0; key < keys; key++) {
                long[] rounds = new long[4];
                for (int r = 0; r < rounds.length; r++) {
                    rounds[r] = Mixer.mix(key, r);
                }
                long a = 0x5555_0000_1234_ffffL;
                long b = a ^ (1L << common);
                long first = ScrambledNet.hashed(a, rounds);
                long difference = first ^ ScrambledNet.hashed(b, rounds);
                assertEquals(common, Long.numberOfTrailingZeros(difference));
                for (int bit = 0; bit < Long.SIZE; bit++) {
                    differ[bit] += (int) ((difference >>> bit) & 1);
                    ones[bit] += (int) ((first >>> bit) & 1);
                }
            }
            double spread = Math.sqrt(keys) / 2;
            for (int bit = 0; bit < Long.SIZE; bit++) {
                assertEquals(keys / 2.0, ones[bit], 5 * spread, "ones at " + bit);
                if (bit > common) {
                    assertEquals(keys / 2.0, differ[bit], 5 * spread, "common " + common + ", bit " + bit);
                }
            }
        }
    }

    @Test
    void moreDimensionsThanTheTableHasAreRefused() {
        assertThrows(ConfigurationException.class, () -> SobolPoints.coordinate(0, 1000));
        assertThrows(IllegalArgumentException.class, () -> SobolPoints.coordinate(1L << 32, 0));
        assertThrows(ConfigurationException.class, () -> new Sobol(new Medleys(), 2, 1000));
        assertThrows(ConfigurationException.class, () -> new Sobol(new Medleys(), 1001, 1024));
    }
}
