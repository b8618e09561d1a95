package org.halocline.sample;

import java.util.Locale;

/// A mean with its statistical error.
///
/// @param mean          average score per sample
/// @param standardError √(s²/n), s² the unbiased sample variance; NaN for fewer than two samples
/// @param samples       n
public record Estimate(double mean, double standardError, long samples) {
    /// `3.14159 ± 0.00016`: the error with two digits, the mean to the same place.
    @Override
    public String toString() {
        if (!(standardError > 0) || !Double.isFinite(standardError) || !Double.isFinite(mean)) {
            return mean + " ± " + standardError;
        }
        int place = 1 - (int) Math.floor(Math.log10(standardError));
        if (place >= 0 && place <= 17) {
            return String.format(Locale.ROOT, "%." + place + "f ± %." + place + "f", mean, standardError);
        }
        return String.format(Locale.ROOT, "%.6e ± %.1e", mean, standardError);
    }
}
