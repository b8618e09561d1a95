package org.halocline.statistics;

import java.util.random.RandomGenerator;
import org.halocline.sample.RandomStreams;

/// Chains whose answers are known.
final class Chains {
    private Chains() {}

    /// x ← φx + √(1 − φ²)·noise with normal noise, begun in its stationary distribution: mean 0, variance 1,
    /// correlation φ^t.
    static double[] autoregressive(long seed, long chain, int values, double phi) {
        RandomGenerator random = new RandomStreams(seed).sample(chain);
        double[] x = new double[values];
        x[0] = random.nextGaussian();
        for (int i = 1; i < values; i++) {
            x[i] = phi * x[i - 1] + Math.sqrt(1 - phi * phi) * random.nextGaussian();
        }
        return x;
    }

    /// Numbers that other programs make as easily: (7919i² + 104729c) mod 1009, over 1009.
    static double[] squares(int chain, int values) {
        double[] x = new double[values];
        for (int i = 0; i < values; i++) {
            x[i] = ((long) i * i * 7919 + chain * 104729L) % 1009 / 1009.0;
        }
        return x;
    }
}
