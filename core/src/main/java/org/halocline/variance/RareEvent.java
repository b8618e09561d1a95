package org.halocline.variance;

import java.util.List;
import org.halocline.error.ConfigurationException;
import org.halocline.model.SampleSimulation;
import org.halocline.sample.SampleStream;

/// A Markov process and how near it is to a rare event. A sample by itself is one path, and scores 1 if that reaches
/// the event, else 0; [Splitting] needs far fewer of them.
public interface RareEvent extends SampleSimulation {
    /// The state that a path begins with: all that its future depends on.
    double[] begin(SampleStream random);

    /// Takes one step; changes the state in place.
    void advance(double[] state, SampleStream random);

    /// How near the event is: a path reaches the event when it reaches the last level of the splitting.
    double nearness(double[] state);

    /// Whether the path has ended without the event.
    boolean isOver(double[] state);

    /// How near a path is that has reached the event; infinite if only the levels of a splitting say so.
    default double event() {
        return Double.POSITIVE_INFINITY;
    }

    @Override
    default List<String> scores() {
        return List.of("probability");
    }

    /// One path.
    @Override
    default double sample(SampleStream random) {
        if (event() == Double.POSITIVE_INFINITY) {
            throw new ConfigurationException(
                    "event=" + event() + "; only levels of a splitting say when it has happened, implement event()");
        }
        double[] state = begin(random);
        while (nearness(state) < event() && !isOver(state)) {
            advance(state, random);
        }
        return nearness(state) >= event() ? 1 : 0;
    }
}
