package org.halocline.variance;

import org.halocline.model.SampleSimulation;
import org.halocline.sample.SampleStream;

/// u + u·v, drawn one by one or many at once.
public record Corner() implements SampleSimulation {
    @Override
    public double sample(SampleStream random) {
        double u = random.nextDouble();
        return u + u * random.nextDouble();
    }

    @Override
    public int uniforms() {
        return 2;
    }

    @Override
    public void samples(int count, double[][] uniforms, double[][] scores) {
        for (int s = 0; s < count; s++) {
            scores[0][s] = uniforms[0][s] + uniforms[0][s] * uniforms[1][s];
        }
    }
}
