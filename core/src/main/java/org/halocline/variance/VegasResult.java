package org.halocline.variance;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.commons.math3.special.Gamma;

/// What the rounds of [Vegas] found.
///
/// @param mean          average of the rounds that count, weighted by 1/σ²; equally if one of them found nothing
/// @param standardError of the average
/// @param chiSquare     Σ (round − mean)²/σ² over them
/// @param rounds        all, in order
/// @param map           of the last one
public record VegasResult(double mean, double standardError, double chiSquare, List<Round> rounds, VegasMap map) {
    public VegasResult {
        rounds = List.copyOf(rounds);
    }

    /// One round.
    ///
    /// @param counts        whether it is part of the average
    /// @param mean          of its weighted scores
    /// @param standardError of that mean
    /// @param samples       how many
    public record Round(boolean counts, double mean, double standardError, long samples) {}

    /// @param scaled rounds with scores divided by 2^exponent
    static VegasResult of(List<Round> scaled, int exponent, VegasMap map) {
        double common = commonVariance(scaled);
        double weights = 0;
        double weighted = 0;
        for (Round round : scaled) {
            if (round.counts) {
                weights += weight(round, common);
                weighted += weight(round, common) * round.mean;
            }
        }
        double mean = weighted / weights;
        double chiSquare = 0;
        List<Round> rounds = new ArrayList<>();
        for (Round round : scaled) {
            if (round.counts) {
                chiSquare += weight(round, common) * (round.mean - mean) * (round.mean - mean);
            }
            rounds.add(new Round(
                    round.counts,
                    Math.scalb(round.mean, exponent),
                    Math.scalb(round.standardError, exponent),
                    round.samples));
        }
        double error = Math.sqrt(1 / weights);
        return new VegasResult(Math.scalb(mean, exponent), Math.scalb(error, exponent), chiSquare, rounds, map);
    }

    /// A round that found nothing has no error, which is not to be believed where others found something: rounds then
    /// count equally, each with the mean of their variances.
    ///
    /// @return that mean; 0 if each round has a weight of its own
    private static double commonVariance(List<Round> rounds) {
        List<Round> counting = rounds.stream().filter(Round::counts).toList();
        return counting.stream().anyMatch(round -> round.mean == 0 && round.standardError == 0)
                ? counting.stream()
                        .mapToDouble(round -> round.standardError * round.standardError)
                        .average()
                        .orElse(0)
                : 0;
    }

    /// A round of one and the same score everywhere has no error but rounding; scores are about 1 here.
    private static double weight(Round round, double common) {
        if (common > 0) {
            return 1 / common;
        }
        double error = Math.max(round.standardError, Math.max(Math.abs(round.mean), 1e-30) * 0x1p-52);
        return 1 / (error * error);
    }

    /// Rounds that count, less one.
    public int degreesOfFreedom() {
        return (int) rounds.stream().filter(Round::counts).count() - 1;
    }

    /// How many times fewer samples gave this error than plain ones would have, those of the warm-up counted: the first
    /// round, whose map is uniform, is plain sampling. Too small where that round missed the peaks.
    public double varianceRatio() {
        Round first = rounds.getFirst();
        double plain = first.standardError * first.standardError * first.samples;
        double samples = rounds.stream().mapToLong(Round::samples).sum();
        return plain / (standardError * standardError * samples);
    }

    /// Probability that rounds which agree differ by as much as these, or more: below a percent, mistrust the average.
    /// 1 for a single round.
    public double probability() {
        return probability(chiSquare, degreesOfFreedom());
    }

    private static double probability(double chiSquare, int freedom) {
        return freedom < 1 ? 1 : Gamma.regularizedGammaQ(freedom / 2.0, chiSquare / 2);
    }

    /// A line for each round: its estimate, and the average of those that count so far with χ² per degree of freedom
    /// and its probability Q.
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        text.append(
                String.format(Locale.ROOT, "%5s %26s %26s %9s %6s%n", "round", "estimate", "average", "chi2/dof", "Q"));
        List<Round> sofar = new ArrayList<>();
        for (int r = 0; r < rounds.size(); r++) {
            Round round = rounds.get(r);
            sofar.add(round);
            VegasResult average = of(sofar, 0, map);
            int freedom = average.degreesOfFreedom();
            text.append(String.format(
                    Locale.ROOT,
                    "%5d %26s %26s %9s %6s%n",
                    r + 1,
                    number(round.mean, round.standardError),
                    round.counts ? number(average.mean, average.standardError) : "warm-up",
                    freedom < 1 ? "" : String.format(Locale.ROOT, "%.2f", average.chiSquare / freedom),
                    freedom < 1 ? "" : String.format(Locale.ROOT, "%.2f", average.probability())));
        }
        text.append(String.format(Locale.ROOT, "variance ratio against plain samples: %.2g%n", varianceRatio()));
        return text.toString();
    }

    private static String number(double mean, double error) {
        return String.format(Locale.ROOT, "%.8g ± %.1e", mean, error);
    }
}
