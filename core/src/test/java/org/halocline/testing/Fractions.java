package org.halocline.testing;

import java.util.List;
import org.halocline.model.SampleSimulation;
import org.halocline.sample.SampleStream;
import org.halocline.sample.Scores;
import org.halocline.sample.TallySpec;
import org.halocline.statistics.Derived;

/// Numbers whose means are known: `x` uniform (mean 1/2), `sum` of x and another (1), `rare` with probability 1/20,
/// `heavy` with a tail that has no variance (mean 3); derived `ratio` of x and sum (1/2) and the standard deviation of
/// x (1/√12).
///
/// @param scale of x and sum
public record Fractions(double scale) implements SampleSimulation {
    @Override
    public List<String> scores() {
        return List.of("x", "sum", "square", "rare", "heavy");
    }

    @Override
    public List<Derived> derived() {
        return List.of(
                Derived.ratio("ratio", "x", "sum"),
                Derived.of("deviation", List.of("x", "square"), m -> Math.sqrt(m[1] - m[0] * m[0])));
    }

    @Override
    public List<TallySpec> tallies() {
        return List.of(TallySpec.extremes("heavy"), TallySpec.moments("x"));
    }

    @Override
    public void sample(SampleStream random, Scores scores) {
        double x = scale * random.nextDouble();
        scores.score(0, x);
        scores.score(1, x + scale * random.nextDouble());
        scores.score(2, x * x);
        scores.score(3, random.nextDouble() < 0.05 ? 1 : 0);
        scores.score(4, StrictMath.pow(1 - random.nextDouble(), -1 / 1.5));
    }
}
