package org.halocline.variance;

import java.util.List;
import org.halocline.error.ConfigurationException;
import org.halocline.model.SampleSimulation;
import org.halocline.sample.SampleStream;
import org.halocline.sample.Scores;
import org.halocline.sample.TallySpec;

/// Control variates with given coefficients: in every sample the score y becomes y − Σ β (c − μ). No bias, whatever the
/// coefficients; [ControlVariates#fixed] takes good ones from a pilot run.
///
/// @param inner        the simulation that records all these scores
/// @param score        name of y
/// @param controls     names of c
/// @param means        μ, exact
/// @param coefficients β
public record FixedControls(
        SampleSimulation inner, String score, List<String> controls, List<Double> means, List<Double> coefficients)
        implements VarianceReduction {

    public FixedControls {
        controls = List.copyOf(controls);
        means = List.copyOf(means);
        coefficients = List.copyOf(coefficients);
        ControlVariates.requireControls(inner, score, controls, means);
        if (coefficients.size() != controls.size()) {
            throw new ConfigurationException(
                    "controls=" + controls + ", coefficients=" + coefficients + "; give each control one");
        }
    }

    @Override
    public long innerSamples() {
        return 1;
    }

    /// Those of the inner simulation; of the corrected score they see the corrected values.
    @Override
    public List<TallySpec> tallies() {
        return inner.tallies();
    }

    @Override
    public void sample(SampleStream random, Scores scores) {
        List<String> names = inner.scores();
        Captured values = Captured.passing(names.size(), scores);
        inner.sample(random, values);
        int corrected = names.indexOf(score);
        double y = values.value(corrected);
        for (int i = 0; i < controls.size(); i++) {
            y -= coefficients.get(i) * (values.value(names.indexOf(controls.get(i))) - means.get(i));
        }
        for (int s = 0; s < values.count(); s++) {
            scores.score(s, s == corrected ? y : values.value(s));
        }
    }
}
