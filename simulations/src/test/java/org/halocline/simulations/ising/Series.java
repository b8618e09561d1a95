package org.halocline.simulations.ising;

import java.util.ArrayList;
import java.util.List;
import org.halocline.model.Observation;
import org.halocline.model.RunMonitor;
import org.halocline.statistics.BatchMeans;
import org.halocline.statistics.ChainMean;

/// Follows the first observable of a run.
final class Series implements RunMonitor {
    private final List<Double> values = new ArrayList<>();

    @Override
    public void observed(Observation observation) {
        values.add(observation.values().values().iterator().next());
    }

    /// The mean over time without the first values, and its error from batches far longer than the values depend on
    /// each other.
    ChainMean after(int first) {
        return BatchMeans.of(
                values.stream().skip(first).mapToDouble(Double::doubleValue).toArray());
    }
}
