package org.halocline.bench;

import java.util.Collection;

/// Medians of measurements.
public final class Medians {
    private Medians() {}

    /// The middle one, or the mean of the two in the middle.
    public static double of(Collection<Double> values) {
        return quantile(values, 0.5);
    }

    /// The value below which a fraction lies, between neighbours in proportion.
    static double quantile(Collection<Double> values, double fraction) {
        if (values.isEmpty()) {
            return Double.NaN;
        }
        double[] sorted =
                values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        double place = fraction * (sorted.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }

    /// Three of them for people: `median [quarter, three quarters]`.
    static String text(String format, Collection<Double> values) {
        Object[] numbers = {of(values), quantile(values, 0.25), quantile(values, 0.75)};
        return String.format(
                java.util.Locale.ROOT,
                format.replace("%", "%1$") + " [" + format.replace("%", "%2$") + ", " + format.replace("%", "%3$")
                        + "]",
                numbers);
    }
}
