package org.halocline.sample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class RandomStreamsTest {
    /// NumPy 1.24: `Philox(key=0, counter=0).random_raw(2)`, which is sample 0 of seed 0.
    @Test
    void sampleZeroOfSeedZeroIsTheStreamThatNumpyDraws() {
        RandomGenerator random = new RandomStreams(0).sample(0);
        assertEquals(0x02f4ba6408e4d89bL, random.nextLong());
        assertEquals(0x3dd62b0b9ca8c5b2L, random.nextLong());
    }

    /// As NumPy makes them, so that a sample can be replayed there.
    @Test
    void doublesAreTheUpperFiftyThreeBits() {
        RandomStreams streams = new RandomStreams(42);
        for (long sample : new long[] {0, 1, 1L << 40, -1}) {
            RandomGenerator bits = streams.sample(sample);
            RandomGenerator doubles = streams.sample(sample);
            for (int n = 0; n < 10; n++) {
                assertEquals((bits.nextLong() >>> 11) * 0x1.0p-53, doubles.nextDouble());
            }
        }
    }

    @Test
    void aSampleHasItsOwnNumbersAndAlwaysTheSame() {
        Set<Long> seen = new HashSet<>();
        for (long seed = 0; seed < 10; seed++) {
            for (long sample = 0; sample < 100; sample++) {
                RandomGenerator first = new RandomStreams(seed).sample(sample);
                RandomGenerator again = new RandomStreams(seed).sample(sample);
                for (int n = 0; n < 12; n++) {
                    long number = first.nextLong();
                    assertEquals(number, again.nextLong());
                    assertTrue(seen.add(number), "seed=" + seed + ", sample=" + sample + ", n=" + n);
                }
            }
        }
    }

    /// NumPy 1.24, as above: the first two numbers, here for many samples at a time.
    @Test
    void manyAtOnceBeginWithWhatNumpyDraws() {
        double[][] uniforms = new double[2][3];
        new RandomStreams(0).fill(0, 3, uniforms);
        assertEquals((0x02f4ba6408e4d89bL >>> 11) * 0x1.0p-53, uniforms[0][0]);
        assertEquals((0x3dd62b0b9ca8c5b2L >>> 11) * 0x1.0p-53, uniforms[1][0]);
    }

    /// The reference is the generator of Commons RNG, one number after the other.
    @Test
    void manyAtOnceAreTheNumbersOfEachStream() {
        for (long seed : new long[] {0, 42, -1, Long.MIN_VALUE}) {
            RandomStreams streams = new RandomStreams(seed);
            for (long first : new long[] {0, 5, (1L << 32) - 3, Long.MAX_VALUE - 700, -3}) {
                for (int count : new int[] {1, 7, 8, 9, 511, 512, 513, 1300}) {
                    double[][] uniforms = new double[9][count];
                    streams.fill(first, count, uniforms);
                    for (int s = 0; s < count; s++) {
                        RandomGenerator random = streams.sample(first + s);
                        for (int n = 0; n < uniforms.length; n++) {
                            assertEquals(
                                    random.nextDouble(),
                                    uniforms[n][s],
                                    "seed=" + seed + ", sample=" + (first + s) + ", n=" + n);
                        }
                    }
                }
            }
        }
    }
}
