package org.halocline.variance;

import org.halocline.sample.SampleStream;

/// A stream on which every number takes exactly one `nextLong()` and grows with it, so that coordinates keep their
/// places and mirrored or well-spread bits give mirrored or well-spread numbers.
///
/// Bounded whole numbers are ⌊bits · n / 2⁶⁴⌋; their probabilities are off by less than n/2⁶⁴ of 1.
interface InvertingStream extends SampleStream {
    @Override
    default double nextGaussian() {
        return NormalQuantile.ofBits(nextLong());
    }

    @Override
    default double nextGaussian(double mean, double stddev) {
        return mean + stddev * nextGaussian();
    }

    /// −ln(1 − u).
    @Override
    default double nextExponential() {
        return -StrictMath.log1p(-((nextLong() >>> 12) + 0.5) * 0x1p-52);
    }

    @Override
    default int nextInt(int bound) {
        return (int) nextLong((long) bound);
    }

    @Override
    default int nextInt(int origin, int bound) {
        return (int) nextLong(origin, bound);
    }

    @Override
    default long nextLong(long bound) {
        if (bound <= 0) {
            throw new IllegalArgumentException("bound=" + bound + "; it must be positive");
        }
        return Math.unsignedMultiplyHigh(nextLong(), bound);
    }

    @Override
    default long nextLong(long origin, long bound) {
        if (origin >= bound) {
            throw new IllegalArgumentException("origin=" + origin + ", bound=" + bound + "; it must be larger");
        }
        // A difference beyond the largest long is right as an unsigned number.
        return origin + Math.unsignedMultiplyHigh(nextLong(), bound - origin);
    }
}
