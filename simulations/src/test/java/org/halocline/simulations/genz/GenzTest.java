package org.halocline.simulations.genz;

import static org.halocline.simulations.Estimates.assertNear;
import static org.halocline.simulations.Estimates.exact;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegrator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegratorFactory;
import org.halocline.Engine;
import org.halocline.error.ConfigurationException;
import org.halocline.model.Run;
import org.halocline.model.RunResult;
import org.halocline.sample.Estimate;
import org.halocline.simulations.Estimates;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class GenzTest {
    /// Integrals with a = 1 and u = ½, computed with mpmath from products of one-dimensional integrals.
    ///
    /// @param error largest standard error of 40 000 samples
    record Known(GenzFunction function, int dimension, double integral, double error) {}

    static Stream<Known> known() {
        return Stream.of(
                new Known(GenzFunction.OSCILLATORY, 5, 0.649331061742159, 2e-3),
                new Known(GenzFunction.OSCILLATORY, 10, -0.186342985577854, 4e-3),
                new Known(GenzFunction.PRODUCT_PEAK, 5, 0.685630455868465, 1e-3),
                new Known(GenzFunction.PRODUCT_PEAK, 10, 0.470089122014399, 1e-3),
                new Known(GenzFunction.CORNER_PEAK, 5, 1.0 / 720, 3e-5),
                new Known(GenzFunction.CORNER_PEAK, 10, 1.0 / 39916800, 2e-9),
                new Known(GenzFunction.GAUSSIAN, 5, 0.668309817871575, 1e-3),
                new Known(GenzFunction.GAUSSIAN, 10, 0.446638012663538, 1e-3),
                new Known(GenzFunction.CONTINUOUS, 5, 0.301789735235919, 1e-3),
                new Known(GenzFunction.CONTINUOUS, 10, 0.0910770442937662, 5e-4),
                new Known(GenzFunction.DISCONTINUOUS, 5, 2.13500780989507, 3e-2),
                new Known(GenzFunction.DISCONTINUOUS, 10, 31.9794841783739, 0.5));
    }

    @ParameterizedTest
    @MethodSource("known")
    void knownIntegralsAreMet(Known known) {
        Genz genz = new Genz(known.function, known.dimension, 1, 0.5);
        assertEquals(known.integral, exact(genz), 5e-15 * Math.abs(known.integral));
        Estimate estimate = Estimates.of(genz, 40_000).get("integral");
        assertNear(known.integral, known.error, estimate);
    }

    /// As a goes to 0 so does what differs between points.
    @Test
    void integralsHaveTheirLimitForVanishingCoefficients() {
        for (double a : new double[] {1e-150, 1e-155, 1e-160, 1e-200, 1e-307, 1e-320, Double.MIN_VALUE}) {
            for (double u : new double[] {0, 0.3, 1}) {
                assertEquals(
                        StrictMath.cos(2 * Math.PI * u), exact(new Genz(GenzFunction.OSCILLATORY, 3, a, u)), 1e-15);
                assertEquals(1, exact(new Genz(GenzFunction.CORNER_PEAK, 3, a, u)), 1e-15);
                assertEquals(1, exact(new Genz(GenzFunction.GAUSSIAN, 3, a, u)), 1e-15);
                assertEquals(1, exact(new Genz(GenzFunction.CONTINUOUS, 3, a, u)), 1e-15);
                assertEquals(u * u, exact(new Genz(GenzFunction.DISCONTINUOUS, 3, a, u)), 1e-15);
            }
            RunResult run = Engine.run(new Genz(GenzFunction.GAUSSIAN, 3, a, 0.3), Run.samples(100));
            assertTrue(run.verification().orElseThrow().passed(), run.toString());
        }
        ConfigurationException refused =
                assertThrows(ConfigurationException.class, () -> new Genz(GenzFunction.PRODUCT_PEAK, 3, 1e-160, 0.3));
        assertTrue(refused.toString().contains("use a larger a"), refused.toString());
    }

    /// Computed with mpmath: (√π/2a·(erf 0.7a + erf 0.3a))^2, on both sides of where the series ends.
    @Test
    void theBellHasNoSeam() {
        assertEquals(0.9999999975333334, exact(new Genz(GenzFunction.GAUSSIAN, 2, 1e-4, 0.3)), 4e-16);
        assertEquals(0.9999999901333334, exact(new Genz(GenzFunction.GAUSSIAN, 2, 2e-4, 0.3)), 4e-16);
        assertEquals(0.9999997533333826, exact(new Genz(GenzFunction.GAUSSIAN, 2, 1e-3, 0.3)), 1e-15);
    }

    /// By Gauss–Legendre rules on both sides of u, along each of two axes.
    @ParameterizedTest
    @EnumSource
    void closedFormsAreIntegralsOfTheScores(GenzFunction function) {
        Genz genz = new Genz(function, 2, 2.5, 0.3);
        GaussIntegratorFactory factory = new GaussIntegratorFactory();
        double[] ends = {0, 0.3, 1};
        double sum = 0;
        for (int i = 0; i < 2; i++) {
            for (int j = 0; j < 2; j++) {
                GaussIntegrator xs = factory.legendre(24, ends[i], ends[i + 1]);
                GaussIntegrator ys = factory.legendre(24, ends[j], ends[j + 1]);
                sum += xs.integrate(x -> ys.integrate(y -> score(genz, x, y)));
            }
        }
        assertEquals(sum, exact(genz), 1e-12 * Math.abs(sum));
    }

    private static double score(Genz genz, double... point) {
        double[][] scores = new double[1][1];
        genz.samples(1, Arrays.stream(point).mapToObj(x -> new double[] {x}).toArray(double[][]::new), scores);
        return scores[0][0];
    }

    /// The formulas as they are written, point by point.
    @ParameterizedTest
    @EnumSource
    void scoresAreTheFunctionsAsDefined(GenzFunction function) {
        Random random = new Random(3);
        for (int n = 0; n < 2000; n++) {
            double a = 0.1 + 3 * random.nextDouble();
            double u = random.nextDouble();
            double[] x = random.doubles(1 + random.nextInt(6)).toArray();
            double value = score(new Genz(function, x.length, a, u), x);
            double defined = defined(function, a, u, x);
            assertEquals(defined, value, 1e-13 * Math.max(1, Math.abs(defined)));
        }
    }

    private static double defined(GenzFunction function, double a, double u, double[] x) {
        double sum = Arrays.stream(x).sum();
        return switch (function) {
            case OSCILLATORY -> Math.cos(2 * Math.PI * u + a * sum);
            case PRODUCT_PEAK ->
                Arrays.stream(x)
                        .map(v -> 1 / (Math.pow(a, -2) + Math.pow(v - u, 2)))
                        .reduce(1, (p, q) -> p * q);
            case CORNER_PEAK -> Math.pow(1 + a * sum, -(x.length + 1));
            case GAUSSIAN ->
                Math.exp(-a * a * Arrays.stream(x).map(v -> (v - u) * (v - u)).sum());
            case CONTINUOUS ->
                Math.exp(-a * Arrays.stream(x).map(v -> Math.abs(v - u)).sum());
            case DISCONTINUOUS -> x[0] > u || (x.length > 1 && x[1] > u) ? 0 : Math.exp(a * sum);
        };
    }

    @Test
    void parametersThatMakeNoIntegralAreRefused() {
        assertThrows(ConfigurationException.class, () -> new Genz(GenzFunction.GAUSSIAN, 0, 1, 0.5));
        assertThrows(ConfigurationException.class, () -> new Genz(GenzFunction.GAUSSIAN, 3, 0, 0.5));
        assertThrows(ConfigurationException.class, () -> new Genz(GenzFunction.GAUSSIAN, 3, 1, 1.5));
        ConfigurationException large =
                assertThrows(ConfigurationException.class, () -> new Genz(GenzFunction.DISCONTINUOUS, 800, 1, 0.5));
        assertTrue(large.toString().contains("use a smaller a"), large.toString());
    }
}
