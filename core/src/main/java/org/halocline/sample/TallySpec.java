package org.halocline.sample;

import java.util.HashSet;
import java.util.List;
import org.halocline.error.ConfigurationException;

/// What a simulation collects beside the mean and the standard error of each score.
///
/// | kind | of | a sample |
/// |---|---|---|
/// | [Covariance], [Extremes], [Moments], [Groups] | scores | needs to do nothing |
/// | [Histogram], [Quantiles] with the name of a score | that score | needs to do nothing; without a score it counts as
/// 0 |
/// | [Histogram], [Quantiles] with another name | numbers of its own | calls [Scores#record] as often as it likes |
/// | [Cells] | a sum per cell | calls [Scores#add] or [Scores#addAt] as often as it likes |
/// | [Series] | a sum per time | calls [Scores#add] as often as it likes |
/// | [WeightedHistogram] | numbers with weights | calls [Scores#weigh] as often as it likes |
/// | [Weighted] | a number with a weight | calls [Scores#weigh] at most once |
///
/// All totals are whole numbers or exact sums, so that workers, batches and their order change no bit of any result.
public sealed interface TallySpec {
    /// Unique among those of one kind.
    String name();

    /// Covariances and correlations between all pairs of some scores.
    static Covariance covariance(String... scores) {
        return new Covariance(List.of(scores));
    }

    /// Least and greatest value of a score, with the sample that made it.
    static Extremes extremes(String score) {
        return new Extremes(score);
    }

    /// Skewness and kurtosis of a score.
    static Moments moments(String score) {
        return new Moments(score);
    }

    /// Sums of scores by group of samples: what the jackknife leaves out in turn.
    ///
    /// @param count how many groups, 2 to 1000; twenty or more tell an error to a sixth of it
    static Groups groups(int count, String... scores) {
        return new Groups(count, List.of(scores));
    }

    /// Counts of numbers by bin.
    static Histogram histogram(String name, Bins bins) {
        return new Histogram(name, bins);
    }

    /// Quantiles within 1 % of numbers from 10⁻⁹ to 10⁹ of both signs; see [Quantiles] for others.
    static Quantiles quantiles(String name) {
        return new Quantiles(name, 0.01, 1e-9, 1e9, true);
    }

    /// Means in the cells of one to three axes.
    ///
    /// @param scale a typical size of what one sample adds to a cell, see [Cells]
    static Cells cells(String name, double scale, Bins... axes) {
        return new Cells(name, scale, List.of(axes));
    }

    /// Means at some times.
    ///
    /// @param scale a typical size of what one sample adds at a time, see [Cells]
    static Series series(String name, double scale, double... times) {
        return new Series(name, scale, Numbers.of(times));
    }

    /// The mean of weighted numbers.
    static Weighted weighted(String name) {
        return new Weighted(name);
    }

    /// Weights of numbers by bin.
    static WeightedHistogram weightedHistogram(String name, Bins bins) {
        return new WeightedHistogram(name, bins);
    }

    /// See [#covariance].
    ///
    /// @param scores their names, 2 to 64
    record Covariance(List<String> scores) implements TallySpec {
        /// Most scores of one: there is a sum for each pair.
        public static final int MOST = 64;

        public Covariance {
            scores = List.copyOf(scores);
            if (scores.size() < 2 || scores.size() > MOST || new HashSet<>(scores).size() < scores.size()) {
                throw new ConfigurationException("covariance of=" + scores + "; name 2 to 64 different scores");
            }
        }

        @Override
        public String name() {
            return String.join(", ", scores);
        }
    }

    /// See [#groups]. Sample i belongs to group i mod count, whoever draws it.
    ///
    /// @param scores their names
    record Groups(int count, List<String> scores) implements TallySpec {
        /// Most groups.
        public static final int MOST = 1000;

        public Groups {
            scores = List.copyOf(scores);
            if (count < 2 || count > MOST) {
                throw new ConfigurationException("groups=" + count + "; take 2 to " + MOST);
            }
            if (scores.isEmpty() || new HashSet<>(scores).size() < scores.size()) {
                throw new ConfigurationException("groups of=" + scores + "; name different scores");
            }
        }

        @Override
        public String name() {
            return String.join(", ", scores);
        }
    }

    /// See [#extremes].
    record Extremes(String name) implements TallySpec {}

    /// See [#moments].
    record Moments(String name) implements TallySpec {}

    /// See [#histogram].
    record Histogram(String name, Bins bins) implements TallySpec {}

    /// Quantiles of numbers, each within a relative accuracy: a DDSketch with a fixed range, so that its size is known
    /// before the run. Numbers beyond the range are counted, and a quantile among them is infinite: one wild sample
    /// does not end a run.
    ///
    /// @param accuracy largest relative error, 10⁻⁴ to 0.1
    /// @param least    smallest magnitude that is not 0, from 10⁻³⁰⁰
    /// @param greatest largest magnitude, up to 10³⁰⁰
    /// @param signed   whether negative numbers are resolved too
    record Quantiles(String name, double accuracy, double least, double greatest, boolean signed) implements TallySpec {
        public Quantiles {
            if (!(accuracy >= 1e-4 && accuracy <= 0.1 && least >= 1e-300 && least < greatest && greatest <= 1e300)) {
                throw new ConfigurationException("quantiles=" + name + ", accuracy=" + accuracy + ", least=" + least
                        + ", greatest=" + greatest
                        + "; take accuracy 1e-4 to 0.1 and 1e-300 <= least < greatest <= 1e300");
            }
        }

        /// The same with another relative accuracy.
        public Quantiles within(double relative) {
            return new Quantiles(name, relative, least, greatest, signed);
        }

        /// The same for other magnitudes.
        public Quantiles between(double smallest, double largest) {
            return new Quantiles(name, accuracy, smallest, largest, signed);
        }

        /// The same for numbers that are never negative: half the size.
        public Quantiles positive() {
            return new Quantiles(name, accuracy, least, greatest, false);
        }
    }

    /// Means with standard errors in the cells of one to three axes.
    ///
    /// What a sample adds is rounded to a multiple of the quantum 2⁻³²·s, s the largest power of two up to the
    /// scale. Everything after that is exact: the total of a sample in a cell is a whole number of quanta, at most
    /// 2⁶², and the variance is that of these totals. A sample that comes to more is refused. So a scale that is a
    /// thousand times too small or too large does no harm.
    ///
    /// @param scale a typical size of what one sample adds to a cell
    /// @param axes  cells along each; the first axis runs fastest
    record Cells(String name, double scale, List<Bins> axes) implements TallySpec {
        public Cells {
            axes = List.copyOf(axes);
            long cells = axes.stream().mapToLong(Bins::count).reduce(1, (a, b) -> Math.min(a * b, 1L << 40));
            if (axes.isEmpty() || axes.size() > 3 || cells > Bins.MOST) {
                throw new ConfigurationException("cells=" + name + ", axes=" + axes.size() + ", cells=" + cells
                        + "; take one to three axes and at most " + Bins.MOST + " cells");
            }
            requireScale(name, scale);
        }

        /// How many cells.
        int count() {
            return axes.stream().mapToInt(Bins::count).reduce(1, (a, b) -> a * b);
        }
    }

    /// Means with standard errors at some times; rounded as in [Cells].
    ///
    /// @param scale a typical size of what one sample adds at a time
    record Series(String name, double scale, List<Double> times) implements TallySpec {
        public Series {
            times = Numbers.of(times.stream().mapToDouble(Double::doubleValue).toArray());
            boolean rise = !times.isEmpty() && times.size() <= Bins.MOST;
            for (int n = 0; n < times.size(); n++) {
                rise &= Double.isFinite(times.get(n)) && (n == 0 || times.get(n) > times.get(n - 1));
            }
            if (!rise) {
                throw new ConfigurationException(
                        "series=" + name + ", times=" + times.size() + "; take 1 to " + Bins.MOST + " times that rise");
            }
            requireScale(name, scale);
        }
    }

    /// See [#weighted].
    record Weighted(String name) implements TallySpec {}

    /// See [#weightedHistogram]; each bin takes some 100 KiB of a worker.
    record WeightedHistogram(String name, Bins bins) implements TallySpec {
        private static final int MOST_BINS = 1000;

        public WeightedHistogram {
            if (bins.count() > MOST_BINS) {
                throw new ConfigurationException("weighted histogram=" + name + ", bins=" + bins.count()
                        + "; take at most " + MOST_BINS + ", or a cell tally of one axis");
            }
        }
    }

    private static void requireScale(String name, double scale) {
        if (!(scale >= 1e-250 && scale <= 1e250)) {
            throw new ConfigurationException(
                    "tally=" + name + ", scale=" + scale + "; take a size between 1e-250 and 1e250");
        }
    }
}
