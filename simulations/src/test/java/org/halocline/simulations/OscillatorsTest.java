package org.halocline.simulations;

import static org.halocline.simulations.Means.assertMean;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.halocline.Engine;
import org.halocline.error.ConfigurationException;
import org.halocline.model.Run;
import org.halocline.model.RunResult;
import org.halocline.simulations.oscillators.Oscillators;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OscillatorsTest {
    @ParameterizedTest
    @CsvSource({"6, 0.5, 2", "3, 1, 1", "0, 2, 0.5"})
    void theyFallOutOfStepAsTheyMust(double frequency, double spread, double time) {
        Oscillators simulation = new Oscillators(frequency, spread, time, 1e-8);
        RunResult result = Engine.run(simulation, Run.samples(4_000).seed(8));
        assertTrue(result.verification().orElseThrow().passed(), result.toString());
        double mean = Math.cos(frequency * time) * Math.exp(-0.5 * spread * spread * time * time);
        assertMean(mean, 0.012, result.estimate("x"));
        assertMean(simulation.meanSquare(), 0.0066, result.estimate("square"));
        assertTrue(result.estimate("defect").mean() < 1e-6, result.toString());
    }

    /// The error of the method shrinks with its tolerance.
    @Test
    void aSmallerToleranceBringsEachNearerToItsSolution() {
        double before = Double.POSITIVE_INFINITY;
        for (double tolerance : new double[] {1e-4, 1e-7, 1e-10}) {
            double defect = Engine.run(new Oscillators(6, 0.5, 2, tolerance), Run.samples(200))
                    .estimate("defect")
                    .mean();
            assertTrue(defect < 0.01 * before && defect < 100 * tolerance, tolerance + ": " + defect);
            before = defect;
        }
    }

    @Test
    void equalFrequenciesStayInStep() {
        RunResult result = Engine.run(new Oscillators(2, 0, 1.5, 1e-10), Run.samples(20));
        assertEquals(Math.cos(3), result.estimate("x").mean(), 1e-8);
        assertEquals(0, result.estimate("x").standardError());
    }

    @Test
    void parametersWithoutMeaningAreRefused() {
        assertThrows(ConfigurationException.class, () -> new Oscillators(Double.NaN, 1, 1, 1e-8));
        assertThrows(ConfigurationException.class, () -> new Oscillators(1, -1, 1, 1e-8));
        assertThrows(ConfigurationException.class, () -> new Oscillators(1, 1, 0, 1e-8));
        assertThrows(ConfigurationException.class, () -> new Oscillators(1, 1, 1, 0));
    }
}
