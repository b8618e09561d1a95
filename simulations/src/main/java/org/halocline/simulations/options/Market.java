package org.halocline.simulations.options;

import org.halocline.error.ConfigurationException;

/// What all options on one price with a fixed volatility depend on: S at time t is S₀·exp((r − q − σ²/2)t + σW).
///
/// @param rate       r
/// @param dividend   q
/// @param volatility σ
record Market(double spot, double rate, double dividend, double volatility, double maturity) {
    Market {
        if (!(spot > 0) || !(volatility > 0) || !(maturity > 0)) {
            throw new ConfigurationException("spot=" + spot + ", volatility=" + volatility + ", maturity=" + maturity
                    + "; they must be positive");
        }
        if (!Double.isFinite(rate) || !Double.isFinite(dividend)) {
            throw new ConfigurationException("rate=" + rate + ", dividend=" + dividend + "; they must be finite");
        }
    }

    /// e^−rT.
    double discount() {
        return StrictMath.exp(-rate * maturity);
    }

    /// Growth of the logarithm per unit of time, r − q − σ²/2.
    double drift() {
        return rate - dividend - volatility * volatility / 2;
    }

    /// σ√T.
    double deviation() {
        return volatility * Math.sqrt(maturity);
    }

    /// The price at maturity.
    Lognormal atMaturity() {
        return new Lognormal(spot * StrictMath.exp((rate - dividend) * maturity), deviation(), discount());
    }
}
