package org.halocline.sample;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.halocline.statistics.Derived;
import org.halocline.statistics.Jackknife;
import org.halocline.statistics.Jackknifed;

/// Means of scores without one group of samples each: what the [Jackknife] needs. Groups that have no sample are not
/// among them.
///
/// @param scores  their names
/// @param means   over all samples
/// @param samples how many each group has
/// @param without `without[j][m]` is the mean of score m over all samples but those of group j, rounded once
public record Groups(List<String> scores, List<Double> means, List<Long> samples, List<List<Double>> without)
        implements TallyResult {
    public Groups {
        scores = List.copyOf(scores);
        without = List.copyOf(without);
    }

    @Override
    public String name() {
        return String.join(", ", scores);
    }

    /// Value and error of any quantity that is made of these scores; empty for fewer than two groups.
    ///
    /// @throws IllegalArgumentException if it is made of others too
    public Optional<Jackknifed> jackknife(Derived derived) {
        int[] numbers = derived.scores().stream().mapToInt(this::number).toArray();
        if (samples.size() < 2) {
            return Optional.empty();
        }
        return Optional.of(Jackknife.of(
                derived,
                of(means, numbers),
                without.stream().map(row -> of(row, numbers)).toArray(double[][]::new),
                samples.stream().mapToLong(Long::longValue).toArray()));
    }

    private static double[] of(List<Double> all, int[] numbers) {
        double[] some = new double[numbers.length];
        for (int m = 0; m < some.length; m++) {
            some[m] = all.get(numbers[m]);
        }
        return some;
    }

    private int number(String score) {
        int number = scores.indexOf(score);
        if (number < 0) {
            throw new IllegalArgumentException("score=" + score + "; groups are of " + name());
        }
        return number;
    }

    /// `20 groups of 500 samples`.
    @Override
    public String toString() {
        long total = samples.stream().mapToLong(Long::longValue).sum();
        return String.format(
                Locale.ROOT, "%d groups of %d samples", samples.size(), samples.isEmpty() ? 0 : total / samples.size());
    }
}
