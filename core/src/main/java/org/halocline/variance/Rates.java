package org.halocline.variance;

import java.util.List;
import org.apache.commons.math3.stat.regression.SimpleRegression;

/// How fast corrections, their variances and their costs change from level to level: lines through the base-2
/// logarithms of levels 1, 2, …
///
/// @param alpha the mean of a correction falls as 2^(−αl)
/// @param beta  its variance as 2^(−βl)
/// @param gamma its cost grows as 2^(γl)
record Rates(double alpha, double beta, double gamma) {
    /// Measured rates below this are mistrusted, and this is used: small samples can even show growth.
    private static final double LEAST = 0.5;

    private static final double LN2 = StrictMath.log(2);

    static Rates of(List<LevelTotals> totals) {
        SimpleRegression means = new SimpleRegression();
        SimpleRegression variances = new SimpleRegression();
        SimpleRegression costs = new SimpleRegression();
        for (LevelTotals total : totals) {
            if (total.level() > 0 && total.samples() > 1) {
                add(means, total.level(), Math.abs(total.mean()));
                add(variances, total.level(), total.variance());
                add(costs, total.level(), total.cost());
            }
        }
        return new Rates(Math.max(LEAST, slope(means, -1)), Math.max(LEAST, slope(variances, -1)), slope(costs, 1));
    }

    private static void add(SimpleRegression line, int level, double value) {
        if (value > 0) {
            line.addData(level, StrictMath.log(value) / LN2);
        }
    }

    /// A line through fewer than two points has no slope.
    private static double slope(SimpleRegression line, int sign) {
        return line.getN() < 2 ? LEAST : sign * line.getSlope();
    }

    /// Of a correction; where a level has none yet, or by chance much less than the one before lets expect, what that
    /// lets expect.
    double variance(List<LevelTotals> totals, int level) {
        LevelTotals total = totals.get(level);
        double own = total.samples() > 1 ? total.variance() : 0;
        return level <= 1 ? own : Math.max(own, variance(totals, level - 1) / (2 * StrictMath.pow(2, beta)));
    }

    /// What is left beyond the last level, from the last three corrections: the largest |mean| carried on as
    /// Σ 2^(−αl) = 1/(2^α − 1).
    double bias(List<LevelTotals> totals) {
        int last = totals.size() - 1;
        double largest = 0;
        for (int l = Math.max(1, last - 2); l <= last; l++) {
            largest = Math.max(largest, Math.abs(totals.get(l).mean()) * StrictMath.pow(2, -alpha * (last - l)));
        }
        return largest / (StrictMath.pow(2, alpha) - 1);
    }
}
