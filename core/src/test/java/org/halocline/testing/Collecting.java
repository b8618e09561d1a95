package org.halocline.testing;

import java.util.List;
import org.halocline.model.SampleSimulation;
import org.halocline.sample.Bins;
import org.halocline.sample.SampleStream;
import org.halocline.sample.Scores;
import org.halocline.sample.TallySpec;

/// Collects one of everything: x normal, y = x + another normal number, a walk of eight normal steps, and collisions at
/// random places of a box.
public record Collecting() implements SampleSimulation {
    private static final int PLACES = 5;
    private static final int WALK = 6;
    private static final int TILTED = 7;
    private static final int STEPS = 8;
    private static final int LINE = 9;
    private static final int BOX = 10;

    @Override
    public List<String> scores() {
        return List.of("x", "y");
    }

    @Override
    public List<TallySpec> tallies() {
        return List.of(
                TallySpec.covariance("x", "y"),
                TallySpec.extremes("x"),
                TallySpec.moments("y"),
                TallySpec.histogram("x", Bins.equal(-2, 2, 16)),
                TallySpec.quantiles("y"),
                TallySpec.cells("places", 1, Bins.equal(0, 1, 5), Bins.equal(0, 1, 3)),
                TallySpec.series("walk", 1, 1, 2, 3, 4, 5, 6, 7, 8),
                TallySpec.weighted("tilted"),
                TallySpec.histogram("steps", Bins.logarithmic(0.01, 10, 6)),
                TallySpec.cells("line", 1e-3, Bins.between(0, 0.5, 1)),
                TallySpec.cells("box", 1, Bins.equal(0, 1, 2), Bins.equal(0, 1, 3), Bins.equal(0, 1, 4)),
                TallySpec.quantiles("waits").positive(),
                TallySpec.weightedHistogram("shifted", Bins.equal(-1, 3, 4)),
                TallySpec.groups(5, "x", "y"));
    }

    @Override
    public void sample(SampleStream random, Scores scores) {
        double x = random.nextGaussian();
        scores.score(0, x);
        scores.score(1, x + random.nextGaussian());
        double at = 0;
        for (int n = 0; n < 8; n++) {
            double step = random.nextGaussian();
            at += step;
            scores.add(WALK, n, at);
            scores.record(STEPS, Math.abs(step));
        }
        for (int n = random.nextPoisson(2); n > 0; n--) {
            double u = random.nextDouble();
            double v = random.nextDouble();
            scores.addAt(PLACES, 1, u, v);
            scores.addAt(LINE, -1e-3 * v, u);
            scores.addAt(BOX, 1, u, v, random.nextDouble());
            scores.record(11, random.nextExponential());
        }
        // Normal with mean 1 from numbers with mean 0: the weight is the ratio of the densities.
        scores.weigh(TILTED, x, StrictMath.exp(x - 0.5));
        scores.weigh(12, x, StrictMath.exp(x - 0.5));
        scores.weigh(12, x / 2, 0.1);
    }
}
