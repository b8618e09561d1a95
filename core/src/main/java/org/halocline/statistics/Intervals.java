package org.halocline.statistics;

/// Confidence intervals of means, proportions and variances of independent samples.
///
/// For quantiles see [QuantilePlaces], for chains [ChainMean].
public final class Intervals {
    private Intervals() {}

    /// mean ± t·standardError, t from Student's distribution with samples − 1 degrees of freedom.
    ///
    /// Exact for normal samples; for others as good as the central limit theorem has become, which takes long where
    /// tails are heavy or the distribution is lopsided. Fewer than two samples bound nothing.
    public static Interval mean(double mean, double standardError, long samples, double level) {
        return samples < 2
                ? Interval.around(mean, Double.NaN, level)
                : student(mean, standardError, samples - 1.0, level);
    }

    /// value ± t·standardError for any number of degrees of freedom; without one it bounds nothing.
    public static Interval student(double value, double standardError, double degreesOfFreedom, double level) {
        double tail = QuantileFunctions.tail(level);
        return degreesOfFreedom > 0 && tail > 0
                ? Interval.around(
                        value, QuantileFunctions.studentBothSides(degreesOfFreedom, level) * standardError, level)
                : Interval.unknown(level);
    }

    /// value ± z·standardError, for a value that is normal with a standard error that is known well: one made of many
    /// samples.
    public static Interval normal(double value, double standardError, double level) {
        return Interval.around(value, QuantileFunctions.normalBothSides(level) * standardError, level);
    }

    /// The probability behind `hits` of `samples`, by Wilson's score interval: all p with
    /// |hits/n − p| ≤ z·√(p(1 − p)/n).
    ///
    /// It stays within 0 and 1, says something even of 0 hits (p ≤ z²/(n + z²)), and keeps close to its level
    /// for small counts, where mean ± z·error fails. E. B. Wilson (1927),
    /// [doi:10.1080/01621459.1927.10502953](https://doi.org/10.1080/01621459.1927.10502953).
    ///
    /// @throws IllegalArgumentException unless 0 ≤ hits ≤ samples
    public static Interval proportion(long hits, long samples, double level) {
        if (hits < 0 || hits > samples) {
            throw new IllegalArgumentException(
                    "hits=" + hits + ", samples=" + samples + "; there cannot be more hits than samples");
        }
        if (samples == 0) {
            return new Interval(0, 1, level);
        }
        double z = QuantileFunctions.normalBothSides(level);
        double n = samples;
        double p = hits / n;
        double q = (samples - hits) / n;
        double scale = 1 + z * z / n;
        double centre = (p + z * z / (2 * n)) / scale;
        double half = z / scale * Math.sqrt(p * q / n + z * z / (4 * n * n));
        return new Interval(hits == 0 ? 0 : centre - half, hits == samples ? 1 : centre + half, level);
    }

    /// The variance behind s² of normal samples: (n − 1)s²/χ²; see the other form for samples that are not normal, for
    /// which this one is wrong however many there are.
    ///
    /// @param variance s², unbiased
    public static Interval normalVariance(double variance, long samples, double level) {
        double tail = QuantileFunctions.tail(level);
        if (samples < 2 || !Double.isFinite(variance)) {
            return new Interval(0, Double.POSITIVE_INFINITY, level);
        }
        double freedom = samples - 1.0;
        return new Interval(
                freedom * variance / QuantileFunctions.chiSquaredAbove(freedom, tail),
                freedom * variance / QuantileFunctions.chiSquared(freedom, tail),
                level);
    }

    /// The variance behind s² of any samples, from their kurtosis: s²·exp(±z·e), where
    /// e² = κ/n + 2/(n − 1) is the variance of s²/σ².
    ///
    /// The logarithm of s² comes closer to normal than s² itself, and the interval stays above 0. It is as
    /// good as κ is known: take it for hundreds of samples, thousands where tails are heavy.
    ///
    /// @param variance s², unbiased
    /// @param kurtosis κ = m₄/m₂² − 3 of the samples, the excess: 0 for normal ones
    public static Interval variance(double variance, double kurtosis, long samples, double level) {
        double z = QuantileFunctions.normalBothSides(level);
        double error = relativeErrorOfVariance(kurtosis, samples);
        if (!Double.isFinite(variance) || !Double.isFinite(error)) {
            return new Interval(0, Double.POSITIVE_INFINITY, level);
        }
        double factor = StrictMath.exp(z * error);
        return new Interval(variance / factor, variance * factor, level);
    }

    /// The standard error of s² as a part of σ²; twice the relative error of an error bar.
    ///
    /// @return NaN for fewer than two samples
    static double relativeErrorOfVariance(double kurtosis, long samples) {
        double n = samples;
        return samples < 2 ? Double.NaN : Math.sqrt(Math.max(0, kurtosis / n + 2 / (n - 1)));
    }
}
