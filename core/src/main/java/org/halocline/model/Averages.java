package org.halocline.model;

import java.util.List;
import org.halocline.error.ConfigurationException;

/// Which observables of a grid run are averaged over time, and from when on.
///
/// The values that the schedule of observables asks for count with equal weight, so that it has to be one of equal
/// intervals; the last state counts if it is due by itself.
///
/// @param from the first step that counts: before it the simulation settles down; negative for no averages
/// @param of   names of observables; empty for all that are numbers
public record Averages(long from, List<String> of) {
    public static final Averages NONE = new Averages(-1, List.of());

    public Averages {
        of = List.copyOf(of);
    }

    /// From a step on.
    ///
    /// @throws ConfigurationException if the step is negative
    public static Averages from(long step, String... of) {
        if (step < 0) {
            throw new ConfigurationException("averages from=" + step + "; use a step from 0 on");
        }
        return new Averages(step, List.of(of));
    }

    public boolean isOn() {
        return from >= 0;
    }
}
