package org.halocline.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.halocline.sample.Estimate;

/// What the first samples of a run estimate.
///
/// @param samples   how many they are
/// @param estimates by score, in the order of [RunResult#estimates]
public record ConvergencePoint(long samples, Map<String, Estimate> estimates) {
    public ConvergencePoint {
        estimates = Collections.unmodifiableMap(new LinkedHashMap<>(estimates));
    }
}
