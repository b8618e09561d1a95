package org.halocline.simulations.options;

import org.halocline.error.ConfigurationException;

/// What an option pays, discounted, for many samples at once.
record Payoff(OptionType type, double strike, double discount) {

    static void requireStrike(double strike) {
        if (!(strike > 0)) {
            throw new ConfigurationException("strike=" + strike + "; it must be positive");
        }
    }

    /// discount·max(φ(price − strike), 0).
    void price(int count, double[] price, double[] result) {
        double sign = discount * type.sign();
        double least = sign * strike;
        for (int s = 0; s < count; s++) {
            result[s] = Math.max(sign * price[s] - least, 0);
        }
    }

    /// discount·φ·factor·change where the option pays, else 0: how its value changes with something that changes the
    /// price.
    void slope(int count, double[] price, double[] change, double factor, double[] result) {
        double sign = type.sign();
        double weight = discount * sign * factor;
        for (int s = 0; s < count; s++) {
            result[s] = sign * (price[s] - strike) > 0 ? weight * change[s] : 0;
        }
    }
}
