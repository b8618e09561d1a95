package org.halocline.sample;

import java.util.List;

/// What control variates took out of a mean: coefficients that were fitted to the same samples.
///
/// @param plainMean    without them
/// @param plainError   its standard error
/// @param controls     names of the controls
/// @param coefficients by how much the mean is corrected per deviation of each
public record Correction(double plainMean, double plainError, List<String> controls, List<Double> coefficients) {
    public Correction {
        controls = List.copyOf(controls);
        coefficients = List.copyOf(coefficients);
    }

    /// How many times fewer samples give the same error.
    ///
    /// @param error standard error of the corrected mean
    public double varianceRatio(double error) {
        return plainError / error * (plainError / error);
    }
}
