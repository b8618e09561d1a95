package org.halocline.statistics;

/// Mean and spread of numbers that are all at hand, in two passes.
final class Moments {
    private Moments() {}

    static double mean(double[] values) {
        return mean(values, 0, values.length);
    }

    /// Of `values[from] … values[to − 1]`.
    static double mean(double[] values, int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += values[i];
        }
        return sum / (to - from);
    }

    /// Σ(x − mean)².
    static double deviations(double[] values, double mean) {
        double sum = 0;
        for (double value : values) {
            sum += (value - mean) * (value - mean);
        }
        return sum;
    }

    /// The unbiased variance; NaN for fewer than two.
    static double variance(double[] values) {
        return values.length < 2 ? Double.NaN : deviations(values, mean(values)) / (values.length - 1);
    }
}
