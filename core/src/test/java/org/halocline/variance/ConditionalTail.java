package org.halocline.variance;

// region conditional
import java.util.List;
import org.apache.commons.math3.special.Erf;
import org.halocline.model.SampleSimulation;
import org.halocline.sample.SampleStream;
import org.halocline.sample.Scores;

/// P(X + Y > c) for X normal and Y exponential with mean 1, twice: by counting, and by the conditional probability
/// P(X > c − Y | Y) = Φ(Y − c), which needs no X.
public record ConditionalTail(double c) implements SampleSimulation {
    @Override
    public List<String> scores() {
        return List.of("counted", "conditional");
    }

    @Override
    public void sample(SampleStream random, Scores scores) {
        double y = random.nextExponential();
        scores.score(0, random.nextGaussian() + y > c ? 1 : 0);
        scores.score(1, Erf.erfc((c - y) / Math.sqrt(2)) / 2);
    }
}
// endregion
