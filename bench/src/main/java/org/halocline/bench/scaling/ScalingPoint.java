package org.halocline.bench.scaling;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.halocline.bench.Medians;
import org.halocline.decomposition.ProcessGrid;

/// What was measured with one number of workers.
///
/// @param workers     how many
/// @param processGrid their arrangement
/// @param size        cells, or samples
/// @param updates     cell updates, or samples, of one run
/// @param seconds     of the stepping loop, of every repeat in the order of measurement; start of processes excluded
/// @param wallSeconds median from the call to the result, start of processes included
/// @param phases      seconds per phase of the repeat with the median time, of the slowest worker in each
/// @param stateHash   of every repeat
public record ScalingPoint(
        int workers,
        ProcessGrid processGrid,
        long size,
        double updates,
        List<Double> seconds,
        double wallSeconds,
        Map<String, Double> phases,
        String stateHash) {
    public ScalingPoint {
        seconds = List.copyOf(seconds);
        phases = Collections.unmodifiableMap(new LinkedHashMap<>(phases));
    }

    /// The median time.
    public double time() {
        return Medians.of(seconds);
    }

    /// Updates per second.
    public double rate() {
        return updates / time();
    }

    /// How far apart the repeats are: largest less smallest time, over the median.
    public double spread() {
        double least = seconds.stream().mapToDouble(Double::doubleValue).min().orElse(Double.NaN);
        double most = seconds.stream().mapToDouble(Double::doubleValue).max().orElse(Double.NaN);
        return (most - least) / time();
    }
}
