package org.halocline.variance;

import java.util.List;
import org.halocline.model.SampleSimulation;
import org.halocline.sample.Scores;
import org.halocline.sample.TallySpec;

/// Takes the scores of inner samples and passes on what they add to tallies, where these still mean the same.
///
/// Where one sample is the mean of several, cells, series and weighted histograms do: what inner samples add is divided
/// by their number, so means stay and errors are those of the observations. So do groups of observations. Histograms
/// and quantiles of numbers of their own do too. Tallies of single scores do not, nor do weighted means: these are left
/// out.
interface PassingScores extends Scores {
    /// Where tallies go.
    Scores outer();

    /// By which number the outer simulation knows a tally of the inner one; −1 if it is left out.
    int passed(int tally);

    /// By which values are multiplied.
    double share();

    /// The tallies of a simulation that stay where inner samples are averaged.
    static List<TallySpec> staying(SampleSimulation inner) {
        List<TallySpec> all = inner.tallies();
        if (all.isEmpty()) {
            return all;
        }
        List<String> scores = inner.scores();
        return all.stream().filter(tally -> stays(tally, scores)).toList();
    }

    /// Numbers of these tallies as the outer simulation counts them, −1 for those that do not stay.
    static int[] numbers(SampleSimulation inner) {
        List<TallySpec> all = inner.tallies();
        int[] numbers = new int[all.size()];
        List<String> scores = all.isEmpty() ? List.of() : inner.scores();
        int next = 0;
        for (int n = 0; n < numbers.length; n++) {
            numbers[n] = stays(all.get(n), scores) ? next++ : -1;
        }
        return numbers;
    }

    private static boolean stays(TallySpec tally, List<String> scores) {
        return switch (tally) {
            case TallySpec.Cells cells -> true;
            case TallySpec.Groups groups -> true;
            case TallySpec.Series series -> true;
            case TallySpec.WeightedHistogram histogram -> true;
            case TallySpec.Histogram histogram -> !scores.contains(histogram.name());
            case TallySpec.Quantiles quantiles -> !scores.contains(quantiles.name());
            default -> false;
        };
    }

    @Override
    default void record(int tally, double value) {
        if (passed(tally) >= 0) {
            outer().record(passed(tally), value);
        }
    }

    @Override
    default void add(int tally, int cell, double value) {
        if (passed(tally) >= 0) {
            outer().add(passed(tally), cell, share() * value);
        }
    }

    @Override
    default void addAt(int tally, double value, double x) {
        if (passed(tally) >= 0) {
            outer().addAt(passed(tally), share() * value, x);
        }
    }

    @Override
    default void addAt(int tally, double value, double x, double y) {
        if (passed(tally) >= 0) {
            outer().addAt(passed(tally), share() * value, x, y);
        }
    }

    @Override
    default void addAt(int tally, double value, double x, double y, double z) {
        if (passed(tally) >= 0) {
            outer().addAt(passed(tally), share() * value, x, y, z);
        }
    }

    @Override
    default void weigh(int tally, double value, double weight) {
        if (passed(tally) >= 0) {
            outer().weigh(passed(tally), value, share() * weight);
        }
    }
}
