package org.halocline.sample;

import java.util.Arrays;
import org.halocline.vector.Vectors;

/// Philox4x64-10 for many counters at once, see [RandomStreams].
///
/// The counters go through the ten rounds side by side, one round after the other: their four words lie in arrays that
/// stay in the first-level cache, and the work of neighbours does not wait for each other.
final class Philox {
    /// Counters at a time.
    static final int COUNTERS = 512;

    /// Multipliers and the steps of the keys, from the paper.
    static final long M0 = 0xD2E7470EE14C6C93L;

    static final long M1 = 0xCA5A826395121157L;
    private static final long W0 = 0x9E3779B97F4A7C15L;
    private static final long W1 = 0xBB67AE8584CAA73BL;
    private static final int ROUNDS = 10;

    private final long[][] words = new long[4][COUNTERS];

    /// Word `n` of the numbers drawn last, by counter.
    long[] word(int n) {
        return words[n];
    }

    /// Draws for the counters `(block, second, first + s, fourth)`, 0 ≤ s < count ≤ [#COUNTERS].
    void draw(long key0, long key1, long block, long second, long first, long fourth, int count) {
        firstRound(words[0], words[1], key0 ^ second, first, count);
        Arrays.fill(words[2], 0, count, Math.unsignedMultiplyHigh(M0, block) ^ fourth ^ key1);
        Arrays.fill(words[3], 0, count, M0 * block);
        for (int round = 1; round < ROUNDS; round++) {
            round(words[0], words[1], words[2], words[3], key0 + round * W0, key1 + round * W1, count);
        }
    }

    /// The first round changes only what depends on the third word of the counter; the rest is the same for all.
    private static void firstRound(long[] w0, long[] w1, long k0, long first, int count) {
        int s = Vectors.isAvailable() ? PhiloxVectors.firstRound(w0, w1, k0, first, count) : 0;
        for (; s < count; s++) {
            long b = first + s;
            w0[s] = Math.unsignedMultiplyHigh(M1, b) ^ k0;
            w1[s] = M1 * b;
        }
    }

    private static void round(long[] w0, long[] w1, long[] w2, long[] w3, long k0, long k1, int count) {
        int s = Vectors.isAvailable() ? PhiloxVectors.round(w0, w1, w2, w3, k0, k1, count) : 0;
        for (; s < count; s++) {
            long a = w0[s];
            long b = w2[s];
            w0[s] = Math.unsignedMultiplyHigh(M1, b) ^ w1[s] ^ k0;
            w1[s] = M1 * b;
            w2[s] = Math.unsignedMultiplyHigh(M0, a) ^ w3[s] ^ k1;
            w3[s] = M0 * a;
        }
    }
}
