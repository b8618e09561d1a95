package org.halocline.variance;

import java.util.List;
import org.halocline.model.SampleSimulation;
import org.halocline.sample.SampleStream;
import org.halocline.sample.Scores;

/// One of each kind of number, more of them than a decorator in these tests spreads, and a sub-stream.
///
/// | score | mean |
/// |---|---|
/// | uniform | 1/2 |
/// | square | 1: of a normal number |
/// | exponential | 1 |
/// | whole | 4.5: of 0 … 9 |
/// | product | 1/4: of a late number and one of a sub-stream |
/// | sometimes | 1/8: a number that is recorded half of the time, halved |
public record Medleys() implements SampleSimulation {
    static final List<Double> MEANS = List.of(0.5, 1.0, 1.0, 4.5, 0.25, 0.125);

    @Override
    public List<String> scores() {
        return List.of("uniform", "square", "exponential", "whole", "product", "sometimes");
    }

    @Override
    public void sample(SampleStream random, Scores scores) {
        scores.score(0, random.nextDouble());
        double z = random.nextGaussian();
        scores.score(1, z * z);
        scores.score(2, random.nextExponential());
        scores.score(3, random.nextInt(10));
        scores.score(4, random.nextDouble() * random.subStream(7).nextDouble());
        if (random.nextBoolean()) {
            scores.score(5, random.nextDouble() / 2);
        }
    }
}
