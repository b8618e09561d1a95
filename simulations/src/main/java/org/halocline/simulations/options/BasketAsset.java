package org.halocline.simulations.options;

import org.halocline.error.ConfigurationException;
import org.halocline.model.Parameter;

/// One asset of a [WeightedBasketOption].
public record BasketAsset(
        @Parameter(value = "how much of it the basket holds; below 0 for what is owed", defaultValue = "1")
        double weight,

        @Parameter(value = "its price today", defaultValue = "100", positive = true)
        double spot,

        @Parameter(value = "its volatility", unit = "1/√year", defaultValue = "0.2", positive = true)
        double volatility,

        @Parameter(value = "its dividend yield", unit = "1/year", defaultValue = "0")
        double dividend) {

    public BasketAsset {
        if (weight == 0 || !Double.isFinite(weight)) {
            throw new ConfigurationException(
                    "weight=" + weight + "; use a number other than 0, or leave the asset out");
        }
    }

    Market market(double rate, double maturity) {
        return new Market(spot, rate, dividend, volatility, maturity);
    }
}
