package org.halocline.testing;

import java.util.List;
import org.halocline.model.SampleSimulation;
import org.halocline.sample.SampleStream;
import org.halocline.sample.Scores;
import org.halocline.testing.Fault.Moment;

/// [Darts] thrown by workers to whom things happen. The time of a fault is a level that the darts' first coordinate
/// must exceed; no rank is known.
///
/// @param idle work without meaning, in turns of a loop, so that there is time to be killed
/// @param plan what happens
public record FaultyDarts(int idle, FaultPlan plan) implements SampleSimulation {
    private static final Darts DARTS = new Darts(1);

    @Override
    public List<String> scores() {
        return DARTS.scores();
    }

    @Override
    public void sample(SampleStream random, Scores scores) {
        double waste = random.nextDouble();
        plan.at(Moment.SAMPLE, -1, waste);
        for (int n = 0; n < idle; n++) {
            waste = waste * (1 - waste) * 3.75;
        }
        if (waste > 2) {
            throw new IllegalStateException("the logistic map stays below 1");
        }
        DARTS.sample(random, scores);
    }
}
