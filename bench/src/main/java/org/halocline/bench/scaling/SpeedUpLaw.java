package org.halocline.bench.scaling;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.linear.SingularMatrixException;
import org.apache.commons.math3.stat.regression.OLSMultipleLinearRegression;

/// A law of how time falls with the number p of workers, fitted to times by least squares of relative residuals:
///
/// T(p) = T₁·(1 + σ(p − 1) + κp(p − 1))/p
///
/// **Amdahl**: κ = 0, and σ is the serial fraction. G. M. Amdahl, "Validity of the single processor approach to
/// achieving large scale computing capabilities" (1967),
/// [doi:10.1145/1465482.1465560](https://doi.org/10.1145/1465482.1465560).
///
/// **Universal scalability law**: σ is contention, κ the cost of keeping p workers coherent. N. J. Gunther, _Guerrilla
/// Capacity Planning_ (2007), [doi:10.1007/978-3-540-31010-5](https://doi.org/10.1007/978-3-540-31010-5).
///
/// T is linear in T₁, T₁σ and T₁κ, so that the best fit is found directly. None of them may be negative: of all
/// choices of which to keep at zero the best admissible one is taken. Intervals hold 95 % by Student's t from the
/// covariance of the fit without that constraint: what is kept at zero is not known to be zero.
///
/// @param name       `Amdahl` or `USL`
/// @param one        T₁, seconds on one worker
/// @param contention σ
/// @param coherence  κ
/// @param covariance of (T₁, T₁σ, T₁κ), as far as the law has them
/// @param quantile   of Student's t for 95 %
public record SpeedUpLaw(
        String name, double one, double contention, double coherence, List<List<Double>> covariance, double quantile) {
    private static final double TWO_SIDED = 0.975;
    private static final int AMDAHL_TERMS = 2;
    private static final int USL_TERMS = 3;

    public SpeedUpLaw {
        covariance = covariance.stream().map(List::copyOf).toList();
    }

    /// A speed-up that a law expects.
    ///
    /// @param workers how many
    /// @param speedUp S(p) = T(1)/T(p)
    /// @param low     lower end of the interval that holds 95 %
    /// @param high    upper end
    public record Prediction(int workers, double speedUp, double low, double high) {}

    /// Fits Amdahl's law; needs two numbers of workers and more than two times.
    public static Optional<SpeedUpLaw> amdahl(Scaling scaling) {
        return fit("Amdahl", scaling, AMDAHL_TERMS);
    }

    /// Fits the universal scalability law; needs three numbers of workers and more than three times.
    public static Optional<SpeedUpLaw> usl(Scaling scaling) {
        return fit("USL", scaling, USL_TERMS);
    }

    private static Optional<SpeedUpLaw> fit(String name, Scaling scaling, int terms) {
        List<double[]> rows = new ArrayList<>();
        for (ScalingPoint point : scaling.points()) {
            for (double seconds : point.seconds()) {
                double[] row = new double[USL_TERMS];
                for (int k = 0; k < terms; k++) {
                    row[k] = term(k, point.workers()) / seconds;
                }
                rows.add(row);
            }
        }
        if (scaling.points().size() < terms || rows.size() <= terms) {
            return Optional.empty();
        }
        try {
            double[] best = constrained(rows, terms);
            int freedom = rows.size() - terms;
            return Optional.of(new SpeedUpLaw(
                    name,
                    best[0],
                    best[1] / best[0],
                    best[2] / best[0],
                    covariance(rows, terms),
                    new TDistribution(freedom).inverseCumulativeProbability(TWO_SIDED)));
        } catch (SingularMatrixException e) {
            return Optional.empty();
        }
    }

    /// What stands beside T₁, T₁σ, T₁κ.
    private static double term(int k, double p) {
        return switch (k) {
            case 0 -> 1 / p;
            case 1 -> (p - 1) / p;
            default -> p - 1;
        };
    }

    /// The best fit without negative coefficients: T₁ always takes part, each of the others or not.
    private static double[] constrained(List<double[]> rows, int terms) {
        double[] best = {};
        double least = Double.POSITIVE_INFINITY;
        for (int choice = 0; choice < 1 << (terms - 1); choice++) {
            List<Integer> kept = new ArrayList<>(List.of(0));
            for (int k = 1; k < terms; k++) {
                if ((choice >> (k - 1) & 1) == 1) {
                    kept.add(k);
                }
            }
            OLSMultipleLinearRegression regression = regression(rows, kept);
            double[] found = regression.estimateRegressionParameters();
            double residual = regression.calculateResidualSumOfSquares();
            boolean admissible = true;
            double[] all = new double[USL_TERMS];
            for (int k = 0; k < found.length; k++) {
                admissible &= found[k] >= 0;
                all[kept.get(k)] = found[k];
            }
            if (admissible && all[0] > 0 && residual < least) {
                least = residual;
                best = all;
            }
        }
        return best; // never empty: T₁ alone has a positive coefficient
    }

    private static List<List<Double>> covariance(List<double[]> rows, int terms) {
        List<Integer> all = new ArrayList<>();
        for (int k = 0; k < terms; k++) {
            all.add(k);
        }
        OLSMultipleLinearRegression regression = regression(rows, all);
        double[][] inverse = regression.estimateRegressionParametersVariance();
        double variance = regression.estimateErrorVariance();
        return Arrays.stream(inverse)
                .map(row -> Arrays.stream(row).mapToObj(v -> variance * v).toList())
                .toList();
    }

    /// Every row is divided by its time: relative residuals, whose target is 1.
    private static OLSMultipleLinearRegression regression(List<double[]> rows, List<Integer> kept) {
        double[] ones = new double[rows.size()];
        double[][] x = new double[rows.size()][kept.size()];
        for (int r = 0; r < ones.length; r++) {
            ones[r] = 1;
            for (int k = 0; k < kept.size(); k++) {
                x[r][k] = rows.get(r)[kept.get(k)];
            }
        }
        OLSMultipleLinearRegression regression = new OLSMultipleLinearRegression();
        regression.setNoIntercept(true);
        regression.newSampleData(ones, x);
        return regression;
    }

    /// T(p).
    public double seconds(double workers) {
        return one * (term(0, workers) + contention * term(1, workers) + coherence * term(2, workers));
    }

    /// S(p) = T(1)/T(p) with its interval, by linear propagation.
    public Prediction predict(int workers) {
        double speedUp = one / seconds(workers);
        double variance = 0;
        for (int i = 0; i < covariance.size(); i++) {
            for (int j = 0; j < covariance.size(); j++) {
                variance += slope(i, workers, speedUp) * covariance.get(i).get(j) * slope(j, workers, speedUp);
            }
        }
        double half = quantile * Math.sqrt(variance) / seconds(workers);
        return new Prediction(workers, speedUp, Math.max(0, speedUp - half), Math.min(workers, speedUp + half));
    }

    private static double slope(int k, int workers, double speedUp) {
        return (k == 0 ? 1 : 0) - speedUp * term(k, workers);
    }

    /// The number of workers beyond which T(p) grows: √((1 − σ)/κ); infinite where there is none, at least one.
    public double mostUseful() {
        return coherence > 0 ? Math.sqrt(Math.max(coherence, 1 - contention) / coherence) : Double.POSITIVE_INFINITY;
    }
}
