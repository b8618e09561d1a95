package org.halocline.io.png;

/// The values at the ends of a colour bar.
///
/// @param low  finite
/// @param high finite, not below `low`
record ValueRange(double low, double high) {

    /// Whether there is only one value to tell from itself.
    boolean isPoint() {
        return low == high;
    }

    /// Where a value lies between `low` (0) and `high` (1); beyond them it counts as the nearer end, and a range of one
    /// value lies in the middle.
    double position(double value) {
        if (value <= low) {
            return value < low || !isPoint() ? 0 : 0.5;
        }
        if (value >= high) {
            return 1;
        }
        // Halves, since high − low may be beyond the largest double.
        return (value / 2 - low / 2) / (high / 2 - low / 2);
    }

    /// The value at a position.
    double at(double position) {
        return position == 0 ? low : position == 1 ? high : low * (1 - position) + high * position;
    }
}
