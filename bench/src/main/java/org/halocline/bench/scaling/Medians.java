package org.halocline.bench.scaling;

import java.util.List;

/// The middle of some numbers, which one disturbed repeat does not move.
public final class Medians {
    private Medians() {}

    /// Of an even count the mean of the two in the middle; NaN of none.
    public static double of(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int n = sorted.size();
        return n == 0 ? Double.NaN : (sorted.get((n - 1) / 2) + sorted.get(n / 2)) / 2;
    }

    /// Index of a value nearest to the median.
    static int indexOf(List<Double> values) {
        double median = of(values);
        int nearest = 0;
        for (int n = 1; n < values.size(); n++) {
            if (Math.abs(values.get(n) - median) < Math.abs(values.get(nearest) - median)) {
                nearest = n;
            }
        }
        return nearest;
    }
}
