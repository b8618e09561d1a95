package org.halocline.sample;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.core.source64.Philox4x64;
import org.apache.commons.rng.sampling.distribution.ContinuousSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.jspecify.annotations.Nullable;

/// One independent stream of random numbers for every sample of a run.
///
/// The generator is Philox4x64-10, a function of a key and a counter: J. K. Salmon, M. A. Moraes, R. O. Dror, D. E.
/// Shaw, "Parallel random numbers: as easy as 1, 2, 3" (2011),
/// [doi:10.1145/2063384.2063405](https://doi.org/10.1145/2063384.2063405).
///
/// | word | holds |
/// |---|---|
/// | key 0 | seed of the run |
/// | key 1 | purpose: 0 for samples; 1 for cells, see [CellStreams] |
/// | counter 0 | block of four numbers within the stream, 1, 2, … |
/// | counter 1 | sub-stream within the sample: 0 at the beginning, the number asked for, or a pedigree |
/// | counter 2 | global index of the sample |
/// | counter 3 | replica in the lower 48 bits; how deep sub-streams are nested, up to 2¹⁶ − 1, in the upper 16 |
///
/// Streams of different samples never share a counter: no stride to exceed, no seed to collide. Nor do two sub-streams
/// that a sample asks for directly, whatever their numbers.
/// NumPy draws the same numbers: `Philox(key=[seed, 0], counter=[0, subStream, sample, 0])`.
///
/// **Nested sub-streams.** Sub-stream n of a sub-stream with pedigree p has the pedigree mix(mix(p) + n·g), with the
/// finaliser of SplitMix64 for mix and g = `0x9e3779b97f4a7c15`, and is one level deeper. Children of one parent never
/// meet, nor do streams of different depth. Of k streams at one depth of one sample two meet with probability
/// k²/2⁶⁵: 3·10⁻⁸ for a million, and then these two draw the same numbers.
public final class RandomStreams {
    private static final long PURPOSE_SAMPLES = 0;
    private static final long PEDIGREE_STEP = 0x9e3779b97f4a7c15L;
    private static final int DEPTH_SHIFT = 48;
    private static final long DEEPEST = 0xffff;

    private final long seed;
    private final Philox philox = new Philox();

    public RandomStreams(long seed) {
        this.seed = seed;
    }

    /// The stream of a sample, from its beginning.
    ///
    /// @param sample global index, from 0
    public SampleStream sample(long sample) {
        return new Stream(seed, sample, 0, 0);
    }

    /// The same stream, which leaves what is drawn from it and its sub-streams in a recording.
    public SampleStream recorded(long sample, Recording recording) {
        return new RecordedStream(new Stream(seed, sample, 0, 0), recording);
    }

    /// Many streams at once: `uniforms[n][s]` becomes what the n-th call of `nextDouble()` returns on the stream of
    /// sample `first + s`, 0 ≤ s < count. Faster than one by one; not for several threads at a time.
    public void fill(long first, int count, double[][] uniforms) {
        for (int from = 0; from < count; from += Philox.COUNTERS) {
            int some = Math.min(Philox.COUNTERS, count - from);
            for (int n = 0; n < uniforms.length; n++) {
                int word = n % 4;
                if (word == 0) {
                    philox.draw(
                            seed,
                            PURPOSE_SAMPLES,
                            1 + n / 4,
                            0,
                            first + from,
                            0,
                            some,
                            Math.min(4, uniforms.length - n));
                }
                toUniforms(philox.word(word), some, uniforms[n], from);
            }
        }
    }

    /// As [java.util.random.RandomGenerator#nextDouble] does: the upper 53 bits.
    private static void toUniforms(long[] bits, int count, double[] uniforms, int at) {
        for (int s = 0; s < count; s++) {
            uniforms[at + s] = uniform(bits[s]);
        }
    }

    /// The upper 53 bits as a number on [0, 1).
    static double uniform(long bits) {
        return (bits >>> 11) * 0x1.0p-53;
    }

    /// Finaliser of SplitMix64, one to one.
    private static long mix(long z) {
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }

    /// A key with a counter. Made for every sample: samplers wait until they are asked for.
    static final class Stream implements SampleStream {
        private final long key;
        private final long sample;
        private final long pedigree;
        private final long place;
        private final Philox4x64 numbers;
        private @Nullable UniformRandomProvider source;
        private @Nullable ContinuousSampler gaussian;
        private @Nullable ContinuousSampler exponential;

        private Stream(long key, long sample, long pedigree, long place) {
            this(new long[] {key, PURPOSE_SAMPLES, 0, pedigree, sample, place});
        }

        /// @param words two of the key, four of the counter before the first
        Stream(long[] words) {
            this.key = words[0];
            this.pedigree = words[3];
            this.sample = words[4];
            this.place = words[5];
            this.numbers = new Philox4x64(words);
        }

        @Override
        public long sample() {
            return sample;
        }

        /// Word 1 of the counter.
        long pedigree() {
            return pedigree;
        }

        /// Word 3 of the counter.
        long place() {
            return place;
        }

        @Override
        public long nextLong() {
            return numbers.nextLong();
        }

        @Override
        public SampleStream subStream(long number) {
            if (pedigree == 0 && place == 0) {
                return new Stream(key, sample, number, 0);
            }
            long depth = Math.min(DEEPEST, (place >>> DEPTH_SHIFT) + 1);
            return new Stream(key, sample, mix(mix(pedigree) + number * PEDIGREE_STEP), depth << DEPTH_SHIFT);
        }

        /// Not the generator itself, which keeps half a number after `nextInt()`.
        @Override
        public UniformRandomProvider source() {
            UniformRandomProvider made = source;
            if (made == null) {
                made = this::nextLong;
                source = made;
            }
            return made;
        }

        @Override
        public double nextGaussian() {
            ContinuousSampler made = gaussian;
            if (made == null) {
                made = ZigguratSampler.NormalizedGaussian.of(source());
                gaussian = made;
            }
            return made.sample();
        }

        @Override
        public double nextExponential() {
            ContinuousSampler made = exponential;
            if (made == null) {
                made = ZigguratSampler.Exponential.of(source());
                exponential = made;
            }
            return made.sample();
        }
    }
}
