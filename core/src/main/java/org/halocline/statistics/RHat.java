package org.halocline.statistics;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/// Whether chains from different starts have come to the same distribution: rank-normalised split-R̂.
///
/// Each chain is split in halves, so that a drift counts as well; all values are replaced by normal scores of their
/// places in order of size, so that heavy tails do no harm; R̂ = √(((n − 1)W + B)/(nW)) compares the spread between
/// halves of n values, B, with that within them, W. The larger of two counts: of the values (do they agree where the
/// middle is?) and of their distances from the median (do they agree how wide it is?).
///
/// A. Vehtari, A. Gelman, D. Simpson, B. Carpenter, P.-C. Bürkner, "Rank-normalization, folding, and localization: an
/// improved R̂ for assessing convergence of MCMC" (2021),
/// [doi:10.1214/20-BA1221](https://doi.org/10.1214/20-BA1221).
public final class RHat {
    /// Chains with a larger R̂ are not to be used, says the paper.
    public static final double LARGEST = 1.01;

    private RHat() {}

    /// R̂ of chains of equal length; of an odd length the value in the middle is left out.
    ///
    /// @return 1 or little more when chains agree; NaN if none ever moves
    /// @throws IllegalArgumentException unless chains are of one length, four or more
    public static double of(double[]... chains) {
        double[][] halves = halves(chains);
        double middle = plain(normalScores(halves));
        double width = plain(normalScores(fold(halves)));
        // Two values that are as often above the median as below it are all as far from it.
        return Double.isNaN(width) ? middle : Math.max(middle, width);
    }

    private static double[][] halves(double[][] chains) {
        int length = chains.length == 0 ? 0 : chains[0].length;
        double[][] halves = new double[2 * chains.length][];
        for (int c = 0; c < chains.length; c++) {
            if (chains[c].length != length || length < 4) {
                throw new IllegalArgumentException(
                        "chain=" + c + ", values=" + chains[c].length + "; chains must be of one length, four or more");
            }
            halves[2 * c] = Arrays.copyOfRange(chains[c], 0, length / 2);
            halves[2 * c + 1] = Arrays.copyOfRange(chains[c], length - length / 2, length);
        }
        if (halves.length == 0) {
            throw new IllegalArgumentException("chains=0; take one or more");
        }
        return halves;
    }

    /// Distances from the median of all.
    private static double[][] fold(double[][] chains) {
        double[] all =
                Arrays.stream(chains).flatMapToDouble(Arrays::stream).sorted().toArray();
        double median = (all[(all.length - 1) / 2] + all[all.length / 2]) / 2;
        double[][] folded = new double[chains.length][];
        for (int c = 0; c < chains.length; c++) {
            folded[c] = Arrays.stream(chains[c]).map(x -> Math.abs(x - median)).toArray();
        }
        return folded;
    }

    /// Φ⁻¹((r − 3/8)/(S + 1/4)) for the place r among all S values; values that are equal share their mean place.
    private static double[][] normalScores(double[][] chains) {
        int length = chains[0].length;
        int all = chains.length * length;
        Integer[] order = IntStream.range(0, all)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> chains[i / length][i % length]))
                .toArray(Integer[]::new);
        double[][] scores = new double[chains.length][length];
        for (int from = 0; from < all; ) {
            double value = chains[order[from] / length][order[from] % length];
            int to = from + 1;
            while (to < all && chains[order[to] / length][order[to] % length] == value) {
                to++;
            }
            double place = (from + 1 + to) / 2.0;
            double score = QuantileFunctions.normal((place - 0.375) / (all + 0.25));
            for (int i = from; i < to; i++) {
                scores[order[i] / length][order[i] % length] = score;
            }
            from = to;
        }
        return scores;
    }

    private static double plain(double[][] chains) {
        double n = chains[0].length;
        double[] means = Arrays.stream(chains).mapToDouble(Moments::mean).toArray();
        double within =
                Arrays.stream(chains).mapToDouble(Moments::variance).average().orElseThrow();
        double between = n * Moments.variance(means);
        return Math.sqrt(((n - 1) * within + between) / (n * within));
    }
}
