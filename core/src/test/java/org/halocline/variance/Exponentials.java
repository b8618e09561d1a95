package org.halocline.variance;

import java.util.List;
import org.halocline.model.SampleSimulation;
import org.halocline.sample.SampleStream;
import org.halocline.sample.Scores;

/// Σ exp(u_i) over d uniform numbers, with Σ u_i and Σ u_i² as further scores: means d(e − 1), d/2 and d/3.
///
/// @param dimensions d
public record Exponentials(int dimensions) implements SampleSimulation {
    @Override
    public List<String> scores() {
        return List.of("exponential", "first", "second");
    }

    @Override
    public void sample(SampleStream random, Scores scores) {
        double[] sums = new double[3];
        for (int d = 0; d < dimensions; d++) {
            double u = random.nextDouble();
            sums[0] += StrictMath.exp(u);
            sums[1] += u;
            sums[2] += u * u;
        }
        for (int s = 0; s < sums.length; s++) {
            scores.score(s, sums[s]);
        }
    }
}
