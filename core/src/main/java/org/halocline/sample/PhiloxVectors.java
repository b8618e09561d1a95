package org.halocline.sample;

import static jdk.incubator.vector.VectorOperators.LSHR;
import static jdk.incubator.vector.VectorOperators.XOR;

import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorSpecies;

/// A round of [Philox], several counters at a time.
///
/// Processors have no vector instruction for the high half of a product of 64 bits: four products of halves make it.
final class PhiloxVectors {
    private static final VectorSpecies<Long> SPECIES = LongVector.SPECIES_PREFERRED;
    private static final LongVector LOW = LongVector.broadcast(SPECIES, 0xffffffffL);

    private PhiloxVectors() {}

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
            LongVector b = LongVector.fromArray(SPECIES, w2, s);
            LongVector x = multiplyHigh(b, low1, high1).lanewise(XOR, LongVector.fromArray(SPECIES, w1, s));
            LongVector y = multiplyHigh(a, low0, high0).lanewise(XOR, LongVector.fromArray(SPECIES, w3, s));
            x.lanewise(XOR, k0).intoArray(w0, s);
            y.lanewise(XOR, k1).intoArray(w2, s);
            b.mul(m1).intoArray(w1, s);
            a.mul(m0).intoArray(w3, s);
        }
        return s;
    }

    /// The high 64 bits of x·m, from the halves of x and of m; no sum of these overflows.
    private static LongVector multiplyHigh(LongVector x, LongVector low, LongVector high) {
        LongVector xLow = x.and(LOW);
        LongVector xHigh = x.lanewise(LSHR, 32);
        LongVector middle = xHigh.mul(low).add(xLow.mul(low).lanewise(LSHR, 32));
        LongVector other = xLow.mul(high).add(middle.and(LOW));
        return xHigh.mul(high).add(middle.lanewise(LSHR, 32)).add(other.lanewise(LSHR, 32));
    }
}
