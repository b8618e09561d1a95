package org.halocline.sample;

/// Least and greatest value of a score, and the first samples that made them: `replay` draws those again.
///
/// @param least          NaN without samples
/// @param leastSample    its global index; −1 without samples
/// @param greatest       NaN without samples
/// @param greatestSample its global index; −1 without samples
public record Extremes(String name, double least, long leastSample, double greatest, long greatestSample)
        implements TallyResult {
    /// `least 0.0 (sample 17), greatest 3.5 (sample 4)`.
    @Override
    public String toString() {
        return "least " + least + " (sample " + leastSample + "), greatest " + greatest + " (sample " + greatestSample
                + ")";
    }
}
