package org.halocline.variance;

import java.util.ArrayList;
import java.util.List;
import org.halocline.error.ConfigurationException;
import org.halocline.model.RunResult;
import org.halocline.model.SampleSimulation;
import org.halocline.sample.Controls;
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
/// [FittedControls] does the same within a run, for all scores. The sources are those of [Controls].
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
        Controls all = new Controls(controls, means);
        if (controls.contains(score)
                || !inner.scores().contains(score)
                || !inner.scores().containsAll(all.names())) {
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
        all.add(fitted().covariance(score));
        return all;
    }

    @Override
    public void sample(SampleStream random, Scores scores) {
        inner.sample(random, scores);
    }

    private Controls fitted() {
        return new Controls(controls, means);
    }

    private static Covariances exact(RunResult result, String score, String control) {
        return result.tallies().covariances(score, control);
    }

    /// The corrected mean of a run of this simulation, see [Controls#corrected].
    ///
    /// @throws org.halocline.error.RunFailedException unless there are more than k + 1 samples
    public Estimate estimate(RunResult result) {
        return fitted().corrected(score, exact(result, score, controls.getFirst()));
    }

    /// The coefficients β that a run of this simulation suggests, in the order of the controls.
    public List<Double> coefficients(RunResult result) {
        return estimate(result).correction().orElseThrow().coefficients();
    }

    /// The same controls with the coefficients of a pilot run. Give the next run another seed: only then are the
    /// coefficients independent of what they correct.
    public FixedControls fixed(RunResult pilot) {
        return new FixedControls(inner, score, controls, means, coefficients(pilot));
    }
}
