package org.halocline.variance;

import java.util.Arrays;
import org.halocline.sample.SampleStream;

/// A stream that remembers what it drew and can begin again with the complement of every number.
final class Mirror implements InvertingStream, DependentStream {
    private static final int SOME = 16;

    private final SampleStream source;
    private long[] drawn = new long[SOME];
    private int count;
    private int next;
    private boolean mirrored;

    Mirror(SampleStream source) {
        this.source = source;
    }

    /// Begins again: u becomes 1 − 2⁻⁵³ − u.
    void turn() {
        mirrored = true;
        next = 0;
    }

    @Override
    public long nextLong() {
        if (next == count) {
            if (count == drawn.length) {
                drawn = Arrays.copyOf(drawn, 2 * count);
            }
            drawn[count++] = source.nextLong();
        }
        long bits = drawn[next++];
        return mirrored ? ~bits : bits;
    }

    @Override
    public SampleStream origin() {
        return source;
    }

    /// Mirrored as well where this is.
    @Override
    public SampleStream subStream(long number) {
        Mirror stream = new Mirror(source.subStream(number));
        stream.mirrored = mirrored;
        return stream;
    }
}
