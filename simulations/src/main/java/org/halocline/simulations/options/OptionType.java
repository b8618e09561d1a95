package org.halocline.simulations.options;

/// The right to buy or to sell.
public enum OptionType {
    /// Pays price − strike where that is positive.
    CALL(1),
    /// Pays strike − price where that is positive.
    PUT(-1);

    private final int sign;

    OptionType(int sign) {
        this.sign = sign;
    }

    /// 1 for a call, −1 for a put.
    int sign() {
        return sign;
    }
}
