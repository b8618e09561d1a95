package org.halocline.grid;

import java.util.List;

/// One of the six faces of a box.
public enum Side {
    X_LOW(Axis.X, true),
    X_HIGH(Axis.X, false),
    Y_LOW(Axis.Y, true),
    Y_HIGH(Axis.Y, false),
    Z_LOW(Axis.Z, true),
    Z_HIGH(Axis.Z, false);

    /// All sides, x before y before z and low before high.
    public static final List<Side> ALL = List.of(values());

    private final Axis axis;
    private final boolean low;

    Side(Axis axis, boolean low) {
        this.axis = axis;
        this.low = low;
    }

    public static Side of(Axis axis, boolean low) {
        return ALL.get(2 * axis.ordinal() + (low ? 0 : 1));
    }

    public Axis axis() {
        return axis;
    }

    public boolean isLow() {
        return low;
    }

    public Side opposite() {
        return of(axis, !low);
    }
}
