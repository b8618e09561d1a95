package org.halocline.model;

/// How the errors eᵢ of N values become one number.
public enum Norm {
    /// Mean magnitude: Σ|e| / N, the sum exact.
    L1,
    /// Root mean square: √(Σe² / N), the sum exact.
    L2,
    /// Largest magnitude.
    LINF;

    /// `l1`, `l2`, `linf`.
    @Override
    public String toString() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
