package org.halocline.sample;

import java.util.Locale;

/// The shape of a score's distribution; with m_k the mean of (x − x̄)^k over all samples.
///
/// @param skewness m₃/m₂^1.5: 0 for a symmetric distribution; NaN if all scores are equal
/// @param kurtosis m₄/m₂² − 3, the excess: 0 for a normal distribution, large for heavy tails; NaN if all are equal
/// @param samples  how many
public record Moments(String name, double skewness, double kurtosis, long samples) implements TallyResult {
    /// `skewness 0.12, kurtosis -1.50`.
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "skewness %.2f, kurtosis %.2f", skewness, kurtosis);
    }
}
