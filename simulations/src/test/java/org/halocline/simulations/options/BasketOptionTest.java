package org.halocline.simulations.options;

import static org.halocline.simulations.Estimates.assertNear;
import static org.halocline.simulations.Estimates.curvature;
import static org.halocline.simulations.Estimates.exact;
import static org.halocline.simulations.Estimates.slope;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.halocline.error.ConfigurationException;
import org.halocline.simulations.Estimates;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BasketOptionTest {
    private static BasketOption option(int assets, double spot, double volatility, double correlation) {
        return new BasketOption(OptionType.CALL, assets, spot, 100, 0.05, 0, volatility, correlation, 1, true);
    }

    /// Computed with mpmath from the closed form.
    @ParameterizedTest
    @CsvSource({"2, 9.129688989032", "5, 8.2578253531232", "10, 7.9492688699656", "50, 7.6945898426379"})
    void geometricPricesAreMetInAnyNumberOfDimensions(int assets, double price) {
        BasketOption option = option(assets, 100, 0.2, 0.5);
        assertEquals(price, exact(option), 1e-11);
        assertNear(price, 0.1, Estimates.of(option, 20_000).get("geometric"));
    }

    /// Sums of two prices with the least possible correlation, and almost.
    @Test
    void negativeCorrelationsAreMet() {
        for (double correlation : new double[] {-0.33, -0.2, 0}) {
            BasketOption option = option(4, 100, 0.2, correlation);
            assertNear(exact(option), 0.06, Estimates.of(option, 20_000).get("geometric"));
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 0", "4, 1"})
    void assetsThatMoveAsOneAreAEuropeanOption(int assets, double correlation) {
        Estimates estimates = Estimates.of(option(assets, 100, 0.2, correlation), 50_000);
        assertNear(european(100, 0.2), 0.1, estimates.get("arithmetic"));
        assertNear(european(100, 0.2), 0.1, estimates.get("geometric"));
        assertNear(slope(s -> european(s, 0.2), 100, 1e-3), 0.005, estimates.get("delta"));
        assertNear(slope(v -> european(100, v), 0.2, 1e-5), 0.5, estimates.get("vega"));
        assertNear(curvature(s -> european(s, 0.2), 100, 0.1), 5e-4, estimates.get("gamma"));
    }

    private static double european(double spot, double volatility) {
        return exact(new EuropeanOption(OptionType.CALL, spot, 100, 0.05, 0, volatility, 1, false));
    }

    @ParameterizedTest
    @CsvSource({"4, 0.5", "3, -0.3"})
    void greeksAreDifferencesOfPricesFromTheSameNumbers(int assets, double correlation) {
        Estimates estimates = Estimates.of(option(assets, 100, 0.2, correlation), 50_000);
        double delta = slope(s -> arithmetic(option(assets, s, 0.2, correlation)), 100, 0.01);
        double vega = slope(v -> arithmetic(option(assets, 100, v, correlation)), 0.2, 1e-5);
        double gamma = curvature(s -> arithmetic(option(assets, s, 0.2, correlation)), 100, 2);
        assertEquals(delta, estimates.get("delta").mean(), 1e-4);
        assertEquals(vega, estimates.get("vega").mean(), 1e-2);
        assertTrue(estimates.get("gamma").standardError() < 0.02 * gamma);
        assertEquals(gamma, estimates.get("gamma").mean(), 0.08 * gamma);
    }

    private static double arithmetic(BasketOption option) {
        return Estimates.of(option, 50_000).get("arithmetic").mean();
    }

    @Test
    void impossibleCorrelationsAreRefused() {
        ConfigurationException refused = assertThrows(ConfigurationException.class, () -> option(3, 100, 0.2, -0.5));
        assertTrue(refused.toString().contains("above −1/(assets − 1)"), refused.toString());
        assertThrows(ConfigurationException.class, () -> option(3, 100, 0.2, 1.1));
    }
}
