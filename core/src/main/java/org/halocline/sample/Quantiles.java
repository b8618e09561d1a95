package org.halocline.sample;

import java.util.List;
import org.halocline.error.ConfigurationException;
import org.halocline.statistics.Interval;
import org.halocline.statistics.QuantilePlaces;

/// Quantiles of numbers, each within a relative accuracy.
///
/// @param accuracy largest relative error of a value
/// @param values   one for each filled bin, rising; infinite for numbers beyond the declared magnitudes
/// @param counts   how many numbers each stands for
public record Quantiles(String name, double accuracy, List<Double> values, List<Long> counts) implements TallyResult {
    /// Probabilities that reports show.
    public static final List<Double> SHOWN = List.of(0.01, 0.05, 0.25, 0.5, 0.75, 0.95, 0.99);

    /// How many numbers there are.
    public long total() {
        return counts.stream().mapToLong(Long::longValue).sum();
    }

    /// The number of rank ⌊p (n − 1)⌋, counted from 0 among all n in order; NaN if there are none.
    ///
    /// @param probability p, 0 to 1: 0.5 for the median
    public double quantile(double probability) {
        if (!(probability >= 0 && probability <= 1)) {
            throw new ConfigurationException("probability=" + probability + "; take 0 to 1");
        }
        long rank = (long) Math.floor(probability * (total() - 1.0));
        return ranked(rank);
    }

    /// The number of a rank, counted from 0; the last beyond all. NaN if there are none.
    public double ranked(long rank) {
        long left = rank;
        for (int n = 0; n < values.size(); n++) {
            left -= counts.get(n);
            if (left < 0) {
                return values.get(n);
            }
        }
        return values.isEmpty() ? Double.NaN : values.getLast();
    }

    /// A quantile with its standard error, if every sample recorded one number: half the distance between the numbers
    /// whose ranks are √(n p (1 − p)) below and above.
    public Estimate estimate(double probability) {
        long n = total();
        double spread = Math.sqrt(n * probability * (1 - probability));
        double rank = probability * (n - 1.0);
        double low = ranked((long) Math.max(0, Math.floor(rank - spread)));
        double high = ranked((long) Math.max(0, Math.ceil(rank + spread)));
        return new Estimate(quantile(probability), n < 2 ? Double.NaN : (high - low) / 2, n);
    }

    /// Contains the quantile of the distribution with probability `level`, whatever the distribution is, if every
    /// sample recorded one number: between two numbers whose ranks follow from the binomial distribution, each
    /// moved outwards by the accuracy.
    ///
    /// @param probability between 0 and 1
    public Interval interval(double probability, double level) {
        QuantilePlaces places = QuantilePlaces.of(total(), probability, level);
        double low = places.low() < 1 ? Double.NEGATIVE_INFINITY : ranked(places.low() - 1);
        double high = places.high() > total() ? Double.POSITIVE_INFINITY : ranked(places.high() - 1);
        return new Interval(low - accuracy * Math.abs(low), high + accuracy * Math.abs(high), level);
    }

    /// `median 3.14 ± 0.05, 5 % 0.21, 95 % 9.87, within 1.0 %`.
    @Override
    public String toString() {
        return "median " + estimate(0.5) + ", 5 % " + quantile(0.05) + ", 95 % " + quantile(0.95) + ", within "
                + 100 * accuracy + " %";
    }
}
