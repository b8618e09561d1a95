package org.halocline.sample;

import java.util.Locale;

/// Means of weighted numbers.
///
/// @param mean             Σwx/Σw with the standard error √(Σw²(x − mean)²)/Σw: for weights that are known up to a
///     factor. Counts the samples that gave a weight
/// @param plain            Σwx/n over all samples, those without a weight included: for weights with mean 1
/// @param weight           Σw
/// @param effectiveSamples (Σw)²/Σw²: how many equal weights would be worth as much
/// @param largestWeight    largest weight; 0 without any
/// @param largestSample    the first sample that had it; −1 without any
public record Weighted(
        String name,
        Estimate mean,
        Estimate plain,
        double weight,
        double effectiveSamples,
        double largestWeight,
        long largestSample)
        implements TallyResult {
    /// `0.123 ± 0.004, effective samples 812, largest weight 3.1e+02 (sample 17)`.
    @Override
    public String toString() {
        return mean
                + String.format(
                        Locale.ROOT,
                        ", effective samples %.0f, largest weight %.1e (sample %d)",
                        effectiveSamples,
                        largestWeight,
                        largestSample);
    }
}
