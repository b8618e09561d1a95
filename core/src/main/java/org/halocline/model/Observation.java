package org.halocline.model;

import java.util.Map;

/// The observables at one moment.
///
/// @param step   steps taken
/// @param time   simulated time
/// @param values by name, in the order of [Run#observables]
public record Observation(long step, double time, Map<String, Double> values) {}
