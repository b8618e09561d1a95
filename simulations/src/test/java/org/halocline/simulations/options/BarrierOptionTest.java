package org.halocline.simulations.options;

import static org.halocline.simulations.Estimates.assertNear;
import static org.halocline.simulations.Estimates.curvature;
import static org.halocline.simulations.Estimates.exact;
import static org.halocline.simulations.Estimates.slope;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.halocline.error.ConfigurationException;
import org.halocline.sample.Estimate;
import org.halocline.simulations.Estimates;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class BarrierOptionTest {
    /// −ζ(½)/√(2π): how far a barrier that is watched at moments seems to move away, in standard deviations of a step.
    private static final double SHIFT = 0.582597157939;

    record Case(OptionType type, Knock knock, int steps) {
        BarrierOption option(double spot, double volatility, Monitoring monitoring) {
            double barrier = knock.side() > 0 ? 90 : 120;
            return new BarrierOption(
                    type, knock, barrier, spot, 105, 0.05, 0.02, volatility, 1, monitoring, steps, true);
        }

        double price(double spot, double volatility) {
            return exact(option(spot, volatility, Monitoring.CONTINUOUS));
        }
    }

    static List<Case> cases() {
        List<Case> cases = new ArrayList<>();
        for (OptionType type : OptionType.values()) {
            for (Knock knock : Knock.values()) {
                cases.add(new Case(type, knock, 1));
                cases.add(new Case(type, knock, 4));
            }
        }
        return cases;
    }

    @ParameterizedTest
    @MethodSource("cases")
    void pricesAndGreeksAreThoseOfTheFormulaForAnySteps(Case c) {
        Estimates estimates = Estimates.of(c.option(100, 0.2, Monitoring.CONTINUOUS), 40_000);
        assertNear(c.price(100, 0.2), 0.07, estimates.get("price"));
        assertNear(slope(s -> c.price(s, 0.2), 100, 1e-3), 0.01, estimates.get("delta"));
        assertNear(slope(v -> c.price(100, v), 0.2, 1e-5), 2, estimates.get("vega"));
        assertNear(curvature(s -> c.price(s, 0.2), 100, 0.05), 3e-3, estimates.get("gamma"));
    }

    /// Computed with mpmath from the formula of Reiner and Rubinstein.
    @Test
    void theKnownPriceIsMet() {
        BarrierOption option = downAndOut(90, Monitoring.CONTINUOUS, 1);
        assertEquals(8.6654716582457, exact(option), 1e-11);
        assertNear(8.6654716582457, 0.05, Estimates.of(option, 100_000).get("price"));
    }

    private static BarrierOption downAndOut(double barrier, Monitoring monitoring, int steps) {
        return new BarrierOption(
                OptionType.CALL, Knock.DOWN_AND_OUT, barrier, 100, 100, 0.05, 0, 0.2, 1, monitoring, steps, false);
    }

    @Test
    void watchedAtMomentsTheBarrierSeemsToMoveAway() {
        for (int steps : new int[] {12, 50}) {
            double shifted = 90 * Math.exp(-SHIFT * 0.2 / Math.sqrt(steps));
            double expected = exact(downAndOut(shifted, Monitoring.CONTINUOUS, 1));
            BarrierOption option = downAndOut(90, Monitoring.DISCRETE, steps);
            assertTrue(option.verification().isEmpty());
            Estimate estimate = Estimates.of(option, 40_000).get("price");
            // The correction is good to o(1/√steps); without it the prices are 0.2 to 0.8 lower.
            assertNear(expected, 0.08, estimate);
            assertTrue(expected > exact(downAndOut(90, Monitoring.CONTINUOUS, 1)) + 0.2);
        }
    }

    /// A barrier that is watched at maturity only cuts the payoff off there.
    @ParameterizedTest
    @EnumSource
    void watchedAtMaturityItCutsThePayoffOff(OptionType type) {
        for (Knock knock : Knock.values()) {
            Estimates estimates = Estimates.of(new Case(type, knock, 1).option(100, 0.2, Monitoring.DISCRETE), 40_000);
            if (cutOff(type, knock, 100, 0.2) == 0) { // the payoff is zero where the option is alive
                estimates.all().values().forEach(estimate -> assertEquals(0, estimate.mean()));
                continue;
            }
            assertNear(cutOff(type, knock, 100, 0.2), 0.07, estimates.get("price"));
            assertNear(slope(s -> cutOff(type, knock, s, 0.2), 100, 1e-3), 0.01, estimates.get("delta"));
            assertNear(slope(v -> cutOff(type, knock, 100, v), 0.2, 1e-5), 2, estimates.get("vega"));
            assertNear(curvature(s -> cutOff(type, knock, s, 0.2), 100, 0.05), 1e-3, estimates.get("gamma"));
        }
    }

    private static double cutOff(OptionType type, Knock knock, double spot, double volatility) {
        Lognormal end = new Market(spot, 0.05, 0.02, volatility, 1).atMaturity();
        double low = knock.side() > 0 ? 90 : 0;
        double high = knock.side() > 0 ? Double.POSITIVE_INFINITY : 120;
        double out = type == OptionType.CALL
                ? end.between(Math.max(low, 105), high, 105)
                : -end.between(low, Math.min(high, 105), 105);
        return knock.isOut() ? out : end.price(type, 105) - out;
    }

    @Test
    void aBarrierOnTheWrongSideIsRefused() {
        ConfigurationException refused =
                assertThrows(ConfigurationException.class, () -> downAndOut(110, Monitoring.CONTINUOUS, 1));
        assertTrue(refused.toString().contains("below the spot"), refused.toString());
        assertThrows(ConfigurationException.class, () -> downAndOut(0, Monitoring.CONTINUOUS, 1));
        assertThrows(ConfigurationException.class, () -> downAndOut(90, Monitoring.DISCRETE, 0));
    }
}
