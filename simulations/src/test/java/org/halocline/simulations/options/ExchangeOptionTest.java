package org.halocline.simulations.options;

import static org.halocline.simulations.Estimates.assertNear;
import static org.halocline.simulations.Estimates.exact;
import static org.halocline.simulations.Estimates.slope;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.halocline.error.ConfigurationException;
import org.halocline.simulations.Estimates;
import org.junit.jupiter.api.Test;

class ExchangeOptionTest {
    private static ExchangeOption option(double spot, double secondSpot, double correlation) {
        return new ExchangeOption(spot, secondSpot, 0.05, 0.02, 0.01, 0.2, 0.3, correlation, 2, true);
    }

    /// Computed with mpmath from Margrabe's formula.
    @Test
    void theKnownPriceIsMet() {
        ExchangeOption option = new ExchangeOption(100, 100, 0.05, 0, 0, 0.2, 0.3, 0.5, 1, false);
        assertEquals(10.524315781125, exact(option), 1e-11);
        assertNear(10.524315781125, 0.05, Estimates.of(option, 100_000).get("price"));
    }

    @Test
    void pricesAndDeltasAreThoseOfTheFormula() {
        for (double correlation : new double[] {-1, -0.4, 0.9}) {
            Estimates estimates = Estimates.of(option(100, 110, correlation), 50_000);
            assertNear(exact(option(100, 110, correlation)), 0.2, estimates.get("price"));
            assertNear(slope(s -> exact(option(s, 110, correlation)), 100, 1e-3), 0.005, estimates.get("delta"));
            assertNear(slope(s -> exact(option(100, s, correlation)), 110, 1e-3), 0.005, estimates.get("secondDelta"));
        }
    }

    @Test
    void assetsThatMoveAsOneAreRefused() {
        assertThrows(
                ConfigurationException.class, () -> new ExchangeOption(100, 100, 0.05, 0, 0, 0.25, 0.25, 1, 1, false));
    }
}
