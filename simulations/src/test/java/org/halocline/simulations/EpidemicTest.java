package org.halocline.simulations;

import static org.halocline.simulations.Means.assertMean;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.halocline.Engine;
import org.halocline.error.ConfigurationException;
import org.halocline.model.Run;
import org.halocline.model.RunResult;
import org.halocline.model.Stop;
import org.halocline.sample.Histogram;
import org.halocline.simulations.epidemic.Course;
import org.halocline.simulations.epidemic.Epidemic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EpidemicTest {
    @ParameterizedTest
    @CsvSource({"3, 1, 2", "20, 1, 1.5", "200, 2, 1.5", "200, 2, 0.8", "50, 50, 1"})
    void sizeAndDurationHaveTheirExactMeans(int population, int infected, double contact) {
        Epidemic epidemic = new Epidemic(population, infected, contact, 1);
        RunResult result = Engine.run(epidemic, Run.samples(10_000).seed(6));
        assertTrue(result.verification().orElseThrow().passed(), result.toString());
        Course course = epidemic.course();
        assertMean(course.meanDuration(), 0.02 * course.meanDuration(), result.estimate("duration"));
        if (infected < population) {
            assertMean(course.meanInfected(), 0.02 * course.meanInfected(), result.estimate("infected"));
        }
    }

    /// Pearson's χ² of the sizes 1 … 20 against their probabilities.
    @Test
    void theHistogramIsTheDistributionOfSizes() {
        Epidemic epidemic = new Epidemic(20, 1, 1.5, 1);
        long n = 20_000;
        RunResult result = Engine.run(epidemic, Run.samples(n).seed(8));
        Histogram sizes = result.tallies().histogram("infected");
        assertEquals(20, sizes.bins().count());
        assertEquals(n, sizes.total());
        double chiSquared = 0;
        for (int size = 1; size <= 20; size++) {
            double expected = n * epidemic.course().probability(size);
            assertTrue(expected > 20, "size " + size);
            double off = sizes.counts().get(size - 1) - expected;
            chiSquared += off * off / expected;
        }
        // 19 degrees of freedom: above 50 once in 7000.
        assertTrue(chiSquared > 3 && chiSquared < 50, "chiSquared=" + chiSquared);
    }

    @Test
    void aRunMayEndWhenAQuantileOfTheDurationIsKnown() {
        Run run = Run.until(Stop.relativeError("duration", 0.03).quantile(0.95)).seed(8);
        RunResult result = Engine.run(new Epidemic(20, 1, 1.5, 1), run);
        assertTrue(result.samples() > 1000 && result.samples() < 20_000, result.toString());
    }

    /// One infected, one susceptible: the first event is an infection with probability (β/2)/(β/2 + γ).
    @Test
    void twoPeopleCanBeReckonedByHand() {
        Course course = new Epidemic(2, 1, 3, 1).course();
        assertEquals(0, course.probability(0));
        assertEquals(0.4, course.probability(1), 1e-15);
        assertEquals(0.6, course.probability(2), 1e-15);
        assertEquals(1.6, course.meanInfected(), 1e-15);
        // 1/(β/2 + γ), then with both infected 1/2γ + 1/γ.
        assertEquals(0.4 + 0.6 * 1.5, course.meanDuration(), 1e-15);
    }

    /// N. T. J. Bailey's linear equations for the sizes k of an epidemic, solved one after the other: for all l ≤ n,
    /// Σ_{k ≤ l} C(n − k, l − k)·p_k / (γ/(γ + β(n − l)/N))^(k + a) = C(n, l).
    @ParameterizedTest
    @CsvSource({"8, 1, 1.5", "12, 3, 0.7", "10, 2, 3"})
    void sizesFollowTheEquationsOfFinalSize(int population, int infected, double contact) {
        Course course = new Epidemic(population, infected, contact, 1).course();
        int n = population - infected;
        double all = 0;
        for (int l = 0; l <= n; l++) {
            double escape = 1 / (1 + contact * (n - l) / population);
            double sum = 0;
            for (int k = 0; k <= l; k++) {
                sum += choose(n - k, l - k) * course.probability(infected + k) / Math.pow(escape, k + infected);
            }
            assertEquals(choose(n, l), sum, 1e-10 * choose(n, l));
            all += course.probability(infected + l);
        }
        assertEquals(1, all, 1e-13);
    }

    private static double choose(int n, int k) {
        double c = 1;
        for (int m = 1; m <= k; m++) {
            c = c * (n - k + m) / m;
        }
        return c;
    }

    @Test
    void parametersWithoutMeaningAreRefused() {
        assertThrows(ConfigurationException.class, () -> new Epidemic(0, 1, 1, 1));
        assertThrows(ConfigurationException.class, () -> new Epidemic(5, 6, 1, 1));
        assertThrows(ConfigurationException.class, () -> new Epidemic(5, 1, -1, 1));
        assertThrows(ConfigurationException.class, () -> new Epidemic(5, 1, 1, 0));
    }
}
