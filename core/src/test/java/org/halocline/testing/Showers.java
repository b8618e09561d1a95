package org.halocline.testing;

import java.util.List;
import org.halocline.model.SampleSimulation;
import org.halocline.sample.SampleStream;
import org.halocline.sample.Scores;

/// A particle that loses energy and now and then leaves a child, which has a stream of its own.
///
/// @param failing the sample that fails; −1 for none
public record Showers(long failing) implements SampleSimulation {
    @Override
    public List<String> scores() {
        return List.of("length", "children");
    }

    @Override
    public void sample(SampleStream random, Scores scores) {
        double energy = 1;
        double length = 0;
        int children = 0;
        while (energy > 0.01) {
            energy *= random.nextDouble();
            length += energy;
            random.trace("energy", energy);
            if (energy > 0.5) {
                children++;
                length += random.subStream(children).nextDouble();
            }
            if (random.sample() == failing) {
                throw new IllegalStateException("lost in the shower");
            }
        }
        scores.score(0, length);
        scores.score(1, children);
    }
}
