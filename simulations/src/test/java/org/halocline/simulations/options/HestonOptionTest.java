package org.halocline.simulations.options;

import static org.halocline.simulations.Estimates.assertNear;
import static org.halocline.simulations.Estimates.curvature;
import static org.halocline.simulations.Estimates.exact;
import static org.halocline.simulations.Estimates.slope;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Stream;
import org.halocline.error.ConfigurationException;
import org.halocline.sample.Estimate;
import org.halocline.simulations.Estimates;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HestonOptionTest {
    /// @param error       largest standard error of 10 000 samples
    /// @param coefficient of the asset as a control variate, close to delta
    record Known(HestonOption option, double price, double error, double coefficient) {}

    /// Prices with fifty digits by A. L. Lewis (2019); the sets of L. Andersen (2008) and of M. Broadie and Ö. Kaya
    /// (2006), computed with mpmath from the integral.
    static Stream<Known> known() {
        return Stream.of(
                new Known(lewis(80, 32), 26.7747587439989, 0.15, 0.8),
                new Known(lewis(90, 32), 20.933349000596710, 0.15, 0.7),
                new Known(lewis(100, 32), 16.070154917028834, 0.15, 0.6),
                new Known(lewis(110, 32), 12.132211516709845, 0.15, 0.5),
                new Known(lewis(120, 32), 9.02491348345784, 0.2, 0.4),
                new Known(andersenI(70), 35.8497697, 0.2, 0.9),
                new Known(andersenI(100), 13.08467014, 0.2, 0.8),
                new Known(andersenI(140), 0.2957744358, 0.04, 0.05),
                new Known(andersenII(70), 37.16966472, 0.2, 0.9),
                new Known(andersenII(100), 16.64922292, 0.3, 0.7),
                new Known(andersenII(140), 5.138190494, 0.3, 0.2),
                new Known(andersenIII(70), 38.7720441, 0.25, 0.9),
                new Known(andersenIII(100), 21.79528774, 0.25, 0.7),
                new Known(andersenIII(140), 9.983067824, 0.3, 0.35),
                new Known(call(100, 0.0319, 0, 1, 0.010201, 0.019, 6.21, 0.61, -0.7, 32), 6.806113313, 0.06, 0.7),
                new Known(call(100, 0.05, 0, 5, 0.09, 0.09, 2, 1, -0.3, 40), 34.99975835, 0.25, 0.8));
    }

    private static HestonOption call(
            double strike,
            double rate,
            double dividend,
            double maturity,
            double variance,
            double mean,
            double reversion,
            double xi,
            double correlation,
            int steps) {
        return new HestonOption(
                OptionType.CALL,
                100,
                strike,
                rate,
                dividend,
                maturity,
                variance,
                mean,
                reversion,
                xi,
                correlation,
                steps,
                false);
    }

    private static HestonOption lewis(double strike, int steps) {
        return call(strike, 0.01, 0.02, 1, 0.04, 0.25, 4, 1, -0.5, steps);
    }

    private static HestonOption andersenI(double strike) {
        return call(strike, 0, 0, 10, 0.04, 0.04, 0.5, 1, -0.9, 80);
    }

    private static HestonOption andersenII(double strike) {
        return call(strike, 0, 0, 15, 0.04, 0.04, 0.3, 0.9, -0.5, 60);
    }

    private static HestonOption andersenIII(double strike) {
        return call(strike, 0, 0, 5, 0.09, 0.09, 1, 1, -0.3, 40);
    }

    @ParameterizedTest
    @MethodSource("known")
    void knownPricesAreMetWithShortSteps(Known known) {
        assertEquals(known.price, HestonFormula.call(known.option), 6e-9 * known.price);
        Estimate estimate = Estimates.of(Controlled.heston(known.option, known.coefficient), 10_000)
                .get("controlled");
        assertNear(known.price, known.error, estimate);
    }

    @Test
    void longStepsHaveABiasThatShrinksWithThem() {
        double[] bias = new double[3];
        for (int n = 0; n < bias.length; n++) {
            Estimate estimate = Estimates.of(Controlled.heston(lewis(120, 2 << n), 0.5), 100_000)
                    .get("controlled");
            assertTrue(estimate.standardError() < 0.05, estimate.toString());
            bias[n] = 9.02491348345784 - estimate.mean();
        }
        // 0.61, 0.18, 0.06 by a million samples
        assertTrue(bias[0] > 0.4 && bias[0] < 0.8, "bias=" + bias[0]);
        assertTrue(bias[1] < 0.5 * bias[0], "bias=" + bias[1]);
        assertTrue(Math.abs(bias[2]) < 0.5 * bias[0], "bias=" + bias[2]);
    }

    /// One step of ten years, correlations of both signs.
    @Test
    void theMeanOfTheAssetIsKeptByAnySteps() {
        for (double correlation : new double[] {-0.9, 0, 0.3}) {
            for (int steps : new int[] {1, 3, 20}) {
                HestonOption option = call(100, 0.03, 0.01, 10, 0.04, 0.06, 0.5, 0.5, correlation, steps);
                double error = correlation > 0 ? 4 : 1;
                assertNear(exact(option), error, Estimates.of(option, 20_000).get("asset"));
            }
        }
    }

    @Test
    void greeksAreTheDerivativesOfTheFormula() {
        HestonOption option = greeks(100);
        Estimates estimates = Estimates.of(option, 40_000);
        assertNear(slope(s -> HestonFormula.call(greeks(s)), 100, 1e-2), 0.005, estimates.get("delta"));
        assertNear(curvature(s -> HestonFormula.call(greeks(s)), 100, 0.1), 5e-4, estimates.get("gamma"));
    }

    private static HestonOption greeks(double spot) {
        return new HestonOption(OptionType.CALL, spot, 100, 0.03, 0.01, 1, 0.04, 0.05, 2, 0.4, -0.6, 16, true);
    }

    @Test
    void stepsWithoutAMeanAreRefused() {
        ConfigurationException refused =
                assertThrows(ConfigurationException.class, () -> call(100, 0, 0, 10, 0.04, 0.04, 0.5, 1, 0.9, 1));
        assertTrue(refused.toString().contains("use more steps"), refused.toString());
        assertEquals(100, call(100, 0, 0, 10, 0.04, 0.04, 0.5, 1, 0.9, 100).steps());
    }

    @Test
    void modelsThatDoNotExistAreRefused() {
        assertThrows(ConfigurationException.class, () -> call(100, 0, 0, 1, 0.04, 0.04, 1, 1, -1, 10));
        assertThrows(ConfigurationException.class, () -> call(100, 0, 0, 1, 0.04, 0.04, 0, 1, -0.5, 10));
        assertThrows(ConfigurationException.class, () -> call(100, 0, 0, 1, 0, 0.04, 1, 1, -0.5, 10));
    }
}
