package org.halocline.variance;

import java.util.List;
import java.util.Optional;
import org.halocline.error.ConfigurationException;
import org.halocline.model.SampleSimulation;
import org.halocline.sample.Controls;
import org.halocline.sample.SampleStream;
import org.halocline.sample.Scores;
import org.halocline.sample.TallySpec;

/// Control variates whose coefficients a run fits to its own samples, from exact covariances: all scores but the
/// controls come out corrected, each with coefficients of its own, see [Controls].
///
/// The bits are the same for any number of workers, extended, shared out or merged: coefficients follow
/// from totals. For the bias, O(1/n), see [Controls]; [FixedControls] have none. Tallies and derived
/// quantities stay plain.
///
/// @param inner    the simulation that records all these scores
/// @param controls names of the controls
/// @param means    their means, exact
public record FittedControls(SampleSimulation inner, List<String> controls, List<Double> means)
        implements VarianceReduction {

    public FittedControls {
        controls = List.copyOf(controls);
        means = List.copyOf(means);
        List<String> names = new Controls(controls, means).names();
        if (!inner.scores().containsAll(names) || names.size() == inner.scores().size()) {
            throw new ConfigurationException("controls=" + controls + "; use some of the scores " + inner.scores()
                    + ", and leave one to be corrected");
        }
    }

    /// All means that the simulation knows.
    ///
    /// @throws ConfigurationException if it knows none, or all
    public static FittedControls of(SampleSimulation inner) {
        List<String> known =
                inner.scores().stream().filter(inner.knownMeans()::containsKey).toList();
        if (known.isEmpty()) {
            throw new ConfigurationException("method=fitted-controls; "
                    + inner.getClass().getSimpleName()
                    + " has no score whose mean it knows, use another method");
        }
        if (known.size() == inner.scores().size()) {
            throw new ConfigurationException(
                    "method=fitted-controls; the means of all scores are known: " + known + ", use another method");
        }
        return new FittedControls(
                inner,
                known,
                known.stream()
                        .map(name -> inner.knownMeans().getOrDefault(name, Double.NaN))
                        .toList());
    }

    @Override
    public Optional<Controls> fittedControls() {
        return Optional.of(new Controls(controls, means));
    }

    @Override
    public long innerSamples() {
        return 1;
    }

    @Override
    public List<TallySpec> tallies() {
        return inner.tallies();
    }

    @Override
    public void sample(SampleStream random, Scores scores) {
        inner.sample(random, scores);
    }

    @Override
    public int uniforms() {
        return inner.uniforms();
    }

    @Override
    public void samples(int count, double[][] uniforms, double[][] scores) {
        inner.samples(count, uniforms, scores);
    }
}
