package org.halocline.variance;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.commons.math3.special.Gamma;
import org.halocline.sample.Estimate;

/// What the rounds of [Vegas] found.
///
/// @param mean             average of the rounds that count, weighted by 1/σ²; equally if one of them found nothing
/// @param standardError    of the average
/// @param chiSquare        Σ (round − mean)²/σ² over them
/// @param degreesOfFreedom rounds that count, less one
/// @param probability      Q: that rounds which agree differ by as much as these, or more; below a percent, mistrust
///     the average. 1 for a single round
/// @param varianceRatio    how many times fewer samples gave this error than plain ones would have, those of the
///     warm-up counted: the first round, whose map is uniform, knows their variance. Too small where that round missed
///     the peaks; NaN where there is no error to compare
/// @param rounds           all, in order
/// @param map              of the last one
public record VegasResult(
        double mean,
        double standardError,
        double chiSquare,
        int degreesOfFreedom,
        double probability,
        double varianceRatio,
        List<Round> rounds,
        VegasMap map) {
    public VegasResult {
        rounds = List.copyOf(rounds);
    }

    /// One round. What is said of the average is NaN as long as no round counts, or of χ² only one.
    ///
    /// @param counts              whether it is part of the average
    /// @param mean                of its weighted scores
    /// @param standardError       of that mean
    /// @param samples             how many
    /// @param average             of the rounds that count up to this one
    /// @param averageError        its standard error
    /// @param chiSquarePerDegree  χ² of these rounds divided by its degrees of freedom
    /// @param probability         Q of that
    public record Round(
            boolean counts,
            double mean,
            double standardError,
            long samples,
            double average,
            double averageError,
            double chiSquarePerDegree,
            double probability) {}

    /// What a round gave by itself.
    ///
    /// @param plainVariance of one sample; of a plain one in the first round
    record Found(boolean counts, double mean, double standardError, long samples, double plainVariance) {
        /// Whether every sample scored 0, which tells of no error.
        boolean isNothing() {
            return mean == 0 && standardError == 0;
        }

        /// A round of one and the same score everywhere has no error but rounding; scores are about 1 here.
        ///
        /// @param common variance of all; 0 if each has a weight of its own
        double weight(double common) {
            if (common > 0) {
                return 1 / common;
            }
            double error = Math.max(standardError, Math.max(Math.abs(mean), 1e-30) * 0x1p-52);
            return 1 / (error * error);
        }
    }

    /// The average of the rounds that count.
    private record Average(double mean, double error, double chiSquare, int freedom) {
        static Average of(List<Found> found) {
            List<Found> counting = found.stream().filter(Found::counts).toList();
            if (!counting.isEmpty() && counting.stream().allMatch(Found::isNothing)) {
                return new Average(0, 0, 0, counting.size() - 1);
            }
            double common = commonVariance(found);
            double weights = 0;
            double weighted = 0;
            int freedom = -1;
            for (Found round : found) {
                if (round.counts) {
                    weights += round.weight(common);
                    weighted += round.weight(common) * round.mean;
                    freedom++;
                }
            }
            double mean = weighted / weights;
            double chiSquare = 0;
            for (Found round : found) {
                if (round.counts) {
                    chiSquare += round.weight(common) * (round.mean - mean) * (round.mean - mean);
                }
            }
            return new Average(mean, Math.sqrt(1 / weights), chiSquare, freedom);
        }

        /// A round that found nothing has no error, which is not to be believed where others found something: rounds
        /// then count equally, each with the mean of their variances.
        ///
        /// @return that mean; 0 if each round has a weight of its own
        private static double commonVariance(List<Found> found) {
            List<Found> counting = found.stream().filter(Found::counts).toList();
            return counting.stream().anyMatch(Found::isNothing)
                    ? counting.stream()
                            .mapToDouble(round -> round.standardError * round.standardError)
                            .average()
                            .orElse(0)
                    : 0;
        }

        double probability() {
            return freedom < 1 ? 1 : Gamma.regularizedGammaQ(freedom / 2.0, chiSquare / 2);
        }
    }

    /// @param scaled rounds with scores divided by 2^exponent
    static VegasResult of(List<Found> scaled, int exponent, VegasMap map) {
        List<Round> rounds = new ArrayList<>();
        for (int r = 0; r < scaled.size(); r++) {
            Found own = scaled.get(r);
            Average sofar = Average.of(scaled.subList(0, r + 1));
            rounds.add(new Round(
                    own.counts,
                    Math.scalb(own.mean, exponent),
                    Math.scalb(own.standardError, exponent),
                    own.samples,
                    Math.scalb(sofar.mean, exponent),
                    sofar.freedom < 0 ? Double.NaN : Math.scalb(sofar.error, exponent),
                    sofar.freedom < 1 ? Double.NaN : sofar.chiSquare / sofar.freedom,
                    sofar.freedom < 1 ? Double.NaN : sofar.probability()));
        }
        Average all = Average.of(scaled);
        return new VegasResult(
                Math.scalb(all.mean, exponent),
                Math.scalb(all.error, exponent),
                all.chiSquare,
                Math.max(0, all.freedom),
                all.probability(),
                ratio(scaled, all.error),
                rounds,
                map);
    }

    private static double ratio(List<Found> found, double error) {
        double plain = found.isEmpty() ? 0 : found.getFirst().plainVariance;
        if (!(plain > 0)) {
            return Double.NaN;
        }
        double samples = found.stream().mapToLong(Found::samples).sum();
        return plain / (error * error * samples);
    }

    /// The average, of the samples of the rounds that count.
    public Estimate estimate() {
        long samples =
                rounds.stream().filter(Round::counts).mapToLong(Round::samples).sum();
        return new Estimate(mean, standardError, samples, Estimate.Kind.DERIVED);
    }

    /// A line for each round: its estimate, and the average of those that count so far with χ² per degree of freedom
    /// and its probability Q.
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        text.append(
                String.format(Locale.ROOT, "%5s %26s %26s %9s %6s%n", "round", "estimate", "average", "chi2/dof", "Q"));
        for (int r = 0; r < rounds.size(); r++) {
            Round round = rounds.get(r);
            text.append(String.format(
                    Locale.ROOT,
                    "%5d %26s %26s %9s %6s%n",
                    r + 1,
                    number(round.mean, round.standardError),
                    round.counts ? number(round.average, round.averageError) : "warm-up",
                    share(round.chiSquarePerDegree),
                    share(round.probability)));
        }
        text.append(
                Double.isNaN(varianceRatio)
                        ? String.format("variance ratio against plain samples: unknown, the first round has no error%n")
                        : String.format(Locale.ROOT, "variance ratio against plain samples: %.2g%n", varianceRatio));
        return text.toString();
    }

    private static String number(double mean, double error) {
        return String.format(Locale.ROOT, "%.8g ± %.1e", mean, error);
    }

    private static String share(double value) {
        return Double.isNaN(value) ? "" : String.format(Locale.ROOT, "%.2f", value);
    }
}
