package org.halocline.simulations.neutrons;

import org.halocline.sample.Estimate;

/// A mean with its standard error, of numbers drawn without the engine.
final class Mean {
    private long count;
    private double sum;
    private double squares;

    void add(double value) {
        count++;
        sum += value;
        squares += value * value;
    }

    Estimate estimate() {
        double mean = sum / count;
        return new Estimate(mean, Math.sqrt((squares / count - mean * mean) / (count - 1)), count);
    }
}
