package org.halocline.variance;

import org.halocline.sample.SampleStream;

/// A stream that makes its numbers from those of another one of the same sample. Sub-streams are those of the other, as
/// they are.
interface DependentStream extends SampleStream {
    /// The other.
    SampleStream origin();

    @Override
    default void trace(String name, double value) {
        origin().trace(name, value);
    }

    @Override
    default long sample() {
        return origin().sample();
    }

    @Override
    default SampleStream subStream(long number) {
        return origin().subStream(number);
    }
}
