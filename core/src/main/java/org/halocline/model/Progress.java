package org.halocline.model;

import java.util.Map;
import org.halocline.sample.Estimate;

/// How far a run has come.
///
/// @param done       steps that every worker has finished, or samples merged
/// @param expected   steps or samples in all, as far as known now
/// @param time       simulated time reached; NaN for samples
/// @param seconds    wall time since the workers began
/// @param pace       steps or samples per second lately; 0 while none is done
/// @param perSecond  cell updates or samples per second lately
/// @param values     newest observables, by name; empty for samples
/// @param estimates  estimates so far, by score; empty for grids
public record Progress(
        long done,
        long expected,
        double time,
        double seconds,
        double pace,
        double perSecond,
        Map<String, Double> values,
        Map<String, Estimate> estimates) {}
