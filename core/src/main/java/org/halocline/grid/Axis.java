package org.halocline.grid;

import java.util.List;
import java.util.Locale;

/// A coordinate direction.
public enum Axis {
    X,
    Y,
    Z;

    /// All axes in the order x, y, z; unlike `values()` this does not copy.
    public static final List<Axis> ALL = List.of(values());

    /// `x`, `y` or `z`.
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
