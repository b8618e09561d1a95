package org.halocline.testing;

import java.util.List;
import org.halocline.model.SampleSimulation;
import org.halocline.sample.SampleStream;
import org.halocline.sample.Scores;

/// Two scores per sample: the sum of two uniform numbers (mean 1) and, for half of all samples, their product (mean
/// 1/8).
///
/// @param failAt first number above which it throws; 1 never, and above 1 it scores a NaN instead of throwing, from
///     `failAt − 1` on
public record Darts(double failAt) implements SampleSimulation {
    @Override
    public List<String> scores() {
        return List.of("sum", "product");
    }

    @Override
    public void sample(SampleStream random, Scores scores) {
        double x = random.nextDouble();
        double y = random.nextDouble();
        if (failAt > 1 && x > failAt - 1) {
            scores.score(1, Double.NaN);
        }
        if (x > failAt) {
            throw new IllegalStateException("unlucky number");
        }
        scores.score(0, x + y);
        if (random.nextBoolean()) {
            scores.score(1, x * y);
        }
    }
}
