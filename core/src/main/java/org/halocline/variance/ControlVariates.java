package org.halocline.variance;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;
import org.halocline.error.ConfigurationException;
import org.halocline.error.RunFailedException;
import org.halocline.model.RunResult;
import org.halocline.model.SampleSimulation;
import org.halocline.sample.Correction;
import org.halocline.sample.Covariances;
import org.halocline.sample.Estimate;
import org.halocline.sample.SampleStream;
import org.halocline.sample.Scores;
import org.halocline.sample.TallySpec;

/// Control variates: scores c with known means μ take their chance deviation out of another score y,
///
/// ȳ − βᵀ(c̄ − μ), β = S_cc⁻¹ s_cy,
///
/// with the covariances of the same run, which it collects exactly; [#estimate] forms the coefficients from them
/// afterwards. The variance is (1 − R²) of the plain one, R² the squared multiple correlation.
///
/// **Bias.** β comes from the data that it corrects: the bias is O(1/n), against an error of O(1/√n). Where that is too
/// much, take β from a pilot run with another seed: [#fixed] is free of bias.
///
/// S. S. Lavenberg, P. D. Welch, "A perspective on the use of control variables to increase the efficiency of Monte
/// Carlo simulations" (1981), [doi:10.1287/mnsc.27.3.322](https://doi.org/10.1287/mnsc.27.3.322).
///
/// @param inner    the simulation that records all these scores
/// @param score    name of y
/// @param controls names of c
/// @param means    μ, exact
public record ControlVariates(SampleSimulation inner, String score, List<String> controls, List<Double> means)
        implements VarianceReduction {

    public ControlVariates {
        controls = List.copyOf(controls);
        means = List.copyOf(means);
        requireControls(inner, score, controls, means);
    }

    static void requireControls(SampleSimulation inner, String score, List<String> controls, List<Double> means) {
        if (controls.isEmpty() || controls.size() != means.size()) {
            throw new ConfigurationException(
                    "controls=" + controls + ", means=" + means + "; give each control its mean, and at least one");
        }
        List<String> names = names(score, controls);
        if (new HashSet<>(names).size() < names.size() || !inner.scores().containsAll(names)) {
            throw new ConfigurationException("score=" + score + ", controls=" + controls
                    + "; use different ones of the scores " + inner.scores());
        }
    }

    @Override
    public long innerSamples() {
        return 1;
    }

    /// Those of the inner simulation, and the covariances.
    @Override
    public List<TallySpec> tallies() {
        List<TallySpec> all = new ArrayList<>(inner.tallies());
        all.add(new TallySpec.Covariance(names(score, controls)));
        return all;
    }

    private static List<String> names(String score, List<String> controls) {
        List<String> names = new ArrayList<>(controls);
        names.add(score);
        return names;
    }

    @Override
    public void sample(SampleStream random, Scores scores) {
        inner.sample(random, scores);
    }

    /// The corrected mean of a run of this simulation. The standard error allows for the coefficients being estimated:
    /// s²_rest (1/n + δᵀ S_cc⁻¹ δ / (n − 1)), δ = c̄ − μ, with n − 1 − k degrees of freedom for k controls.
    ///
    /// @throws RunFailedException unless there are more than k + 1 samples
    public Estimate estimate(RunResult result) {
        Regression regression = regression(result);
        Estimate plain = result.estimate(score);
        return new Estimate(
                plain.mean() - regression.correction,
                regression.standardError,
                plain.samples(),
                Estimate.Kind.MEAN,
                Optional.empty(),
                Optional.of(new Correction(plain.mean(), plain.standardError(), controls, regression.coefficients)));
    }

    /// The coefficients β that a run of this simulation suggests, in the order of the controls.
    public List<Double> coefficients(RunResult result) {
        return regression(result).coefficients;
    }

    /// The same controls with the coefficients of a pilot run. Give the next run another seed: only then are the
    /// coefficients independent of what they correct.
    public FixedControls fixed(RunResult pilot) {
        return new FixedControls(inner, score, controls, means, coefficients(pilot));
    }

    private record Regression(List<Double> coefficients, double correction, double standardError) {}

    private Regression regression(RunResult result) {
        int k = controls.size();
        Estimate plain = result.estimate(score);
        double n = plain.samples();
        if (n <= k + 1) {
            throw new RunFailedException("samples=" + plain.samples() + ", controls=" + k
                    + "; the coefficients need more samples than controls, at least " + (k + 2));
        }
        Covariances exact = result.tallies().covariances(score, controls.getFirst());
        DMatrixRMaj covariances = new DMatrixRMaj(k, k);
        DMatrixRMaj sides = new DMatrixRMaj(k, 2);
        double[] deviations = new double[k];
        for (int i = 0; i < k; i++) {
            deviations[i] = result.estimate(controls.get(i)).mean() - means.get(i);
            sides.set(i, 0, exact.covariance(score, controls.get(i)));
            sides.set(i, 1, deviations[i]);
            for (int j = 0; j < k; j++) {
                covariances.set(i, j, exact.covariance(controls.get(i), controls.get(j)));
            }
        }
        DMatrixRMaj solutions = solve(covariances, sides);
        List<Double> coefficients = new ArrayList<>();
        double correction = 0;
        double explained = 0;
        double leverage = 0;
        for (int i = 0; i < k; i++) {
            double coefficient = solutions.get(i, 0);
            coefficients.add(coefficient);
            correction += coefficient * deviations[i];
            explained += coefficient * sides.get(i, 0);
            leverage += solutions.get(i, 1) * deviations[i];
        }
        double variance = plain.standardError() * plain.standardError() * n;
        double rest = Math.max(0, variance - explained) * (n - 1) / (n - 1 - k);
        return new Regression(coefficients, correction, Math.sqrt(rest * (1 / n + leverage / (n - 1))));
    }

    /// Least squares of least length: controls that depend on each other share their coefficient.
    private static DMatrixRMaj solve(DMatrixRMaj covariances, DMatrixRMaj sides) {
        LinearSolverDense<DMatrixRMaj> solver = LinearSolverFactory_DDRM.pseudoInverse(true);
        DMatrixRMaj solutions = new DMatrixRMaj(covariances.numRows, sides.numCols);
        if (!solver.setA(covariances)) {
            throw new RunFailedException("covariances=" + covariances + "; the controls have no coefficients");
        }
        solver.solve(sides, solutions);
        return solutions;
    }
}
