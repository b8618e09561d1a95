package org.halocline.simulations.options;

import java.util.List;
import org.halocline.model.SampleSimulation;
import org.halocline.sample.SampleStream;
import org.halocline.sample.Scores;
import org.halocline.simulations.Estimates;

/// The score of another simulation with a second one, whose mean is known, as a control variate: X − c·(Y − EY).
public record Controlled(SampleSimulation simulation, int score, int control, double mean, double coefficient)
        implements SampleSimulation {

    /// The arithmetic average, controlled by the geometric one.
    public static Controlled asian(AsianOption option) {
        return new Controlled(option, 0, 1, Estimates.exact(option), 1);
    }

    /// The price, controlled by the discounted asset.
    public static Controlled heston(HestonOption option, double coefficient) {
        return new Controlled(option, 0, 1, Estimates.exact(option), coefficient);
    }

    @Override
    public List<String> scores() {
        return List.of("controlled");
    }

    @Override
    public void sample(SampleStream random, Scores scores) {
        double[] values = new double[simulation.scores().size()];
        simulation.sample(random, (number, value) -> values[number] = value);
        scores.score(0, controlled(values[score], values[control]));
    }

    private double controlled(double value, double known) {
        return value - coefficient * (known - mean);
    }

    @Override
    public int uniforms() {
        return simulation.uniforms();
    }

    @Override
    public void samples(int count, double[][] uniforms, double[][] scores) {
        double[][] values = new double[simulation.scores().size()][count];
        simulation.samples(count, uniforms, values);
        for (int s = 0; s < count; s++) {
            scores[0][s] = controlled(values[score][s], values[control][s]);
        }
    }
}
