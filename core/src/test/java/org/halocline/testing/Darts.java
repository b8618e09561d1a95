package org.halocline.testing;

import java.util.List;
import java.util.random.RandomGenerator;
import org.halocline.model.SampleSimulation;
import org.halocline.sample.Tally;

/// Two scores per sample: the sum of two uniform numbers (mean 1) and, for half of all samples, their product (mean
/// 1/8).
///
/// @param failAt sample draw above which it throws; 1 never
public record Darts(double failAt) implements SampleSimulation {
    @Override
    public List<String> scores() {
        return List.of("sum", "product");
    }

    @Override
    public void sample(RandomGenerator random, Tally tally) {
        double x = random.nextDouble();
        double y = random.nextDouble();
        if (x > failAt) {
            throw new IllegalStateException("unlucky number");
        }
        tally.score(0, x + y);
        if (random.nextBoolean()) {
            tally.score(1, x * y);
        }
    }
}
