package org.halocline.reduce;

import java.util.Locale;

/// How the values of many cells become one number. None depends on how the grid is cut.
public enum Reduction {
    /// Exact sum, rounded once.
    SUM,
    /// Exact sum of the squares, each exact, rounded once.
    SUM_OF_SQUARES,
    /// Smallest value; NaN if any value is NaN, and −0 is below +0.
    MIN,
    /// Largest value; NaN if any value is NaN, and +0 is above −0.
    MAX;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
