package org.halocline.simulations.options;

import org.apache.commons.math3.special.Erf;

/// Discounted mean payoffs of a price X = F·exp(dZ − d²/2), Z standard normal: F. Black, M. Scholes, "The pricing of
/// options and corporate liabilities" (1973), [doi:10.1086/260062](https://doi.org/10.1086/260062).
///
/// @param forward   F, the mean of X
/// @param deviation d, the standard deviation of ln X
/// @param discount  what one unit at maturity is worth
record Lognormal(double forward, double deviation, double discount) {

    /// Of a call or a put.
    double price(OptionType type, double strike) {
        return type == OptionType.CALL
                ? between(strike, Double.POSITIVE_INFINITY, strike)
                : -between(0, strike, strike);
    }

    /// Of X − strike where low < X < high, else 0.
    double between(double low, double high, double strike) {
        if (low >= high) {
            return 0;
        }
        double ofPrice = forward * (beyond(low, 0.5) - beyond(high, 0.5));
        double ofStrike = strike * (beyond(low, -0.5) - beyond(high, -0.5));
        return discount * (ofPrice - ofStrike);
    }

    /// Φ(ln(F/x)/d ± d/2): the probability of X > x, with − of X itself, with + where X is the unit of account.
    private double beyond(double x, double half) {
        if (x == 0) {
            return 1;
        }
        return Double.isInfinite(x) ? 0 : cumulative(StrictMath.log(forward / x) / deviation + half * deviation);
    }

    /// Φ(z).
    static double cumulative(double z) {
        return 0.5 * Erf.erfc(-z * Math.sqrt(0.5));
    }
}
