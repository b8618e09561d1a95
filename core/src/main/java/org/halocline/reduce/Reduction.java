package org.halocline.reduce;

import java.util.Locale;

/// How the values of many cells become one number. None depends on how the grid is cut.
public enum Reduction {
    /// Exact sum, rounded once.
    SUM,
    /// Exact sum of the magnitudes, rounded once.
    SUM_OF_MAGNITUDES,
    /// Exact sum of the squares, each exact, rounded once.
    SUM_OF_SQUARES,
    /// Smallest value; NaN if any value is NaN, and −0 is below +0.
    MIN,
    /// Largest value; NaN if any value is NaN, and +0 is above −0.
    MAX,
    /// Largest magnitude; NaN if any value is NaN.
    MAX_MAGNITUDE,
    /// Index of the smallest value in the order of [#MIN], the lowest of equals; of the first NaN if there is one.
    ARGMIN,
    /// Index of the largest value in the order of [#MAX], the lowest of equals; of the first NaN if there is one.
    ARGMAX;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
