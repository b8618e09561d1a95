package org.halocline.statistics;

/// Scores of samples that are chains: each sample walks through so many values and scores their mean.
///
/// The error over samples is honest, but only the error: chains that are short against their memory are still pulled to
/// where they began, all alike, and their mean is off however many there are. The spread of the means over samples and
/// that of the values within them tell whether they are: R̂ = √((n − 1)/n + s²/W), with s² the variance of the means of
/// n values and W the mean variance within a chain. It is above 1.01 where chains are shorter than 50τ, n s²/W being τ,
/// or where they have not met. A. Gelman, D. B. Rubin, "Inference from iterative simulation using multiple sequences"
/// (1992), [doi:10.1214/ss/1177011136](https://doi.org/10.1214/ss/1177011136).
///
/// @param mean    name of the score that is the mean of a chain's values
/// @param squares name of the score that is the mean of their squares
/// @param values  n, how many values each chain has
public record ChainScores(String mean, String squares, long values) {
    /// R̂ from what a run estimates.
    ///
    /// @param chains        how many
    /// @param average       of their means
    /// @param variance      s² of their means
    /// @param averageSquare of their mean squares
    /// @return NaN for fewer than two chains or values, and where nothing moves within chains
    public double rHat(long chains, double average, double variance, double averageSquare) {
        double n = values;
        double squareOfMeans = average * average + variance * (chains - 1.0) / chains;
        double within = n / (n - 1) * (averageSquare - squareOfMeans);
        return chains < 2 || values < 2 || !(within > 0) ? Double.NaN : Math.sqrt((n - 1) / n + variance / within);
    }
}
