package org.halocline.simulations.ising;

import java.util.ArrayList;
import java.util.List;
import org.halocline.model.Observation;
import org.halocline.model.RunMonitor;

/// Follows the first observable of a run, and gives the mean over time with an error from the means of
/// 25 batches, each far longer than the values depend on each other.
final class Series implements RunMonitor {
    private static final int BATCHES = 25;

    private final List<Double> values;

    Series() {
        this(new ArrayList<>());
    }

    private Series(List<Double> values) {
        this.values = values;
    }

    @Override
    public void observed(Observation observation) {
        values.add(observation.values().values().iterator().next());
    }

    /// Without the first ones.
    Series after(int first) {
        return new Series(values.subList(first, values.size()));
    }

    double mean() {
        return mean(0, values.size());
    }

    private double mean(int from, int to) {
        return values.subList(from, to).stream()
                .mapToDouble(Double::doubleValue)
                .average()
                .orElseThrow();
    }

    double error() {
        int length = values.size() / BATCHES;
        double squares = 0;
        for (int b = 0; b < BATCHES; b++) {
            double deviation = mean(b * length, (b + 1) * length) - mean(0, BATCHES * length);
            squares += deviation * deviation;
        }
        return Math.sqrt(squares / (BATCHES * (BATCHES - 1.0)));
    }
}
