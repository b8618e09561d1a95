package org.halocline.simulations.bulk;

import org.halocline.model.SampleSimulation;
import org.halocline.sample.SampleStream;
import org.halocline.sample.Scores;

/// A simulation that is written for many samples at once, with `uniforms()` and `samples(count, uniforms, scores)`; one
/// sample is a block of one. So both give the same bits, as long as `samples` treats each sample by itself.
public interface BulkSimulation extends SampleSimulation {
    /// Draws `uniforms()` numbers, in order.
    @Override
    default void sample(SampleStream random, Scores scores) {
        double[][] uniforms = new double[uniforms()][1];
        for (double[] uniform : uniforms) {
            uniform[0] = random.nextDouble();
        }
        double[][] values = new double[scores().size()][1];
        samples(1, uniforms, values);
        for (int m = 0; m < values.length; m++) {
            scores.score(m, values[m][0]);
        }
    }

    @Override
    int uniforms();

    @Override
    void samples(int count, double[][] uniforms, double[][] scores);
}
