package org.halocline.variance;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.halocline.sample.Estimate;

/// What [Multilevel] found.
///
/// @param mean          sum of the levels' means
/// @param standardError √(Σ V_l / N_l)
/// @param bias          estimate of what finer levels would change
/// @param error         root-mean-square error asked for
/// @param cost          Σ N_l C_l
/// @param plainCost     what plain sampling of the finest level would cost for the same standard error
/// @param saving        how many times more plain sampling costs
/// @param alpha         measured: corrections fall as 2^(−αl)
/// @param beta          measured: their variances fall as 2^(−βl)
/// @param gamma         measured: their costs grow as 2^(γl)
/// @param levels        from coarse to fine
public record MultilevelResult(
        double mean,
        double standardError,
        double bias,
        double error,
        double cost,
        double plainCost,
        double saving,
        double alpha,
        double beta,
        double gamma,
        List<Level> levels) {

    public MultilevelResult {
        levels = List.copyOf(levels);
    }

    /// One level.
    ///
    /// @param samples  N
    /// @param mean     of the correction; on level 0 of the quantity itself
    /// @param variance V of that for one sample
    /// @param cost     C of one sample
    public record Level(long samples, double mean, double variance, double cost) {}

    static MultilevelResult of(double error, List<LevelTotals> totals, Rates rates, double bias) {
        double mean = 0;
        double variance = 0;
        double cost = 0;
        List<Level> levels = new ArrayList<>();
        for (LevelTotals total : totals) {
            mean += total.mean();
            variance += total.variance() / total.samples();
            cost += total.samples() * total.cost();
            levels.add(new Level(total.samples(), total.mean(), total.variance(), total.cost()));
        }
        LevelTotals finest = totals.getLast();
        double plainCost = finest.fineVariance() / variance * finest.cost();
        return new MultilevelResult(
                mean,
                Math.sqrt(variance),
                bias,
                error,
                cost,
                plainCost,
                plainCost / cost,
                rates.alpha(),
                rates.beta(),
                rates.gamma(),
                levels);
    }

    /// The sum, of the samples of all levels.
    public Estimate estimate() {
        long samples = levels.stream().mapToLong(Level::samples).sum();
        return new Estimate(mean, standardError, samples, Estimate.Kind.DERIVED);
    }

    /// A line for each level, then the sum.
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        text.append(String.format(
                Locale.ROOT, "%5s %12s %14s %10s %10s%n", "level", "samples", "mean", "variance", "cost"));
        for (int l = 0; l < levels.size(); l++) {
            Level level = levels.get(l);
            text.append(String.format(
                    Locale.ROOT,
                    "%5d %12d %14.6g %10.3g %10.3g%n",
                    l,
                    level.samples,
                    level.mean,
                    level.variance,
                    level.cost));
        }
        text.append(String.format(
                Locale.ROOT,
                "%.8g ± %.1e, bias about %.1e; alpha %.2f, beta %.2f, gamma %.2f; cost %.3g, %.3g times less than"
                        + " plain%n",
                mean,
                standardError,
                bias,
                alpha,
                beta,
                gamma,
                cost,
                saving));
        return text.toString();
    }
}
