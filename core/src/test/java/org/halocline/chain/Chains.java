package org.halocline.chain;

import static org.junit.jupiter.api.Assertions.assertTrue;

/// Means over independent chains.
final class Chains {
    private Chains() {}

    static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    static double variance(double[] values) {
        double mean = mean(values);
        double sum = 0;
        for (double value : values) {
            sum += (value - mean) * (value - mean);
        }
        return sum / (values.length - 1);
    }

    static void assertMean(double exact, double[] values, double largestError) {
        double error = Math.sqrt(variance(values) / values.length);
        String what = mean(values) + " ± " + error + ", exact " + exact;
        assertTrue(error < largestError, what);
        assertTrue(Math.abs(mean(values) - exact) < 4 * error, what);
    }
}
