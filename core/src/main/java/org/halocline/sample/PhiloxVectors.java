package org.halocline.sample;

import static jdk.incubator.vector.VectorOperators.LSHR;
import static jdk.incubator.vector.VectorOperators.XOR;

import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorSpecies;

/// A round of [Philox], several counters at a time.
///
/// Processors have no vector instruction for the high half of a product of 64 bits: four products of halves make it,
/// and no sum of these overflows. It is written out each time: the compiler stops inlining methods of our own where a
/// caller has grown large, and vectors that pass between methods are objects, fifty times slower.
final class PhiloxVectors {
    private static final VectorSpecies<Long> SPECIES = LongVector.SPECIES_PREFERRED;

    /// Masks must be seen as constants where they are used: then the compiler takes the instruction that multiplies
    /// halves.
    private static final long LOW = 0xffffffffL;

    private PhiloxVectors() {}

    /// Takes whole vectors from 0 on; see [Philox].
    ///
    /// @return where it stopped, less than a vector before `count`
    static int firstRounds(long[] w0, long[] w2, long[] w3, long k0, long after, long k1, long first, int count) {
        LongVector m0 = LongVector.broadcast(SPECIES, Philox.M0);
        LongVector m1 = LongVector.broadcast(SPECIES, Philox.M1);
        LongVector low0 = m0.and(LOW);
        LongVector low1 = m1.and(LOW);
        LongVector high0 = m0.lanewise(LSHR, 32);
        LongVector high1 = m1.lanewise(LSHR, 32);
        LongVector lanes = LongVector.zero(SPECIES).addIndex(1);
        int s = 0;
        for (; s <= count - SPECIES.length(); s += SPECIES.length()) {
            LongVector b = lanes.add(first + s);
            LongVector bLow = b.and(LOW);
            LongVector bHigh = b.lanewise(LSHR, 32);
            LongVector bMiddle = bHigh.mul(low1).add(bLow.mul(low1).lanewise(LSHR, 32));
            LongVector bOther = bLow.mul(high1).add(bMiddle.and(LOW));
            LongVector a = bHigh.mul(high1)
                    .add(bMiddle.lanewise(LSHR, 32))
                    .add(bOther.lanewise(LSHR, 32))
                    .lanewise(XOR, k0);
            LongVector aLow = a.and(LOW);
            LongVector aHigh = a.lanewise(LSHR, 32);
            LongVector aMiddle = aHigh.mul(low0).add(aLow.mul(low0).lanewise(LSHR, 32));
            LongVector aOther = aLow.mul(high0).add(aMiddle.and(LOW));
            b.mul(m1).lanewise(XOR, after).intoArray(w0, s);
            aHigh.mul(high0)
                    .add(aMiddle.lanewise(LSHR, 32))
                    .add(aOther.lanewise(LSHR, 32))
                    .lanewise(XOR, k1)
                    .intoArray(w2, s);
            a.mul(m0).intoArray(w3, s);
        }
        return s;
    }

    /// Takes whole vectors from 0 on.
    ///
    /// @return where it stopped, less than a vector before `count`
    static int round(long[] w0, long[] w1, long[] w2, long[] w3, long k0, long k1, int count) {
        LongVector m0 = LongVector.broadcast(SPECIES, Philox.M0);
        LongVector m1 = LongVector.broadcast(SPECIES, Philox.M1);
        LongVector low0 = m0.and(LOW);
        LongVector low1 = m1.and(LOW);
        LongVector high0 = m0.lanewise(LSHR, 32);
        LongVector high1 = m1.lanewise(LSHR, 32);
        int s = 0;
        for (; s <= count - SPECIES.length(); s += SPECIES.length()) {
            LongVector a = LongVector.fromArray(SPECIES, w0, s);
            LongVector aLow = a.and(LOW);
            LongVector aHigh = a.lanewise(LSHR, 32);
            LongVector aMiddle = aHigh.mul(low0).add(aLow.mul(low0).lanewise(LSHR, 32));
            LongVector aOther = aLow.mul(high0).add(aMiddle.and(LOW));
            LongVector b = LongVector.fromArray(SPECIES, w2, s);
            LongVector bLow = b.and(LOW);
            LongVector bHigh = b.lanewise(LSHR, 32);
            LongVector bMiddle = bHigh.mul(low1).add(bLow.mul(low1).lanewise(LSHR, 32));
            LongVector bOther = bLow.mul(high1).add(bMiddle.and(LOW));
            bHigh.mul(high1)
                    .add(bMiddle.lanewise(LSHR, 32))
                    .add(bOther.lanewise(LSHR, 32))
                    .lanewise(XOR, LongVector.fromArray(SPECIES, w1, s))
                    .lanewise(XOR, k0)
                    .intoArray(w0, s);
            aHigh.mul(high0)
                    .add(aMiddle.lanewise(LSHR, 32))
                    .add(aOther.lanewise(LSHR, 32))
                    .lanewise(XOR, LongVector.fromArray(SPECIES, w3, s))
                    .lanewise(XOR, k1)
                    .intoArray(w2, s);
            b.mul(m1).intoArray(w1, s);
            a.mul(m0).intoArray(w3, s);
        }
        return s;
    }

    /// Takes whole vectors from 0 on; see [Philox].
    ///
    /// @return where it stopped, less than a vector before `count`
    static int lastRounds(long[] w0, long[] w1, long[] w2, long[] w3, long k1, long k0, int count) {
        LongVector m0 = LongVector.broadcast(SPECIES, Philox.M0);
        LongVector m1 = LongVector.broadcast(SPECIES, Philox.M1);
        LongVector low0 = m0.and(LOW);
        LongVector low1 = m1.and(LOW);
        LongVector high0 = m0.lanewise(LSHR, 32);
        LongVector high1 = m1.lanewise(LSHR, 32);
        int s = 0;
        for (; s <= count - SPECIES.length(); s += SPECIES.length()) {
            LongVector a = LongVector.fromArray(SPECIES, w0, s);
            LongVector aLow = a.and(LOW);
            LongVector aHigh = a.lanewise(LSHR, 32);
            LongVector aMiddle = aHigh.mul(low0).add(aLow.mul(low0).lanewise(LSHR, 32));
            LongVector aOther = aLow.mul(high0).add(aMiddle.and(LOW));
            LongVector b = aHigh.mul(high0)
                    .add(aMiddle.lanewise(LSHR, 32))
                    .add(aOther.lanewise(LSHR, 32))
                    .lanewise(XOR, LongVector.fromArray(SPECIES, w3, s))
                    .lanewise(XOR, k1);
            LongVector bLow = b.and(LOW);
            LongVector bHigh = b.lanewise(LSHR, 32);
            LongVector bMiddle = bHigh.mul(low1).add(bLow.mul(low1).lanewise(LSHR, 32));
            LongVector bOther = bLow.mul(high1).add(bMiddle.and(LOW));
            bHigh.mul(high1)
                    .add(bMiddle.lanewise(LSHR, 32))
                    .add(bOther.lanewise(LSHR, 32))
                    .lanewise(XOR, LongVector.fromArray(SPECIES, w2, s).mul(m1))
                    .lanewise(XOR, k0)
                    .intoArray(w0, s);
            b.mul(m1).intoArray(w1, s);
        }
        return s;
    }
}
