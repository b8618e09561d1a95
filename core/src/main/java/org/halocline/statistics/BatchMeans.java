package org.halocline.statistics;

/// The error of the mean of a chain from the means of long stretches of it.
///
/// Stretches much longer than the correlation depend on each other little. Both methods need a stationary chain and
/// stretches of many correlation times, see [Autocorrelation]; with shorter ones the error comes out too small.
public final class BatchMeans {
    /// Between 10 and 30 batches nearly all of the precision is there: B. Schmeiser, "Batch size effects in the
    /// analysis of simulation output" (1982), [doi:10.1287/opre.30.3.556](https://doi.org/10.1287/opre.30.3.556).
    public static final int USUAL_BATCHES = 20;

    private BatchMeans() {}

    /// Batch means with [#USUAL_BATCHES].
    public static ChainMean of(double[] chain) {
        return of(chain, USUAL_BATCHES);
    }

    /// The chain is cut into batches of equal length m; the error is √(s²/b) of their b means, with b − 1 degrees of
    /// freedom. What is left over is dropped at the beginning, where a chain still remembers how it was started.
    ///
    /// @throws IllegalArgumentException unless there are two batches or more and a value for each
    public static ChainMean of(double[] chain, int batches) {
        if (batches < 2 || chain.length < batches) {
            throw new IllegalArgumentException(
                    "values=" + chain.length + ", batches=" + batches + "; take two batches or more, and more values");
        }
        int length = chain.length / batches;
        int first = chain.length - batches * length;
        double[] means = new double[batches];
        for (int b = 0; b < batches; b++) {
            means[b] = Moments.mean(chain, first + b * length, first + (b + 1) * length);
        }
        return new ChainMean(Moments.mean(means), Math.sqrt(Moments.variance(means) / batches), batches - 1.0);
    }

    /// Overlapping batch means with batches of √n values.
    public static ChainMean overlapping(double[] chain) {
        return overlapping(chain, Math.max(1, (int) Math.sqrt(chain.length)));
    }

    /// All n − m + 1 stretches of length m: the squared error is m/((n − m)(n − m + 1)) · Σ(mean of stretch − mean)².
    ///
    /// As biased as batches of the same length, with two thirds of the variance, hence 3/2 (n/m − 1) degrees of
    /// freedom. J. M. Flegal, G. L. Jones, "Batch means and spectral variance estimators in Markov chain
    /// Monte Carlo" (2010), [doi:10.1214/09-AOS735](https://doi.org/10.1214/09-AOS735).
    ///
    /// @param length m
    /// @throws IllegalArgumentException unless 1 ≤ m ≤ n/2
    public static ChainMean overlapping(double[] chain, int length) {
        int n = chain.length;
        if (length < 1 || length > n / 2) {
            throw new IllegalArgumentException(
                    "values=" + n + ", length=" + length + "; take a length of 1 to half of the values");
        }
        double mean = Moments.mean(chain);
        // Of deviations: sums that slide keep their digits.
        double sum = 0;
        for (int i = 0; i < length; i++) {
            sum += chain[i] - mean;
        }
        double squares = sum * sum;
        for (int i = length; i < n; i++) {
            sum += (chain[i] - mean) - (chain[i - length] - mean);
            squares += sum * sum;
        }
        double variance = squares / length / (n - length) / (n - length + 1.0);
        return new ChainMean(mean, Math.sqrt(variance), 1.5 * ((double) n / length - 1));
    }
}
