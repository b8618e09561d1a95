package org.halocline.variance;

import org.halocline.sample.SampleStream;

/// A Markov process and how near it is to a rare event. Implemented by a record, as simulations are.
public interface RareEvent {
    /// The state that a path begins with: all that its future depends on.
    double[] begin(SampleStream random);

    /// Takes one step; changes the state in place.
    void advance(double[] state, SampleStream random);

    /// How near the event is: a path reaches the event when it reaches the last level of the splitting.
    double nearness(double[] state);

    /// Whether the path has ended without the event.
    boolean isOver(double[] state);
}
