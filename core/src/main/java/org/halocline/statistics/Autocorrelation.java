package org.halocline.statistics;

/// How long a chain remembers: its integrated autocorrelation time τ = 1 + 2 Σ ρ(t), t = 1, 2, …
///
/// The mean of n values has the error of the mean of n/τ independent ones. τ = 1 for independent values, (1 + φ)/(1 −
/// φ) for x ← φx + noise, below 1 where values alternate about the mean.
///
/// The sum ends at the window W, the smallest with W ≥ 5τ(W) and W ≥ 10: further terms are noise. The last term counts
/// half, which alternating chains need. A. Sokal, "Monte Carlo methods in statistical mechanics: foundations and new
/// algorithms" (1997), [doi:10.1007/978-1-4899-0319-8_6](https://doi.org/10.1007/978-1-4899-0319-8_6); he counts τ
/// half as large, and the window by the larger count is the more careful one.
///
/// @param time   τ; infinite for a chain that never moves
/// @param window W
/// @param values n
public record Autocorrelation(double time, int window, long values) {
    /// A chain this many times longer than τ tells it to some 10 %; a shorter one looks less correlated than it is. D.
    /// Foreman-Mackey and others (2013), [doi:10.1086/670067](https://doi.org/10.1086/670067), take the same bound.
    public static final double LONG_ENOUGH = 50;

    private static final int WINDOW = 5;
    private static final int LEAST_WINDOW = 10;

    /// The time of a chain, or of several of the same kind; these share one mean, so that chains which have not met
    /// look as correlated as they are. Takes n·W operations.
    ///
    /// @throws IllegalArgumentException if there are fewer than twenty values in the longest chain
    public static Autocorrelation of(double[]... chains) {
        long values = 0;
        int longest = 0;
        double sum = 0;
        for (double[] chain : chains) {
            values += chain.length;
            longest = Math.max(longest, chain.length);
            for (double value : chain) {
                sum += value;
            }
        }
        if (longest < 2 * LEAST_WINDOW) {
            throw new IllegalArgumentException(
                    "values=" + longest + "; take a chain of " + 2 * LEAST_WINDOW + " or more");
        }
        double mean = sum / values;
        double variance = covariance(chains, mean, 0);
        // Beyond a tenth of the chain τ > n/50, too long for it whatever it is.
        int last = Math.max(LEAST_WINDOW, longest / 10);
        if (!(variance > 0)) {
            return new Autocorrelation(Double.POSITIVE_INFINITY, last, values);
        }
        double time = 1;
        int window = 0;
        double before = 0;
        while (window < last && window < Math.max(LEAST_WINDOW, WINDOW * time)) {
            window++;
            double correlation = covariance(chains, mean, window) / variance;
            time += before + correlation;
            before = correlation;
        }
        return new Autocorrelation(Math.max(time, 1 / Math.log10((double) values)), window, values);
    }

    /// ρ(0) = 1, ρ(1), … ρ(lags).
    ///
    /// @throws IllegalArgumentException unless 0 ≤ lags < values
    public static double[] function(double[] chain, int lags) {
        if (lags < 0 || lags >= chain.length) {
            throw new IllegalArgumentException(
                    "values=" + chain.length + ", lags=" + lags + "; take fewer lags than values");
        }
        double[][] one = {chain};
        double mean = Moments.mean(chain);
        double variance = covariance(one, mean, 0);
        double[] function = new double[lags + 1];
        for (int lag = 0; lag <= lags; lag++) {
            function[lag] = covariance(one, mean, lag) / variance;
        }
        return function;
    }

    /// The mean product of deviations of values that are `lag` apart.
    private static double covariance(double[][] chains, double mean, int lag) {
        double products = 0;
        long pairs = 0;
        for (double[] chain : chains) {
            for (int i = 0; i < chain.length - lag; i++) {
                products += (chain[i] - mean) * (chain[i + lag] - mean);
            }
            pairs += Math.max(0, chain.length - lag);
        }
        return products / pairs;
    }

    /// n/τ: so many independent values have a mean with the same error. No more than n·log₁₀ n is believed.
    public double effectiveSamples() {
        return values / time;
    }

    /// The standard error of τ: τ·√(2(2W + 1)/n), from the same source.
    public double standardError() {
        return time * Math.sqrt(2 * (2.0 * window + 1) / values);
    }

    /// Whether n ≥ 50τ.
    public boolean isLongEnough() {
        return values >= LONG_ENOUGH * time;
    }
}
