package org.halocline.variance;

import org.halocline.sample.Estimate;

/// Mean and variance of one level over several runs, merged pairwise in the order of the runs: T. F. Chan, G. H. Golub,
/// R. J. LeVeque (1983), [doi:10.1080/00031305.1983.10483115](https://doi.org/10.1080/00031305.1983.10483115).
final class LevelTotals {
    private final int level;
    private final double cost;
    private long samples;
    private double mean;
    private double squares;
    private double fineMean;
    private double fineSquares;

    LevelTotals(int level, double cost) {
        this.level = level;
        this.cost = cost;
    }

    /// As they were.
    LevelTotals(int level, double cost, LevelProgress.Sums sums) {
        this(level, cost);
        this.samples = sums.samples();
        this.mean = sums.mean();
        this.squares = sums.squares();
        this.fineMean = sums.fineMean();
        this.fineSquares = sums.fineSquares();
    }

    /// To be gone on with.
    LevelProgress.Sums sums() {
        return new LevelProgress.Sums(samples, mean, squares, fineMean, fineSquares);
    }

    void add(Estimate correction, Estimate fine) {
        double n = correction.samples();
        double all = samples + n;
        double step = correction.mean() - mean;
        double fineStep = fine.mean() - fineMean;
        double both = samples * n / all;
        squares += deviations(correction) + step * step * both;
        fineSquares += deviations(fine) + fineStep * fineStep * both;
        mean += step * n / all;
        fineMean += fineStep * n / all;
        samples += correction.samples();
    }

    /// Σ (x − x̄)².
    private static double deviations(Estimate estimate) {
        double n = estimate.samples();
        return estimate.standardError() * estimate.standardError() * n * (n - 1);
    }

    int level() {
        return level;
    }

    /// Of one sample.
    double cost() {
        return cost;
    }

    long samples() {
        return samples;
    }

    double mean() {
        return mean;
    }

    double variance() {
        return squares / (samples - 1);
    }

    double fineVariance() {
        return fineSquares / (samples - 1);
    }
}
