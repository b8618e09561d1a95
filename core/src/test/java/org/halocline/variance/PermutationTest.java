package org.halocline.variance;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.halocline.sample.RandomStreams;
import org.junit.jupiter.api.Test;

class PermutationTest {
    private static final RandomStreams STREAMS = new RandomStreams(5);

    @Test
    void everyElementIsReachedOnce() {
        for (int size : new int[] {1, 2, 3, 17, 5000}) {
            int[] order = Permutation.random(size, STREAMS.sample(size));
            int[] sorted = Arrays.stream(order).sorted().toArray();
            assertArrayEquals(IntStream.range(0, size).toArray(), sorted);
        }
    }

    /// Of 5! = 120 permutations each should come equally often: χ² with 119 degrees of freedom has mean 119 and
    /// standard deviation 15.4.
    @Test
    void allPermutationsOfFiveAreEquallyLikely() {
        int[] counts = new int[3125];
        for (int sample = 0; sample < 120_000; sample++) {
            int code = 0;
            for (int place : Permutation.random(5, STREAMS.sample(sample))) {
                code = 5 * code + place;
            }
            counts[code]++;
        }
        int seen = 0;
        double chiSquare = 0;
        for (int count : counts) {
            if (count > 0) {
                seen++;
                chiSquare += (count - 1000.0) * (count - 1000) / 1000;
            }
        }
        assertEquals(120, seen);
        assertEquals(119, chiSquare, 4 * 15.4);
    }
}
