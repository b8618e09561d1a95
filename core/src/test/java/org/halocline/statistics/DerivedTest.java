package org.halocline.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class DerivedTest {
    private static final double[] X = {1.5, 2, 0.5, 3, 2.5, 1, 4};
    private static final double[] Y = {2, 2.5, 1, 3.5, 2, 1.5, 4.5};
    private static final Derived RATIO = Derived.ratio("ratio", "x", "y");

    /// By NumPy: `g @ np.cov([x, y])/7 @ g`.
    @Test
    void aRatioHasTheErrorOfTheDeltaMethod() {
        Propagated ratio = DeltaMethod.of(RATIO, Means.of(new double[][] {X, Y}));
        assertEquals(0.8529411764705884, ratio.value(), 1e-15);
        assertEquals(0.060927335902156404, ratio.standardError(), 1e-15);
        assertEquals(
                0.8529411764705884 - 1.959963984540054 * 0.060927335902156404,
                ratio.interval(0.95).low(),
                1e-14);
    }

    /// In exact fractions (Python), by the definition of the pseudo-values.
    @Test
    void batchesOfUnequalSizeAreLeftOutInTurn() {
        double[][] sums = {
            {X[0] + X[1], Y[0] + Y[1]}, {X[2] + X[3] + X[4], Y[2] + Y[3] + Y[4]}, {X[5], Y[5]}, {X[6], Y[6]}
        };
        Jackknifed ratio = Jackknife.of(RATIO, sums, new long[] {2, 3, 1, 1});
        assertEquals(0.8540644644954756, ratio.value(), 1e-14);
        assertEquals(0.04264682226783713, ratio.standardError(), 1e-14);
    }

    /// Leaving out one sample at a time, the jackknife of a mean is its standard error, exactly.
    @Test
    void theJackknifeOfAMeanIsItsStandardError() {
        double[][] sums = new double[X.length][1];
        long[] sizes = new long[X.length];
        for (int j = 0; j < X.length; j++) {
            sums[j][0] = X[j];
            sizes[j] = 1;
        }
        Jackknifed mean = Jackknife.of(Derived.of("mean", List.of("x"), m -> m[0]), sums, sizes);
        Means means = Means.of(new double[][] {X});
        assertEquals(means.mean(0), mean.value(), 1e-15);
        assertEquals(Math.sqrt(means.covariance(0, 0)), mean.standardError(), 1e-15);
    }

    /// The bias of the square of a mean, σ²/n, is gone with the jackknife: exactly s²/n is taken away.
    @Test
    void theJackknifeTakesAwayTheBiasOfFirstOrder() {
        double[][] sums = new double[X.length][1];
        long[] sizes = new long[X.length];
        for (int j = 0; j < X.length; j++) {
            sums[j][0] = X[j];
            sizes[j] = 1;
        }
        Jackknifed square = Jackknife.of(Derived.of("square", List.of("x"), m -> m[0] * m[0]), sums, sizes);
        Means means = Means.of(new double[][] {X});
        assertEquals(means.mean(0) * means.mean(0) - means.covariance(0, 0), square.value(), 1e-14);
    }

    /// Where derivatives are known by hand, over fourteen decades of size and error.
    @Test
    void differencesAreAsGoodAsDerivatives() {
        for (double size : new double[] {1e-7, 1, 1e7}) {
            for (double error : new double[] {1e-9, 1e-3, 0.3}) {
                Means means = Means.of(
                        new double[] {3 * size, -2 * size},
                        new double[][] {
                            {error * error * size * size, 0.5 * error * error * size * size},
                            {0.5 * error * error * size * size, error * error * size * size}
                        },
                        100);
                Derived known = Derived.ratio("known", "a", "b");
                Derived unknown = Derived.of("unknown", List.of("a", "b"), m -> m[0] / m[1]);
                double expected = DeltaMethod.of(known, means).standardError();
                assertEquals(
                        expected,
                        DeltaMethod.of(unknown, means).standardError(),
                        1e-5 * expected,
                        "size " + size + ", error " + error);
            }
        }
    }

    @Test
    void aScoreWithoutErrorAddsNone() {
        Means means = Means.of(new double[] {0, 2}, new double[][] {{0, 0}, {0, 0.01}}, 10);
        Derived derived = Derived.of("quotient", List.of("a", "b"), m -> Math.sqrt(m[0]) + m[1]);
        assertEquals(0.1, DeltaMethod.of(derived, means).standardError(), 1e-12);
    }

    @Test
    void errorsThatCancelLeaveNone() {
        Means means = Means.of(new double[] {1, 1}, new double[][] {{0.01, 0.01}, {0.01, 0.01}}, 10);
        assertEquals(0, DeltaMethod.of(RATIO, means).standardError(), 1e-9);
    }

    /// log of a mean that may be negative within its error: no number is better than a wrong one.
    @Test
    void aFunctionThatEndsNextToTheMeansHasNoError() {
        Means means = Means.of(new double[] {0.001}, new double[][] {{1}}, 10);
        Derived root = Derived.of("log", List.of("a"), m -> StrictMath.log(m[0] - 0.0005));
        assertTrue(Double.isNaN(DeltaMethod.of(root, means).standardError()));
    }

    @Test
    void whatDoesNotFitIsRefused() {
        Means one = Means.of(new double[] {1}, new double[][] {{1}}, 10);
        assertThrows(IllegalArgumentException.class, () -> DeltaMethod.of(RATIO, one));
        assertThrows(
                IllegalArgumentException.class,
                () -> DeltaMethod.of(Derived.of("d", List.of("x"), m -> m[0]).gradient(m -> new double[2]), one));
        assertThrows(IllegalArgumentException.class, () -> Derived.of("nothing", List.of(), m -> 0));
        assertThrows(IllegalArgumentException.class, () -> Jackknife.of(RATIO, new double[1][2], new long[] {3}));
        assertThrows(IllegalArgumentException.class, () -> Jackknife.of(RATIO, new double[2][2], new long[] {3, 0}));
        assertThrows(IllegalArgumentException.class, () -> Means.of(new double[][] {X, {1, 2}}));
    }
}
