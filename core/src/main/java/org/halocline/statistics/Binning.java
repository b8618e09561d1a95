package org.halocline.statistics;

import java.util.ArrayList;
import java.util.List;

/// The error of the mean of a chain as a function of the length of bins: 1, 2, 4, … values.
///
/// Neighbouring bins are averaged two by two from level to level. The error grows with the length until bins are much
/// longer than the correlation and then stays: there it is right. Values are taken one by one and not kept. H.
/// Flyvbjerg, H. G. Petersen, "Error estimates on averages of correlated data" (1989),
/// [doi:10.1063/1.457480](https://doi.org/10.1063/1.457480).
///
/// Chains that do not depend on each other each fill a binning of their own; [#merge] puts these together, in the order
/// of the chains for the same bits. Bins do not reach from one chain into the next. Not thread-safe.
public final class Binning {
    /// With fewer bins the error of a level is itself known to worse than 13 %.
    public static final int FEWEST_BINS = 32;

    private final List<Bin> levels = new ArrayList<>();

    /// Bins of one length: running mean and spread of those that are complete, and the first half of the next.
    private static final class Bin {
        long count;
        double mean;
        double deviations;
        boolean hasHalf;
        double half;

        void add(double value) {
            count++;
            double before = value - mean;
            mean += before / count;
            deviations += before * (value - mean);
        }

        void merge(Bin other) {
            if (other.count == 0) {
                return;
            }
            double between = other.mean - mean;
            double all = (double) count + other.count;
            deviations += other.deviations + between * between * count * (other.count / all);
            mean += between * (other.count / all);
            count += other.count;
        }
    }

    /// A length of bins.
    ///
    /// @param length        values in a bin
    /// @param bins          how many are complete
    /// @param standardError of the mean, if bins did not depend on each other
    public record Level(long length, long bins, double standardError) {
        /// How well the error is known: standardError/√(2(bins − 1)).
        public double errorOfError() {
            return standardError / Math.sqrt(2 * (bins - 1.0));
        }
    }

    /// Takes the next value of the chain.
    public void add(double value) {
        double carried = value;
        for (int level = 0; ; level++) {
            if (level == levels.size()) {
                levels.add(new Bin());
            }
            Bin bin = levels.get(level);
            bin.add(carried);
            bin.hasHalf = !bin.hasHalf;
            if (bin.hasHalf) {
                bin.half = carried;
                return;
            }
            carried = (bin.half + carried) / 2;
        }
    }

    /// Takes all values of a chain in order.
    public static Binning of(double[] chain) {
        Binning binning = new Binning();
        for (double value : chain) {
            binning.add(value);
        }
        return binning;
    }

    /// Takes in the complete bins of another chain. This chain goes on where it was.
    public void merge(Binning other) {
        for (int level = 0; level < other.levels.size(); level++) {
            if (level == levels.size()) {
                levels.add(new Bin());
            }
            levels.get(level).merge(other.levels.get(level));
        }
    }

    /// All lengths with two bins or more, least first.
    public List<Level> levels() {
        List<Level> all = new ArrayList<>();
        for (int level = 0; level < levels.size(); level++) {
            Bin bin = levels.get(level);
            if (bin.count >= 2) {
                all.add(new Level(1L << level, bin.count, Math.sqrt(bin.deviations / (bin.count - 1.0) / bin.count)));
            }
        }
        return List.copyOf(all);
    }

    /// The mean of all values with the error of the longest bins of which there are [#FEWEST_BINS].
    public ChainMean mean() {
        List<Level> known = known();
        if (known.isEmpty()) {
            return new ChainMean(levels.isEmpty() ? Double.NaN : levels.getFirst().mean, Double.NaN, 0);
        }
        return new ChainMean(levels.getFirst().mean, known.getLast().standardError, known.getLast().bins - 1.0);
    }

    /// How many values are worth an independent one: the square of the error over that of single values. A lower bound
    /// unless [#hasPlateau].
    public double time() {
        List<Level> known = known();
        if (known.isEmpty()) {
            return Double.NaN;
        }
        double ratio = known.getLast().standardError / known.getFirst().standardError;
        return ratio * ratio;
    }

    /// Whether the error has stopped growing: over the last two doublings by no more than twice what it is uncertain.
    public boolean hasPlateau() {
        List<Level> known = known();
        if (known.size() < 3) {
            return false;
        }
        Level last = known.getLast();
        return last.standardError - known.get(known.size() - 3).standardError <= 2 * last.errorOfError();
    }

    private List<Level> known() {
        return levels().stream().filter(level -> level.bins >= FEWEST_BINS).toList();
    }
}
