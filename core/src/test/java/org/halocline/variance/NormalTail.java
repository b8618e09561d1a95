package org.halocline.variance;

import org.halocline.model.SampleSimulation;
import org.halocline.sample.SampleStream;

/// 1 where a normal number exceeds a threshold.
///
/// @param threshold c of P(Z > c)
public record NormalTail(double threshold) implements SampleSimulation {
    @Override
    public double sample(SampleStream random) {
        return random.nextGaussian() > threshold ? 1 : 0;
    }
}
