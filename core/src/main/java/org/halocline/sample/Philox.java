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
    ///
    /// @param wanted words from 0 on, 1 to 4; one or two take less work than four
    void draw(long key0, long key1, long block, long second, long first, long fourth, int count, int wanted) {
        long third = Math.unsignedMultiplyHigh(M0, block) ^ fourth ^ key1;
        firstRounds(
                words[0],
                words[2],
                words[3],
                key0 ^ second,
                Math.unsignedMultiplyHigh(M1, third) ^ (key0 + W0),
                M0 * block ^ (key1 + W1),
                first,
                count);
        Arrays.fill(words[1], 0, count, M1 * third);
        int whole = wanted > 2 ? ROUNDS : ROUNDS - 2;
        int round = 2;
        for (; round < whole; round++) {
            round(words[0], words[1], words[2], words[3], key0 + round * W0, key1 + round * W1, count);
        }
        if (round < ROUNDS) {
            lastRounds(words[0], words[1], words[2], words[3], key1 + round * W1, key0 + (round + 1) * W0, count);
        }
    }

    /// The first two rounds, for counters that differ in their third word: the third and the fourth are the same for
    /// all after the first, and the second after the second.
    ///
    /// @param k0    what meets the high product of the first round
    /// @param after what meets the low product of the first round in the second
    /// @param k1    what meets the high product of the second round
    private static void firstRounds(
            long[] w0, long[] w2, long[] w3, long k0, long after, long k1, long first, int count) {
        int s = Vectors.isAvailable() ? PhiloxVectors.firstRounds(w0, w2, w3, k0, after, k1, first, count) : 0;
        for (; s < count; s++) {
            long b = first + s;
            long a = Math.unsignedMultiplyHigh(M1, b) ^ k0;
            w0[s] = M1 * b ^ after;
            w2[s] = Math.unsignedMultiplyHigh(M0, a) ^ k1;
            w3[s] = M0 * a;
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

    /// The last two rounds, as far as words 0 and 1 depend on them.
    ///
    /// @param k1 second key of the last round but one
    /// @param k0 first key of the last round
    private static void lastRounds(long[] w0, long[] w1, long[] w2, long[] w3, long k1, long k0, int count) {
        int s = Vectors.isAvailable() ? PhiloxVectors.lastRounds(w0, w1, w2, w3, k1, k0, count) : 0;
        for (; s < count; s++) {
            long b = Math.unsignedMultiplyHigh(M0, w0[s]) ^ w3[s] ^ k1;
            w0[s] = Math.unsignedMultiplyHigh(M1, b) ^ (M1 * w2[s]) ^ k0;
            w1[s] = M1 * b;
        }
    }
}
