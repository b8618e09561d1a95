package org.halocline.simulations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.halocline.Engine;
import org.halocline.error.ConfigurationException;
import org.halocline.model.Observable;
import org.halocline.model.Run;
import org.halocline.model.RunResult;
import org.halocline.model.Schedule;
import org.halocline.simulations.wave.Wave;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WaveTest {
    /// Frequencies of leapfrog with dt = h/2, computed with 30 digits from (2/dt)·asin((√2/2)·sin(πh/2)).
    @ParameterizedTest
    @CsvSource({"32, 4.441990441597754", "64, 4.4426598845705625", "128, 4.4428271791701075"})
    void theStandingWaveHasTheDiscreteFrequency(int n, double frequency) {
        Wave wave = new Wave(n, 1, 2);
        double dt = 0.5 / n;
        assertEquals(frequency, wave.angle(dt) / dt, 1e-14 * frequency);

        long steps = 3L * n + 1;
        RunResult result = Engine.run(
                wave, Run.steps(steps).dt(dt).workers(2).inProcess().observe("middle", Observable.at("u", 0.5, 0.5)));
        // The cell above the middle lies h/2 from it along each axis.
        double top = Math.pow(Math.sin(Math.PI * (0.5 + 0.5 / n)), 2);
        assertEquals(top * Math.cos(frequency * dt * steps), result.observable("middle"), 1e-13);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 2, 1.0, 0.7, 0.9",
        "1, 101, 0.3, 2.0, 0.9",
        "2, 7, 3.0, 0.9, 0.5",
        "2, 33, 1.0, 1.3, 0.99",
        "3, 9, 1.0, 2.1, 0.9"
    })
    void anyDimensionSizeAndShortenedLastStepVerify(int dimensions, int n, double c, double until, double cfl) {
        RunResult result =
                Engine.run(new Wave(n, c, dimensions), Run.until(until).cfl(cfl));
        assertEquals(until, result.time());
        assertTrue(result.verification().orElseThrow().passed(), result.toString());
        assertTrue(result.verification().orElseThrow().error() < 1e-13, result.toString());
    }

    @ParameterizedTest
    @CsvSource({"1, 32, 20000, 0.9", "2, 8, 10000, 0.9", "1, 32, 5000, 1.0"})
    void longRunsVerifyUpToTheLimitOfStability(int dimensions, int n, long steps, double cfl) {
        RunResult result =
                Engine.run(new Wave(n, 1, dimensions), Run.steps(steps).cfl(cfl));
        assertTrue(result.verification().orElseThrow().passed(), result.toString());
    }

    @Test
    void stepsOfSeveralSizesVerify() {
        RunResult result = Engine.run(
                new Wave(24, 1, 2),
                Run.until(1)
                        .cfl(0.4)
                        .observe("peak", Observable.max("u"))
                        .observeEvery(Schedule.times(0.11, 0.345, 0.8)));
        assertTrue(result.verification().orElseThrow().passed(), result.toString());
    }

    @Test
    void theProofFailsWhenTheSchemeIsWrong() {
        RunResult result = Engine.run(new Altered(new Wave(32, 1, 2), 1 + 1e-9), Run.until(0.7));
        assertFalse(result.verification().orElseThrow().passed(), result.toString());
    }

    @Test
    void parametersWithoutMeaningAreRefused() {
        assertThrows(ConfigurationException.class, () -> new Wave(64, 0, 2));
        assertThrows(ConfigurationException.class, () -> new Wave(64, Double.POSITIVE_INFINITY, 2));
        assertThrows(ConfigurationException.class, () -> new Wave(64, 1, 0));
        assertThrows(ConfigurationException.class, () -> new Wave(1, 1, 2));
    }
}
