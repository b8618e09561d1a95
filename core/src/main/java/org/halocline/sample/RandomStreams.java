package org.halocline.sample;

import org.apache.commons.rng.core.source64.Philox4x64;

/// One independent stream of random numbers for every sample of a run.
///
/// The generator is Philox4x64-10, a function of a key and a counter: J. K. Salmon, M. A. Moraes, R. O. Dror, D. E.
/// Shaw, "Parallel random numbers: as easy as 1, 2, 3" (2011),
/// [doi:10.1145/2063384.2063405](https://doi.org/10.1145/2063384.2063405).
///
/// | word | holds |
/// |---|---|
/// | key 0 | seed of the run |
/// | key 1 | purpose: 0 for samples |
/// | counter 0 | block of four numbers within the stream, 1, 2, … |
/// | counter 1 | sub-stream within the sample, 0 unless asked for |
/// | counter 2 | global index of the sample |
/// | counter 3 | replica: 0 |
///
/// Streams of different samples never share a counter: no stride to exceed, no seed to collide.
/// NumPy draws the same numbers: `Philox(key=[seed, 0], counter=[0, 0, sample, 0])`.
public final class RandomStreams {
    private static final long PURPOSE_SAMPLES = 0;
    private static final long REPLICA = 0;

    private final long seed;
    private final Philox philox = new Philox();

    public RandomStreams(long seed) {
        this.seed = seed;
    }

    /// The stream of a sample, from its beginning.
    ///
    /// @param sample global index, from 0
    public SampleStream sample(long sample) {
        return stream(sample, 0);
    }

    /// The same stream, which leaves what is drawn from it and its sub-streams in a recording.
    public SampleStream recorded(long sample, Recording recording) {
        return new RecordedStream(stream(sample, 0), recording);
    }

    private Stream stream(long sample, long subStream) {
        return new Stream(
                this, sample, subStream, new Philox4x64(new long[] {seed, PURPOSE_SAMPLES, 0, subStream, sample, REPLICA
                }));
    }

    /// Many streams at once: `uniforms[n][s]` becomes what the n-th call of `nextDouble()` returns on the stream of
    /// sample `first + s`, 0 ≤ s < count. Faster than one by one; not for several threads at a time.
    public void fill(long first, int count, double[][] uniforms) {
        for (int from = 0; from < count; from += Philox.COUNTERS) {
            int some = Math.min(Philox.COUNTERS, count - from);
            for (int n = 0; n < uniforms.length; n++) {
                int word = n % 4;
                if (word == 0) {
                    philox.draw(seed, PURPOSE_SAMPLES, 1 + n / 4, first + from, some);
                }
                toUniforms(philox.word(word), some, uniforms[n], from);
            }
        }
    }

    /// As [java.util.random.RandomGenerator#nextDouble] does: the upper 53 bits.
    private static void toUniforms(long[] bits, int count, double[] uniforms, int at) {
        for (int s = 0; s < count; s++) {
            uniforms[at + s] = (bits[s] >>> 11) * 0x1.0p-53;
        }
    }

    record Stream(RandomStreams streams, long sample, long pedigree, Philox4x64 source) implements SampleStream {
        /// Word 3 of the counter.
        long place() {
            return REPLICA;
        }

        @Override
        public long nextLong() {
            return source.nextLong();
        }

        @Override
        public SampleStream subStream(long number) {
            return streams.stream(sample, number);
        }
    }
}
