package org.halocline.simulations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apache.commons.math3.complex.Complex;
import org.halocline.Engine;
import org.halocline.error.ConfigurationException;
import org.halocline.model.Observable;
import org.halocline.model.Run;
import org.halocline.model.RunResult;
import org.halocline.model.Schedule;
import org.halocline.simulations.advection.Advection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdvectionTest {
    /// The difference applied to exp(iφ·cell), straight from its coefficients.
    private static Complex symbol(double angle) {
        return unit(angle)
                .multiply(2)
                .add(3)
                .subtract(unit(-angle).multiply(6))
                .add(unit(-2 * angle))
                .divide(6);
    }

    private static Complex unit(double angle) {
        return new Complex(Math.cos(angle), Math.sin(angle));
    }

    /// 1 + z + z²/2 + z³/6.
    private static Complex polynomial(Complex z) {
        return z.divide(3).add(1).multiply(z.divide(2)).add(1).multiply(z).add(1);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 64, 1.0, 0.0, 0.0, 1.0",
        "1, 63, -2.5, 9.0, 9.0, 0.9",
        "1, 2, 1.0, 0.0, 0.0, 0.3",
        "2, 32, 1.0, 2.0, 0.0, 1.0",
        "2, 17, -0.3, 0.7, 0.0, 2.0",
        "2, 20, 1.0, 0.0, 5.0, 0.5",
        "3, 9, 1.0, -2.0, 3.0, 0.4",
        "3, 12, -1.0, -1.0, 0.5, 1.1"
    })
    void anyVelocityAndSizeVerify(int dimensions, int n, double x, double y, double z, double until) {
        RunResult result = Engine.run(new Advection(n, x, y, z, dimensions), Run.until(until));
        assertEquals(until, result.time());
        assertTrue(result.verification().orElseThrow().passed(), result.toString());
        assertTrue(result.verification().orElseThrow().error() < 5e-14, result.toString());
    }

    @Test
    void aStepMultipliesTheWaveByTheFactorOfTheScheme() {
        int n = 40;
        int steps = 57;
        double dt = 1.2 / n;
        Complex factor = polynomial(symbol(2 * Math.PI / n).multiply(-1.2));
        Complex wave = unit(2 * Math.PI * (7.5 / n));
        for (int m = 0; m < steps; m++) {
            wave = wave.multiply(factor);
        }
        RunResult result = Engine.run(
                new Advection(n, 1, 0, 0, 1), Run.steps(steps).dt(dt).observe("eighth", Observable.at("u", 7.5 / n)));
        assertEquals(wave.getImaginary(), result.observable("eighth"), 1e-14);
    }

    @Test
    void theWaveReturnsAfterOnePeriodAsFarAsTheSchemeIsExact() {
        int n = 128;
        RunResult result = Engine.run(new Advection(n, 1, -2, 0, 2), Run.until(1));
        // Σ|a|·(2π)⁴h³/12 is what upwinding takes from each wave during the period; time steps add less.
        double loss = 3 * Math.pow(2 * Math.PI, 4) / (12.0 * n * n * n);
        double distance = result.errors().orElseThrow().linf();
        assertTrue(distance < 2 * loss && distance > loss / 4, result + " loss=" + loss);
    }

    /// The convex hull of the curve of symbols must fit into |P| ≤ 1: by the maximum principle it is enough to look at
    /// its edge, which consists of points of the curve and of straight lines between two of them.
    @Test
    void theLimitOfStabilityIsTheLargestOfTwoDecimalsAndAHalf() {
        assertTrue(largest(Advection.MAX_CFL) <= 1 + 1e-12);
        assertTrue(largest(1.63) > 1 + 1e-4);
    }

    private static double largest(double cfl) {
        int points = 400;
        double largest = 0;
        for (int a = 0; a < points; a++) {
            Complex p = symbol(2 * Math.PI * a / points).multiply(-cfl);
            for (int b = 0; b <= a; b++) {
                Complex q = symbol(2 * Math.PI * b / points).multiply(-cfl);
                for (double t = 0; t <= 1; t += 0.125) {
                    Complex z = p.multiply(t).add(q.multiply(1 - t));
                    largest = Math.max(largest, polynomial(z).abs());
                }
            }
        }
        return largest;
    }

    @Test
    void thousandsOfStepsAtTheLimitStayBounded() {
        RunResult result = Engine.run(
                new Advection(24, 1, 2, 3, 2),
                Run.steps(5000).cfl(1).observe("size", Observable.linf("u")).observeEvery(Schedule.ends()));
        assertTrue(result.observable("size") <= 1, result.toString());
        assertTrue(result.verification().orElseThrow().passed(), result.toString());
    }

    @Test
    void theProofFailsWhenTheSchemeIsWrong() {
        RunResult result = Engine.run(new Altered(new Advection(32, 1, 2, 3, 2), 1 + 1e-9), Run.until(0.7));
        assertFalse(result.verification().orElseThrow().passed(), result.toString());
    }

    @Test
    void parametersWithoutMeaningAreRefused() {
        assertThrows(ConfigurationException.class, () -> new Advection(64, 0, 0, 0, 3));
        assertThrows(ConfigurationException.class, () -> new Advection(64, 0, 1, 1, 1));
        assertThrows(ConfigurationException.class, () -> new Advection(64, 1, Double.NaN, 0, 2));
        assertThrows(ConfigurationException.class, () -> new Advection(64, 1, 0, 0, 4));
        assertThrows(ConfigurationException.class, () -> new Advection(1, 1, 0, 0, 1));
    }
}
