package org.halocline.simulations.options;

import static org.halocline.simulations.Estimates.assertNear;
import static org.halocline.simulations.Estimates.curvature;
import static org.halocline.simulations.Estimates.exact;
import static org.halocline.simulations.Estimates.slope;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.halocline.Engine;
import org.halocline.error.ConfigurationException;
import org.halocline.model.Run;
import org.halocline.model.RunResult;
import org.halocline.sample.Estimate;
import org.halocline.simulations.Estimates;
import org.halocline.variance.FittedControls;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class AsianOptionTest {
    /// @param error largest standard error of 20 000 samples
    record Known(AsianOption option, double price, double error) {}

    /// The first is the example of L. Clewlow and C. Strickland's book; all were computed with mpmath.
    static Stream<Known> known() {
        return Stream.of(
                new Known(
                        new AsianOption(OptionType.CALL, 100, 100, 0.06, 0.03, 0.2, 1, 10, false, false),
                        5.3425606634994,
                        0.1),
                new Known(call(12), 5.9402002216335, 0.1),
                new Known(call(50), 5.6410581278242, 0.1),
                new Known(call(252), 5.5655088313493, 0.1));
    }

    private static AsianOption call(int fixings) {
        return new AsianOption(OptionType.CALL, 100, 100, 0.05, 0, 0.2, 1, fixings, false, false);
    }

    /// The geometric average as a control: factors of about a thousand are published for few dates, 1 433 for ten by
    /// one test suite. The greeks, of which two are close to those of the control, gain as well.
    @Test
    void theGeometricTwinTakesNearlyAllVarianceAway() {
        AsianOption option = new AsianOption(OptionType.CALL, 100, 100, 0.06, 0.03, 0.2, 1, 10, false, true);
        RunResult fitted =
                Engine.run(FittedControls.of(option), Run.samples(20_000).seed(42));
        Estimate price = fitted.estimate("arithmetic");
        assertEquals(List.of("geometric"), price.correction().orElseThrow().controls());
        double ratio = price.correction().orElseThrow().varianceRatio(price.standardError());
        assertTrue(ratio > 800 && ratio < 3000, "ratio=" + ratio);
        Estimate known = Engine.run(
                        Controlled.asian(option), Run.samples(200_000).seed(7))
                .estimate("controlled");
        double error = Math.hypot(price.standardError(), known.standardError());
        assertEquals(known.mean(), price.mean(), 4 * error);
        Estimate delta = fitted.estimate("delta");
        assertTrue(delta.correction().orElseThrow().varianceRatio(delta.standardError()) > 1.5, fitted.toString());
        assertTrue(fitted.verification().orElseThrow().passed(), fitted.toString());
    }

    @ParameterizedTest
    @MethodSource("known")
    void geometricPricesAreMet(Known known) {
        assertEquals(known.price, exact(known.option), 1e-11);
        assertNear(known.price, known.error, Estimates.of(known.option, 20_000).get("geometric"));
    }

    /// E. Levy's table of 1997 as QuantLib's tests have it: puts whose average begins today. Its own error is about
    /// 0.005.
    @ParameterizedTest
    @CsvSource({
        "2, 1.3942835683",
        "4, 1.5852442983",
        "8, 1.66970673",
        "12, 1.6980019214",
        "26, 1.7255070456",
        "52, 1.7401553533",
        "100, 1.7478303712",
    })
    void arithmeticPricesAreThoseOfTheTable(int fixings, double price) {
        AsianOption option =
                new AsianOption(OptionType.PUT, 90, 87, 0.025, 0.06, 0.13, 11.0 / 12, fixings, true, false);
        Estimate estimate = Estimates.of(Controlled.asian(option), 10_000).get("controlled");
        assertTrue(estimate.standardError() < 3e-3, estimate.toString());
        assertEquals(price, estimate.mean(), 1e-2);
    }

    /// V. Linetsky, "Spectral expansions for Asian (average price) options" (2004), table 3. With n dates after today
    /// the price is above, with today among them below, both by O(1/n); their mean is closer.
    @ParameterizedTest
    @CsvSource({
        "0.02, 0.10, 1, 2.0, 0.0559860415",
        "0.0125, 0.25, 2, 2.0, 0.1722687410",
        "0.05, 0.50, 1, 2.1, 0.3062203648",
    })
    void manyDatesComeCloseToAnAverageOverAllTime(
            double rate, double volatility, double maturity, double spot, double price) {
        double after = limit(rate, volatility, maturity, spot, 32, false);
        double fromStart = limit(rate, volatility, maturity, spot, 33, true);
        assertTrue(fromStart < price && price < after, fromStart + ", " + price + ", " + after);
        assertEquals(price, 0.5 * (fromStart + after), 3e-3);
    }

    private static double limit(
            double rate, double volatility, double maturity, double spot, int fixings, boolean fromStart) {
        AsianOption option =
                new AsianOption(OptionType.CALL, spot, 2, rate, 0, volatility, maturity, fixings, fromStart, false);
        Estimate estimate = Estimates.of(Controlled.asian(option), 10_000).get("controlled");
        assertTrue(estimate.standardError() < 1e-3, estimate.toString());
        return estimate.mean();
    }

    private static AsianOption option(double spot, double volatility, int fixings, boolean fromStart) {
        return new AsianOption(OptionType.PUT, spot, 100, 0.05, 0.01, volatility, 1, fixings, fromStart, true);
    }

    /// Differences of prices from the same random numbers have the same error as pathwise derivatives.
    @ParameterizedTest
    @CsvSource({"5, false", "5, true"})
    void pathwiseGreeksAreDifferencesOfPrices(int fixings, boolean fromStart) {
        Estimates estimates = Estimates.of(option(100, 0.2, fixings, fromStart), 20_000);
        double delta = slope(s -> arithmetic(option(s, 0.2, fixings, fromStart)), 100, 0.01);
        double vega = slope(v -> arithmetic(option(100, v, fixings, fromStart)), 0.2, 1e-5);
        assertEquals(delta, estimates.get("delta").mean(), 1e-4);
        assertEquals(vega, estimates.get("vega").mean(), 1e-2);
    }

    private static double arithmetic(AsianOption option) {
        return Estimates.of(option, 20_000).get("arithmetic").mean();
    }

    @Test
    void withOneDateItIsAEuropeanOption() {
        AsianOption option = option(100, 0.2, 1, false);
        Estimates estimates = Estimates.of(option, 50_000);
        assertNear(european(100, 100), 0.05, estimates.get("arithmetic"));
        assertNear(slope(s -> european(s, 100), 100, 1e-3), 0.005, estimates.get("delta"));
        assertNear(curvature(s -> european(s, 100), 100, 0.1), 5e-4, estimates.get("gamma"));
    }

    /// (S₀ + S)/2 against K is half of S against 2K − S₀.
    @Test
    void withTodayAndMaturityItIsAEuropeanOptionToo() {
        Estimates estimates = Estimates.of(option(100, 0.2, 2, true), 50_000);
        assertNear(0.5 * european(100, 100), 0.03, estimates.get("arithmetic"));
        assertNear(slope(s -> 0.5 * european(s, 200 - s), 100, 1e-3), 0.005, estimates.get("delta"));
        assertNear(curvature(s -> 0.5 * european(s, 200 - s), 100, 0.1), 1e-3, estimates.get("gamma"));
    }

    private static double european(double spot, double strike) {
        return exact(new EuropeanOption(OptionType.PUT, spot, strike, 0.05, 0.01, 0.2, 1, false));
    }

    @Test
    void gammaIsTheSecondDifferenceOfPrices() {
        double step = 4;
        double gamma = curvature(s -> arithmetic(option(s, 0.2, 4, false)), 100, step);
        Estimate estimate = Estimates.of(option(100, 0.2, 4, false), 40_000).get("gamma");
        assertTrue(estimate.standardError() < 0.02 * gamma, estimate.toString());
        assertEquals(gamma, estimate.mean(), 0.08 * gamma);
    }

    @Test
    void anAverageOfTodayAloneIsRefused() {
        assertThrows(ConfigurationException.class, () -> option(100, 0.2, 1, true));
        assertThrows(ConfigurationException.class, () -> option(100, 0.2, 0, false));
    }
}
