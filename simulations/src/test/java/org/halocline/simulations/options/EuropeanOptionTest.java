package org.halocline.simulations.options;

import static org.halocline.simulations.Estimates.assertNear;
import static org.halocline.simulations.Estimates.curvature;
import static org.halocline.simulations.Estimates.exact;
import static org.halocline.simulations.Estimates.slope;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.stream.Stream;
import org.halocline.error.ConfigurationException;
import org.halocline.simulations.Estimates;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class EuropeanOptionTest {
    /// The formula, computed with mpmath; the last two are an example of J. C. Hull's book.
    record Known(EuropeanOption option, double price, double error) {}

    static Stream<Known> known() {
        return Stream.of(
                new Known(option(OptionType.CALL, 100, 0.2), 10.450583572186, 0.05),
                new Known(option(OptionType.PUT, 100, 0.2), 5.573526022257, 0.03),
                new Known(new EuropeanOption(OptionType.CALL, 42, 40, 0.1, 0, 0.2, 0.5, false), 4.75942239287, 0.02),
                new Known(new EuropeanOption(OptionType.PUT, 42, 40, 0.1, 0, 0.2, 0.5, false), 0.8085993729, 0.01));
    }

    private static EuropeanOption option(OptionType type, double spot, double volatility) {
        return new EuropeanOption(type, spot, 100, 0.05, 0, volatility, 1, true);
    }

    @ParameterizedTest
    @MethodSource("known")
    void knownPricesAreMet(Known known) {
        assertEquals(known.price, exact(known.option), 1e-10);
        assertNear(known.price, known.error, Estimates.of(known.option, 100_000).get("price"));
    }

    @ParameterizedTest
    @EnumSource
    void greeksAreTheDerivativesOfTheFormula(OptionType type) {
        Estimates estimates = Estimates.of(option(type, 100, 0.2), 100_000);
        assertNear(slope(s -> exact(option(type, s, 0.2)), 100, 1e-3), 0.003, estimates.get("delta"));
        assertNear(slope(v -> exact(option(type, 100, v)), 0.2, 1e-5), 0.3, estimates.get("vega"));
        assertNear(curvature(s -> exact(option(type, s, 0.2)), 100, 0.1), 2e-4, estimates.get("gamma"));
    }

    @Test
    void greeksDoNotChangeThePrice() {
        EuropeanOption plain = new EuropeanOption(OptionType.CALL, 100, 100, 0.05, 0, 0.2, 1, false);
        assertEquals(
                Estimates.of(plain, 3000).get("price"),
                Estimates.of(option(OptionType.CALL, 100, 0.2), 3000).get("price"));
    }

    @Test
    void marketsWithoutAPriceAreRefused() {
        assertThrows(ConfigurationException.class, () -> option(OptionType.CALL, 0, 0.2));
        assertThrows(ConfigurationException.class, () -> option(OptionType.CALL, 100, -0.2));
        assertThrows(ConfigurationException.class, () -> option(OptionType.CALL, 100, Double.NaN));
        assertThrows(
                ConfigurationException.class,
                () -> new EuropeanOption(OptionType.CALL, 100, 0, 0.05, 0, 0.2, 1, false));
        assertThrows(
                ConfigurationException.class,
                () -> new EuropeanOption(OptionType.CALL, 100, 100, Double.POSITIVE_INFINITY, 0, 0.2, 1, false));
    }
}
