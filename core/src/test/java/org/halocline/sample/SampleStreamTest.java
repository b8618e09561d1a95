package org.halocline.sample;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.AliasMethodDiscreteSampler;
import org.apache.commons.rng.sampling.distribution.SharedStateDiscreteSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.junit.jupiter.api.Test;

class SampleStreamTest {
    /// Known answers of Random123 (`tests/kat_vectors`): key and counter in, four numbers out. A stream counts before
    /// it draws, so it is started one counter earlier.
    @Test
    void knownAnswersOfRandom123ComeOut() {
        assertDraws(
                new long[] {0, 0, -1, -1, -1, -1},
                0x16554d9eca36314cL,
                0xdb20fe9d672d0fdcL,
                0xd7e772cee186176bL,
                0x7e68b68aec7ba23bL);
        assertDraws(
                new long[] {-1, -1, -2, -1, -1, -1},
                0x87b092c3013fe90bL,
                0x438c3c67be8d0224L,
                0x9cc7d7c69cd777b6L,
                0xa09caebf594f0ba0L);
        assertDraws(
                new long[] {
                    0x452821e638d01377L,
                    0xbe5466cf34e90c6cL,
                    0x243f6a8885a308d3L - 1,
                    0x13198a2e03707344L,
                    0xa4093822299f31d0L,
                    0x082efa98ec4e6c89L
                },
                0xa528f45403e61d95L,
                0x38c72dbd566e9788L,
                0xa5a1610e72fd18b5L,
                0x57bd43b5e52b7fe6L);
    }

    private static void assertDraws(long[] words, long... numbers) {
        SampleStream stream = new RandomStreams.Stream(words);
        assertArrayEquals(numbers, stream.longs(numbers.length).toArray());
    }

    /// NumPy 2.4: `Philox(key=[seed, 0], counter=[0, subStream, sample, 0]).random_raw(5)`.
    @Test
    void numpyDrawsTheSameSubStreams() {
        assertArrayEquals(
                new long[] {
                    0x624335957ad0c140L,
                    0x5b9f5395b76a06d4L,
                    0x879d0ac19561e8ceL,
                    0x45440ba7ab8d44d9L,
                    0x1422ccf00811a823L
                },
                new RandomStreams(42).sample(123456789).longs(5).toArray());
        assertArrayEquals(
                new long[] {
                    0x7cecad006ac3d7b9L,
                    0x989b97fad7141f9dL,
                    0xee31d7f0e10aeea6L,
                    0xd44848b851ab2d0fL,
                    0x262909ff652e2673L
                },
                new RandomStreams(42).sample(123456789).subStream(7).longs(5).toArray());
        assertArrayEquals(
                new long[] {
                    0x79e17c085ffdef9eL,
                    0x4f4941e1cea6474bL,
                    0x3ff9abc299fa8727L,
                    0xdfed5cc93e650404L,
                    0x46b4debe8f7d089fL
                },
                new RandomStreams(-1).sample(1L << 40).subStream(-3).longs(5).toArray());
    }

    /// Words 1 to 3 of the counter; word 0 counts within a stream.
    @Test
    void noTwoStreamsShareACounter() {
        Random random = new Random(5);
        Map<List<Long>, String> owners = new HashMap<>();
        RandomStreams streams = new RandomStreams(3);
        for (long sample : new long[] {0, 1, 2, Long.MAX_VALUE, -1, random.nextLong()}) {
            SampleStream first = streams.sample(sample);
            own(owners, first, sample + "");
            for (int n = 0; n < 500; n++) {
                long number = n < 250 ? n + 1 : random.nextLong();
                SampleStream child = first.subStream(number);
                own(owners, child, sample + "/" + number);
                for (long m = 0; m < 20; m++) {
                    SampleStream grandchild = child.subStream(m);
                    own(owners, grandchild, sample + "/" + number + "/" + m);
                    own(owners, grandchild.subStream(m * m), sample + "/" + number + "/" + m + "/" + m * m);
                }
            }
        }
        assertEquals(6 * (1 + 500 * 41), owners.size());
    }

    private static void own(Map<List<Long>, String> owners, SampleStream stream, String owner) {
        RandomStreams.Stream s = (RandomStreams.Stream) stream;
        String before = owners.put(List.of(s.sample(), s.pedigree(), s.place()), owner);
        assertTrue(before == null, owner + " and " + before);
    }

    @Test
    void aSubStreamDoesNotDependOnWhatWasDrawn() {
        SampleStream fresh = new RandomStreams(9).sample(4);
        SampleStream used = new RandomStreams(9).sample(4);
        assertEquals(17, used.longs(17).toArray().length);
        used.nextGaussian();
        assertEquals(fresh.subStream(3).nextLong(), used.subStream(3).nextLong());
        assertEquals(
                fresh.subStream(3).subStream(1).nextLong(),
                used.subStream(3).subStream(1).nextLong());
        assertEquals(fresh.subStream(0).nextLong(), used.subStream(0).nextLong());
        assertNotEquals(
                fresh.subStream(3).subStream(1).nextLong(), fresh.subStream(1).nextLong());
        assertEquals(4, used.subStream(3).subStream(1).sample());
    }

    /// Deeper than the counter can tell: streams still differ by pedigree.
    @Test
    void nestingHasNoEnd() {
        SampleStream stream = new RandomStreams(9).sample(4);
        Map<List<Long>, String> owners = new HashMap<>();
        for (int depth = 0; depth < 70_000; depth++) {
            stream = stream.subStream(1);
            own(owners, stream, "depth " + depth);
        }
        assertEquals(70_000, owners.size());
    }

    @Test
    void theSourceTakesNumbersInTurn() {
        SampleStream plain = new RandomStreams(2).sample(1);
        SampleStream shared = new RandomStreams(2).sample(1);
        UniformRandomProvider source = shared.source();
        for (int n = 0; n < 20; n++) {
            assertEquals(plain.nextInt(), source.nextInt());
            assertEquals(plain.nextLong(), shared.nextLong());
            assertEquals(plain.nextDouble(), source.nextDouble());
            assertEquals(plain.nextBoolean(), shared.nextBoolean());
        }
    }

    @Test
    void normalAndExponentialNumbersAreThoseOfCommonsRng() {
        SampleStream stream = new RandomStreams(2).sample(1);
        UniformRandomProvider source = new RandomStreams(2).sample(1).source();
        var gaussian = ZigguratSampler.NormalizedGaussian.of(source);
        var exponential = ZigguratSampler.Exponential.of(source);
        SampleStream bare = bare(new RandomStreams(2).sample(1));
        for (int n = 0; n < 1000; n++) {
            double normal = gaussian.sample();
            assertEquals(normal, stream.nextGaussian());
            assertEquals(normal, bare.nextGaussian());
            double wait = exponential.sample();
            assertEquals(wait, stream.nextExponential());
            assertEquals(wait, bare.nextExponential());
        }
    }

    /// A stream that has nothing but its longs, as one that changes another's numbers would be.
    private static SampleStream bare(SampleStream stream) {
        return new SampleStream() {
            @Override
            public long sample() {
                return stream.sample();
            }

            @Override
            public SampleStream subStream(long number) {
                return bare(stream.subStream(number));
            }

            @Override
            public long nextLong() {
                return stream.nextLong();
            }
        };
    }

    @Test
    void samplersHaveTheMeansThatTheyMust() {
        assertMean(0, 1, RandomGenerator::nextGaussian);
        assertMean(1, 2, s -> s.nextGaussian() * s.nextGaussian() + 1);
        assertMean(1, 1, RandomGenerator::nextExponential);
        assertMean(2.5, 2.5, s -> s.nextGamma(2.5));
        assertMean(0.3, 0.3, s -> s.nextGamma(0.3));
        assertMean(3, 3, s -> s.nextPoisson(3));
        assertMean(100, 100, s -> s.nextPoisson(100));
        assertEquals(0, new RandomStreams(1).sample(0).nextPoisson(0));
        // A coordinate on the sphere in d dimensions has the variance 1/d.
        double[] point = new double[3];
        assertMean(1.0 / 3, 4.0 / 45, s -> {
            s.onSphere(point);
            assertEquals(1, Math.sqrt(point[0] * point[0] + point[1] * point[1] + point[2] * point[2]), 1e-15);
            return point[1] * point[1];
        });
    }

    /// Twenty thousand samples, their mean within four standard errors.
    private static void assertMean(double mean, double mostVariance, ToDoubleFunction<SampleStream> draw) {
        int n = 20_000;
        double sum = 0;
        RandomStreams streams = new RandomStreams(12);
        for (int sample = 0; sample < n; sample++) {
            sum += draw.applyAsDouble(streams.sample(sample));
        }
        assertEquals(mean, sum / n, 4 * Math.sqrt(mostVariance / n));
    }

    @Test
    void directionsInOneDimensionAreSigns() {
        double[] point = new double[1];
        int plus = 0;
        for (int sample = 0; sample < 400; sample++) {
            new RandomStreams(1).sample(sample).onSphere(point);
            assertEquals(1, Math.abs(point[0]));
            plus += point[0] > 0 ? 1 : 0;
        }
        assertEquals(200, plus, 40);
    }

    @Test
    void anAliasTableIsMadeOnceForAllSamples() {
        SharedStateDiscreteSampler die =
                AliasMethodDiscreteSampler.of(new RandomStreams(0).sample(0).source(), new double[] {0.5, 0.25, 0.25});
        int[] counts = new int[3];
        RandomStreams streams = new RandomStreams(6);
        for (int sample = 0; sample < 4000; sample++) {
            counts[
                    die.withUniformRandomProvider(streams.sample(sample).source())
                            .sample()]++;
        }
        assertEquals(2000, counts[0], 4 * Math.sqrt(1000));
        assertEquals(1000, counts[1], 4 * Math.sqrt(750));
    }

    @Test
    void impossibleParametersAreRefused() {
        SampleStream stream = new RandomStreams(1).sample(0);
        for (double bad : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThrows(IllegalArgumentException.class, () -> stream.nextGamma(bad));
        }
        for (double bad : new double[] {-1, Double.NaN, 1e10}) {
            assertThrows(IllegalArgumentException.class, () -> stream.nextPoisson(bad));
        }
    }
}
