package org.halocline.variance;

import org.halocline.model.SampleSimulation;
import org.halocline.sample.SampleStream;

/// [Milstein] as a simulation that can be sampled: its samples are those of level 0.
public record MilsteinCall() implements LevelSimulation, SampleSimulation {
    private static final Milstein LEVELS = new Milstein();

    @Override
    public double sample(SampleStream random) {
        return sample(0, random).fine();
    }

    @Override
    public Coupled sample(int level, SampleStream random) {
        return LEVELS.sample(level, random);
    }

    @Override
    public double cost(int level) {
        return LEVELS.cost(level);
    }
}
