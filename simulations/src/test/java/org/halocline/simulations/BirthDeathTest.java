package org.halocline.simulations;

import static org.halocline.simulations.Means.assertMean;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.halocline.Engine;
import org.halocline.error.ConfigurationException;
import org.halocline.model.Run;
import org.halocline.model.RunResult;
import org.halocline.sample.Estimate;
import org.halocline.simulations.birthdeath.BirthDeath;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BirthDeathTest {
    private static final int SAMPLES = 40_000;

    /// Of none at first, the number is Poisson's at any time: its mean is λ, and that of n(n − 1) is λ².
    @ParameterizedTest
    @CsvSource({"0.3", "2", "9"})
    void fromNothingTheNumberIsPoissons(double time) {
        RunResult result =
                Engine.run(new BirthDeath(10, 1, 0, time), Run.samples(SAMPLES).seed(4));
        double lambda = 10 * (1 - Math.exp(-time));
        assertTrue(result.verification().orElseThrow().passed(), result.toString());
        Estimate count = result.estimate("count");
        assertMean(lambda, 1.02 * Math.sqrt(lambda / SAMPLES), count);
        assertMean(lambda * lambda, 0.4, result.estimate("pairs"));
        // The variance of a Poisson number; that of its estimate is (λ + 2λ²)/n.
        double variance = count.standardError() * count.standardError() * SAMPLES;
        assertEquals(lambda, variance, 4 * Math.sqrt((lambda + 2 * lambda * lambda) / SAMPLES));
    }

    /// Of those at first each is left with probability e^(−δt), independently.
    @ParameterizedTest
    @CsvSource({"10, 1, 30, 0.5", "0, 2, 25, 0.4", "3, 0.1, 1, 4"})
    void thoseAtFirstDecayOneByOne(double birth, double death, int start, double time) {
        BirthDeath simulation = new BirthDeath(birth, death, start, time);
        RunResult result = Engine.run(simulation, Run.samples(SAMPLES).seed(4));
        double q = Math.exp(-death * time);
        double lambda = birth / death * (1 - q);
        double mean = start * q + lambda;
        double variance = start * q * (1 - q) + lambda;
        assertEquals(mean, simulation.meanCount(), 1e-12 * mean);
        assertEquals(variance + mean * mean - mean, simulation.meanPairs(), 1e-11 * mean * mean);
        assertMean(mean, 1.03 * Math.sqrt(variance / SAMPLES), result.estimate("count"));
        assertMean(simulation.meanPairs(), 0.015 * simulation.meanPairs(), result.estimate("pairs"));
    }

    @Test
    void parametersWithoutMeaningAreRefused() {
        assertThrows(ConfigurationException.class, () -> new BirthDeath(-1, 1, 0, 1));
        assertThrows(ConfigurationException.class, () -> new BirthDeath(1, 0, 0, 1));
        assertThrows(ConfigurationException.class, () -> new BirthDeath(1, 1, -1, 1));
        assertThrows(ConfigurationException.class, () -> new BirthDeath(1, 1, 0, Double.NaN));
    }
}
