package org.halocline.variance;

import org.halocline.sample.SampleStream;
import org.jspecify.annotations.Nullable;

/// A stream whose first numbers are the coordinates of the present point of a net.
final class NetStream implements InvertingStream, DependentStream {
    private final ScrambledNet net;
    private final int dimensions;
    private final SampleStream whole;
    private final long number;
    private int next;

    /// Made when the coordinates are used up: mostly never.
    private @Nullable SampleStream further;

    /// @param whole  stream of the observation
    /// @param number of its sub-stream for what is no coordinate
    NetStream(ScrambledNet net, int dimensions, SampleStream whole, long number) {
        this.net = net;
        this.dimensions = dimensions;
        this.whole = whole;
        this.number = number;
    }

    @Override
    public long nextLong() {
        return next < dimensions ? net.bits(next++) : further().nextLong();
    }

    private SampleStream further() {
        SampleStream made = further;
        if (made == null) {
            made = whole.subStream(number);
            further = made;
        }
        return made;
    }

    @Override
    public SampleStream origin() {
        return whole;
    }

    /// Of the stream for what is no coordinate.
    @Override
    public SampleStream subStream(long substream) {
        return further().subStream(substream);
    }
}
