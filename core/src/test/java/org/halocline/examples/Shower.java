package org.halocline.examples;

import java.util.List;
import org.apache.commons.rng.sampling.distribution.AliasMethodDiscreteSampler;
import org.apache.commons.rng.sampling.distribution.SharedStateDiscreteSampler;
import org.halocline.model.SampleSimulation;
import org.halocline.sample.Bins;
import org.halocline.sample.RandomStreams;
import org.halocline.sample.SampleStream;
import org.halocline.sample.Scores;
import org.halocline.sample.TallySpec;

/// A shower of particles: each flies an exponential distance and splits; one whose energy is below a threshold, or that
/// has no children, leaves it there.
public record Shower(double energy, double threshold) implements SampleSimulation {
    // region tallies
    private static final int DEPOSIT = 0;
    private static final int TRACK = 1;

    @Override
    public List<String> scores() {
        return List.of("particles", "depth");
    }

    @Override
    public List<TallySpec> tallies() {
        return List.of(
                TallySpec.cells("deposit", energy, Bins.equal(0, 100, 20)), // added to by the samples
                TallySpec.quantiles("track").positive(), // recorded by the samples
                TallySpec.histogram("depth", Bins.logarithmic(0.1, 100, 12)), // of a score: nothing to do
                TallySpec.covariance("particles", "depth"),
                TallySpec.extremes("depth"));
    }

    @Override
    public void sample(SampleStream random, Scores scores) {
        double[] seen = new double[2];
        fly(random, 0, energy, seen, scores);
        scores.score(0, seen[0]);
        scores.score(1, seen[1]);
    }
    // endregion

    // region source
    /// 0, 1 or 2 children: a table that is made once, with any source.
    private static final SharedStateDiscreteSampler CHILDREN =
            AliasMethodDiscreteSampler.of(new RandomStreams(0).sample(0).source(), new double[] {0.1, 0.3, 0.6});

    private static int children(SampleStream random) {
        return CHILDREN.withUniformRandomProvider(random.source()).sample();
    }
    // endregion

    // region children
    private void fly(SampleStream random, double from, double carried, double[] seen, Scores scores) {
        double track = random.nextExponential();
        double at = from + track;
        scores.record(TRACK, track);
        seen[0]++;
        seen[1] = Math.max(seen[1], at);
        int children = carried < threshold ? 0 : children(random);
        for (int child = 1; child <= children; child++) {
            fly(random.subStream(child), at, carried / children, seen, scores);
        }
        if (children == 0) {
            scores.addAt(DEPOSIT, carried, at);
        }
    }
    // endregion
}
