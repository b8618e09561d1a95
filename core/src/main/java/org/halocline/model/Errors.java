package org.halocline.model;

import java.util.Locale;

/// The distance of a field from its [Solution] in every [Norm].
///
/// @param l1   mean magnitude
/// @param l2   root mean square
/// @param linf largest magnitude
public record Errors(double l1, double l2, double linf) {
    /// The distance in a norm.
    public double in(Norm norm) {
        return switch (norm) {
            case L1 -> l1;
            case L2 -> l2;
            case LINF -> linf;
        };
    }

    /// `l1 1.2e-04, l2 1.5e-04, linf 3.0e-04`.
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "l1 %.2e, l2 %.2e, linf %.2e", l1, l2, linf);
    }
}
