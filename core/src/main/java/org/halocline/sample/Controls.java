package org.halocline.sample;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;
import org.halocline.error.ConfigurationException;
import org.halocline.error.RunFailedException;

/// Scores c with known means μ that take their chance deviation out of other scores y of the same samples,
///
/// ȳ − βᵀ(c̄ − μ), β = S_cc⁻¹ s_cy,
///
/// with exact covariances S of the samples themselves; β is found from correlations, so that the units in which
/// controls are measured do not matter. The variance is (1 − R²) of the plain one, R² the squared multiple correlation.
/// β comes from the data that it corrects, which makes a bias of O(1/n) against an error of O(1/√n).
///
/// S. S. Lavenberg, P. D. Welch, "A perspective on the use of control variables to increase the efficiency of Monte
/// Carlo simulations" (1981), [doi:10.1287/mnsc.27.3.322](https://doi.org/10.1287/mnsc.27.3.322).
///
/// @param names names of c
/// @param means μ, exact
public record Controls(List<String> names, List<Double> means) {
    /// @throws ConfigurationException unless each has a mean, and there is one or more
    public Controls {
        names = List.copyOf(names);
        means = List.copyOf(means);
        if (names.isEmpty() || names.size() != means.size() || new HashSet<>(names).size() < names.size()) {
            throw new ConfigurationException(
                    "controls=" + names + ", means=" + means + "; give each control its mean, and at least one");
        }
    }

    /// The covariances that the correction of a score needs.
    public TallySpec.Covariance covariance(String score) {
        List<String> all = new ArrayList<>(names);
        all.add(score);
        return new TallySpec.Covariance(all);
    }

    /// Whether there are samples enough for coefficients: more than controls, by two.
    public boolean isEnough(long samples) {
        return samples > names.size() + 1;
    }

    /// The corrected mean of a score that is none of the controls. The standard error allows for the
    /// coefficients being estimated: s²_rest (1/n + δᵀ S_cc⁻¹ δ / (n − 1)), δ = c̄ − μ, with n − 1 − k
    /// degrees of freedom for k controls.
    ///
    /// @param covariances of the score and all controls
    /// @throws RunFailedException unless there are more than k + 1 samples
    public Estimate corrected(String score, Covariances covariances) {
        int k = names.size();
        double n = covariances.samples();
        if (!isEnough(covariances.samples())) {
            throw new RunFailedException("samples=" + covariances.samples() + ", controls=" + k
                    + "; the coefficients need more samples than controls, at least " + (k + 2));
        }
        DMatrixRMaj matrix = new DMatrixRMaj(k, k);
        DMatrixRMaj sides = new DMatrixRMaj(k, 2);
        double[] units = new double[k];
        double[] deviations = new double[k];
        for (int i = 0; i < k; i++) {
            units[i] = unit(names.get(i), covariances);
            deviations[i] = (covariances.mean(names.get(i)) - means.get(i)) / units[i];
            sides.set(i, 0, covariances.covariance(score, names.get(i)) / units[i]);
            sides.set(i, 1, deviations[i]);
            for (int j = 0; j <= i; j++) {
                double correlation = covariances.covariance(names.get(i), names.get(j)) / units[i] / units[j];
                matrix.set(i, j, correlation);
                matrix.set(j, i, correlation);
            }
        }
        DMatrixRMaj solutions = solve(matrix, sides);
        List<Double> coefficients = new ArrayList<>();
        double correction = 0;
        double explained = 0;
        double leverage = 0;
        for (int i = 0; i < k; i++) {
            double coefficient = solutions.get(i, 0);
            coefficients.add(coefficient / units[i]);
            correction += coefficient * deviations[i];
            explained += coefficient * sides.get(i, 0);
            leverage += solutions.get(i, 1) * deviations[i];
        }
        double mean = covariances.mean(score);
        double variance = covariances.covariance(score, score);
        double rest = Math.max(0, variance - explained) * (n - 1) / (n - 1 - k);
        return new Estimate(
                mean - correction,
                Math.sqrt(rest * (1 / n + leverage / (n - 1))),
                covariances.samples(),
                Estimate.Kind.MEAN,
                Optional.empty(),
                Optional.of(new Correction(mean, Math.sqrt(variance / n), names, coefficients)));
    }

    /// In units of its standard deviation no control is too small to be told from nothing, however large others are.
    private static double unit(String control, Covariances covariances) {
        double deviation = Math.sqrt(covariances.covariance(control, control));
        return deviation > 0 ? deviation : 1;
    }

    /// Least squares of least length: controls that depend on each other share what they take out.
    private static DMatrixRMaj solve(DMatrixRMaj correlations, DMatrixRMaj sides) {
        LinearSolverDense<DMatrixRMaj> solver = LinearSolverFactory_DDRM.pseudoInverse(true);
        DMatrixRMaj solutions = new DMatrixRMaj(correlations.numRows, sides.numCols);
        if (!solver.setA(correlations)) {
            throw new RunFailedException("correlations=" + correlations + "; the controls have no coefficients");
        }
        solver.solve(sides, solutions);
        return solutions;
    }
}
