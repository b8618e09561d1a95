package org.halocline.sample;

import java.util.List;
import org.halocline.error.ConfigurationException;
import org.halocline.statistics.Interval;
import org.halocline.statistics.QuantilePlaces;

/// Quantiles of numbers, each within a relative accuracy.
///
/// @param accuracy    largest relative error of a value
/// @param values      one for each filled bin, rising; infinite for numbers beyond the declared magnitudes
/// @param counts      how many numbers each stands for
/// @param independent whether every sample recorded one number. Numbers of one sample may depend on each other: errors
///     and intervals are known without that alone
public record Quantiles(String name, double accuracy, List<Double> values, List<Long> counts, boolean independent)
        implements TallyResult {
    /// Probabilities that reports show.
    public static final List<Double> SHOWN = List.of(0.01, 0.05, 0.25, 0.5, 0.75, 0.95, 0.99);

    /// How many numbers there are.
    public long total() {
        return counts.stream().mapToLong(Long::longValue).sum();
    }

    /// The number at place ⌈np⌉, at least 1, of all n in order of size: see [QuantilePlaces#place]. NaN if there are
    /// none.
    ///
    /// @param probability p, 0 to 1: 0.5 for the median
    public double quantile(double probability) {
        if (!(probability >= 0 && probability <= 1)) {
            throw new ConfigurationException("probability=" + probability + "; take 0 to 1");
        }
        return at(QuantilePlaces.place(total(), probability));
    }

    /// The number at a place, from 1; the least before it, the greatest beyond all. NaN if there are none.
    public double at(long place) {
        long left = place;
        for (int n = 0; n < values.size(); n++) {
            left -= counts.get(n);
            if (left <= 0) {
                return values.get(n);
            }
        }
        return values.isEmpty() ? Double.NaN : values.getLast();
    }

    /// A quantile with its standard error: half the distance between the numbers whose places are √(n p (1 − p)) below
    /// and above np; NaN unless every sample recorded one number.
    public Estimate estimate(double probability) {
        long n = total();
        double middle = n * probability;
        double spread = Math.sqrt(n * probability * (1 - probability));
        double low = at((long) Math.floor(middle - spread));
        double high = at((long) Math.ceil(middle + spread) + 1);
        return new Estimate(quantile(probability), n < 2 || !independent ? Double.NaN : (high - low) / 2, n);
    }

    /// Contains the quantile of the distribution with probability `level`, whatever the distribution is: between two
    /// numbers whose places follow from the binomial distribution, each moved outwards by the accuracy. Unbounded
    /// unless every sample recorded one number.
    ///
    /// @param probability between 0 and 1
    public Interval interval(double probability, double level) {
        QuantilePlaces places = QuantilePlaces.of(total(), probability, level);
        double low = places.low() < 1 || !independent ? Double.NEGATIVE_INFINITY : at(places.low());
        double high = places.high() > total() || !independent ? Double.POSITIVE_INFINITY : at(places.high());
        return new Interval(low - accuracy * Math.abs(low), high + accuracy * Math.abs(high), level);
    }

    /// `median 3.14 ± 0.05, 5 % 0.21, 95 % 9.87, within 1.0 %`.
    @Override
    public String toString() {
        String median = independent ? estimate(0.5).toString() : Double.toString(quantile(0.5));
        return "median " + median + ", 5 % " + quantile(0.05) + ", 95 % " + quantile(0.95) + ", within "
                + 100 * accuracy + " %";
    }
}
