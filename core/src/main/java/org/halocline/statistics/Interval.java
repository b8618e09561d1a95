package org.halocline.statistics;

/// A confidence interval.
///
/// @param low   lower end; −∞ if the data do not bound the truth from below
/// @param high  upper end; +∞ if they do not bound it from above
/// @param level how often such an interval contains the truth, between 0 and 1
public record Interval(double low, double high, double level) {
    public Interval {
        if (!(level > 0 && level < 1)) {
            throw new IllegalArgumentException("level=" + level + "; take one between 0 and 1, such as 0.95");
        }
    }

    /// What is known without data: everything is possible.
    static Interval unknown(double level) {
        return new Interval(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, level);
    }

    /// `centre ± halfWidth`; unknown if one of them is not finite.
    static Interval around(double centre, double halfWidth, double level) {
        return Double.isFinite(centre) && Double.isFinite(halfWidth)
                ? new Interval(centre - halfWidth, centre + halfWidth, level)
                : unknown(level);
    }

    /// Whether low ≤ value ≤ high.
    public boolean contains(double value) {
        return low <= value && value <= high;
    }

    /// high − low.
    public double width() {
        return high - low;
    }

    @Override
    public String toString() {
        return "[" + low + ", " + high + "]";
    }
}
