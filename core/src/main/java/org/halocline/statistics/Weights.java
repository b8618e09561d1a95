package org.halocline.statistics;

/// How evenly weighted samples are weighted.
///
/// @param count   n
/// @param sum     Σw
/// @param squares Σw²
/// @param largest max |w|
public record Weights(long count, double sum, double squares, double largest) {
    /// (Σw)²/Σw²: so many samples of equal weight would give means the same error. Between 1 and n for weights that are
    /// not negative; n if all are equal. L. Kish, *Survey Sampling* (1965).
    public double effectiveSamples() {
        return squares > 0 ? sum * sum / squares : 0;
    }

    /// max w/Σw: 1/n if all are equal, 1 if one sample has it all.
    public double largestShare() {
        return sum == 0 ? Double.NaN : largest / Math.abs(sum);
    }

    /// Weights that are all at hand.
    public static Weights of(double... weights) {
        double sum = 0;
        double squares = 0;
        double largest = 0;
        for (double weight : weights) {
            sum += weight;
            squares += weight * weight;
            largest = Math.max(largest, Math.abs(weight));
        }
        return new Weights(weights.length, sum, squares, largest);
    }
}
