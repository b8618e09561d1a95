package org.halocline.sample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.apache.commons.rng.core.source64.Philox4x64;
import org.junit.jupiter.api.Test;

class CellStreamsTest {
    private static final long[] SEEDS = {0, 42, -1, Long.MIN_VALUE};
    private static final long[] STEPS = {CellStreams.BEFORE, 0, 1, 1L << 40};

    /// From the layout; the generator of Commons RNG counts before it draws.
    private static double reference(long seed, long step, int stage, int number, long cell) {
        Philox4x64 philox = new Philox4x64(new long[] {seed, 1, number, step, cell / 4, stage});
        for (long n = cell % 4; n > 0; n--) {
            philox.nextLong();
        }
        return (philox.nextLong() >>> 11) * 0x1.0p-53;
    }

    @Test
    void aNumberIsWordCModFourOfTheBlockOfItsCell() {
        for (long seed : SEEDS) {
            CellStreams streams = new CellStreams(seed);
            for (long step : STEPS) {
                for (long cell : new long[] {0, 1, 2, 3, 4, 4095, 1L << 35, Long.MAX_VALUE}) {
                    assertEquals(reference(seed, step, 2, 5, cell), streams.uniform(step, 2, 5, cell));
                }
            }
        }
    }

    @Test
    void aRowHasTheNumbersOfItsCellsWhereverItBeginsAndEnds() {
        for (long seed : SEEDS) {
            CellStreams streams = new CellStreams(seed);
            for (long first : new long[] {0, 1, 2, 3, 4, 7, (1L << 33) - 5}) {
                for (int count : new int[] {1, 2, 3, 4, 5, 31, 2046, 2047, 2048, 2049, 5003}) {
                    double[] uniforms = new double[count + 1];
                    Arrays.fill(uniforms, -1);
                    streams.fill(7, 1, 3, first, count, uniforms);
                    for (int s = 0; s < count; s++) {
                        assertEquals(reference(seed, 7, 1, 3, first + s), uniforms[s], "cell=" + (first + s));
                    }
                    assertEquals(-1, uniforms[count]);
                }
            }
        }
    }

    /// NumPy 2.4: `Generator(Philox(key=[42, 1], counter=[3, 7, 2, 1])).random(4)`, cells 8 to 11 at
    /// step 7, stage 1.
    @Test
    void numpyDrawsTheSameNumbers() {
        double[] uniforms = new double[4];
        new CellStreams(42).fill(7, 1, 3, 8, 4, uniforms);
        double[] expected = {0.2712604727286344, 0.35190693236077675, 0.9298579271033968, 0.678394756909446};
        for (int s = 0; s < 4; s++) {
            assertEquals(expected[s], uniforms[s]);
        }
    }

    @Test
    void noTwoOfSeedCellStepStageAndNumberShareANumberNorDoSamples() {
        Set<Double> seen = new HashSet<>();
        int drawn = 0;
        for (long seed = 0; seed < 3; seed++) {
            CellStreams streams = new CellStreams(seed);
            for (long step = -1; step < 4; step++) {
                for (int stage = 0; stage < 3; stage++) {
                    for (int number = 0; number < 3; number++) {
                        for (long cell = 0; cell < 40; cell++) {
                            seen.add(streams.uniform(step, stage, number, cell));
                            drawn++;
                        }
                    }
                }
            }
            for (long sample = 0; sample < 40; sample++) {
                SampleStream random = new RandomStreams(seed).sample(sample);
                for (int n = 0; n < 12; n++) {
                    seen.add(random.nextDouble());
                    drawn++;
                }
            }
        }
        assertEquals(drawn, seen.size());
        assertTrue(seen.stream().allMatch(u -> u >= 0 && u < 1));
    }
}
