package org.halocline.sample;

import java.util.random.RandomGenerator;

/// The random numbers of one sample: a function of the seed of the run and the index of the sample, see
/// [RandomStreams].
public interface SampleStream extends RandomGenerator {
    /// Global index of the sample, from 0.
    long sample();

    /// Another stream of the same sample, from its beginning: for particles born on the way, time steps or levels,
    /// whose numbers must not depend on how many others drew before them.
    ///
    /// @param number of the stream; number 0 is the one that a sample begins with
    SampleStream subStream(long number);

    /// Tells a number about this sample, such as a position or an energy, to whoever [replays][Recording] it. In a run
    /// nobody listens, and it costs nothing.
    ///
    /// @param name  of the number, a constant
    /// @param value the number
    default void trace(String name, double value) {}
}
