package org.halocline.runtime;

import java.util.Arrays;
import org.halocline.model.SampleSimulation;
import org.halocline.sample.RandomStreams;
import org.halocline.sample.Tally;

/// Draws many consecutive samples at once, for simulations that say how many uniforms a sample needs.
final class SampleBlocks {
    /// Samples at a time: what they need stays in the first-level cache …
    private static final int MOST = 512;

    /// … and in the second-level one, where a sample needs many numbers.
    private static final int MOST_NUMBERS = 1 << 15;

    private final SampleSimulation simulation;
    private final double[][] uniforms;
    private final double[][] scores;
    private final int samples;

    SampleBlocks(SampleSimulation simulation) {
        this.simulation = simulation;
        this.samples = Math.clamp(MOST_NUMBERS / simulation.uniforms(), 1, MOST);
        this.uniforms = new double[simulation.uniforms()][samples];
        this.scores = new double[simulation.scores().size()][samples];
    }

    /// How many samples at a time at most.
    int samples() {
        return samples;
    }

    /// Draws samples from `begin` on, as many as fit, but none from `end` on.
    ///
    /// @return how many
    int draw(RandomStreams streams, long begin, long end, Tally tally) {
        int count = (int) Math.min(samples, end - begin);
        streams.fill(begin, count, uniforms);
        for (double[] score : scores) {
            Arrays.fill(score, 0, count, 0);
        }
        simulation.samples(count, uniforms, scores);
        tally.samples(begin, count, scores);
        return count;
    }
}
