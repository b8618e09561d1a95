package org.halocline.variance;

import org.halocline.model.SampleSimulation;
import org.halocline.sample.SampleStream;

/// 1 where the sum of two exponential numbers exceeds a threshold: (1 + c) exp(−c).
///
/// @param threshold c
public record WaitingTail(double threshold) implements SampleSimulation {
    @Override
    public double sample(SampleStream random) {
        return random.nextExponential() + random.nextExponential() > threshold ? 1 : 0;
    }
}
