package org.halocline.simulations.functions;

import static jdk.incubator.vector.VectorOperators.ABS;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LSHR;
import static jdk.incubator.vector.VectorOperators.LT;
import static jdk.incubator.vector.VectorOperators.SQRT;
import static org.halocline.simulations.functions.InverseNormal.C0;
import static org.halocline.simulations.functions.InverseNormal.C1;
import static org.halocline.simulations.functions.InverseNormal.C10;
import static org.halocline.simulations.functions.InverseNormal.C11;
import static org.halocline.simulations.functions.InverseNormal.C12;
import static org.halocline.simulations.functions.InverseNormal.C13;
import static org.halocline.simulations.functions.InverseNormal.C14;
import static org.halocline.simulations.functions.InverseNormal.C15;
import static org.halocline.simulations.functions.InverseNormal.C16;
import static org.halocline.simulations.functions.InverseNormal.C17;
import static org.halocline.simulations.functions.InverseNormal.C18;
import static org.halocline.simulations.functions.InverseNormal.C19;
import static org.halocline.simulations.functions.InverseNormal.C2;
import static org.halocline.simulations.functions.InverseNormal.C20;
import static org.halocline.simulations.functions.InverseNormal.C21;
import static org.halocline.simulations.functions.InverseNormal.C22;
import static org.halocline.simulations.functions.InverseNormal.C23;
import static org.halocline.simulations.functions.InverseNormal.C3;
import static org.halocline.simulations.functions.InverseNormal.C4;
import static org.halocline.simulations.functions.InverseNormal.C5;
import static org.halocline.simulations.functions.InverseNormal.C6;
import static org.halocline.simulations.functions.InverseNormal.C7;
import static org.halocline.simulations.functions.InverseNormal.C8;
import static org.halocline.simulations.functions.InverseNormal.C9;
import static org.halocline.simulations.functions.InverseNormal.L0;
import static org.halocline.simulations.functions.InverseNormal.L1;
import static org.halocline.simulations.functions.InverseNormal.L2;
import static org.halocline.simulations.functions.InverseNormal.L3;
import static org.halocline.simulations.functions.InverseNormal.L4;
import static org.halocline.simulations.functions.InverseNormal.L5;
import static org.halocline.simulations.functions.InverseNormal.L6;
import static org.halocline.simulations.functions.InverseNormal.T0;
import static org.halocline.simulations.functions.InverseNormal.T1;
import static org.halocline.simulations.functions.InverseNormal.T10;
import static org.halocline.simulations.functions.InverseNormal.T11;
import static org.halocline.simulations.functions.InverseNormal.T12;
import static org.halocline.simulations.functions.InverseNormal.T13;
import static org.halocline.simulations.functions.InverseNormal.T14;
import static org.halocline.simulations.functions.InverseNormal.T15;
import static org.halocline.simulations.functions.InverseNormal.T16;
import static org.halocline.simulations.functions.InverseNormal.T17;
import static org.halocline.simulations.functions.InverseNormal.T18;
import static org.halocline.simulations.functions.InverseNormal.T19;
import static org.halocline.simulations.functions.InverseNormal.T2;
import static org.halocline.simulations.functions.InverseNormal.T20;
import static org.halocline.simulations.functions.InverseNormal.T21;
import static org.halocline.simulations.functions.InverseNormal.T22;
import static org.halocline.simulations.functions.InverseNormal.T23;
import static org.halocline.simulations.functions.InverseNormal.T24;
import static org.halocline.simulations.functions.InverseNormal.T3;
import static org.halocline.simulations.functions.InverseNormal.T4;
import static org.halocline.simulations.functions.InverseNormal.T5;
import static org.halocline.simulations.functions.InverseNormal.T6;
import static org.halocline.simulations.functions.InverseNormal.T7;
import static org.halocline.simulations.functions.InverseNormal.T8;
import static org.halocline.simulations.functions.InverseNormal.T9;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;

/// [InverseNormal], several numbers at a time: the same operations in the same order.
final class InverseNormalVectors {
    private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;

    private InverseNormalVectors() {}

    /// Takes whole vectors from 0 on. The tails, one number in a thousand, are computed where a vector has one.
    ///
    /// @return where it stopped, less than a vector before `count`
    static int of(double[] us, double[] zs, int count) {
        int n = 0;
        for (; n <= count - SPECIES.length(); n += SPECIES.length()) {
            DoubleVector q = DoubleVector.fromArray(SPECIES, us, n).sub(0.5).add(InverseNormal.HALF_STEP);
            DoubleVector r =
                    DoubleVector.broadcast(SPECIES, 0.5).sub(q.lanewise(ABS)).max(InverseNormal.HALF_STEP);
            DoubleVector t = r.mul(4).mul(DoubleVector.broadcast(SPECIES, 1).sub(r));
            // The exponent stays biased as a long: processors with short vectors cannot convert it.
            LongVector bits = t.reinterpretAsLongs();
            LongVector exponent = bits.sub(InverseNormal.ROOT_OF_HALF)
                    .add((long) InverseNormal.BIAS << InverseNormal.FRACTION_BITS)
                    .lanewise(LSHR, InverseNormal.FRACTION_BITS)
                    .sub(InverseNormal.BIAS);
            DoubleVector k = exponent.add(InverseNormal.ROUNDER_BITS)
                    .reinterpretAsDoubles()
                    .sub(InverseNormal.ROUNDER);
            DoubleVector m = bits.sub(exponent.lanewise(LSHL, InverseNormal.FRACTION_BITS))
                    .reinterpretAsDoubles();
            DoubleVector s = m.sub(1).div(m.add(1));
            DoubleVector square = s.mul(s);
            DoubleVector l = DoubleVector.broadcast(SPECIES, L6)
                    .mul(square)
                    .add(L5)
                    .mul(square)
                    .add(L4)
                    .mul(square)
                    .add(L3)
                    .mul(square)
                    .add(L2)
                    .mul(square)
                    .add(L1)
                    .mul(square)
                    .add(L0);
            DoubleVector w = k.mul(-InverseNormal.LN2).sub(s.mul(l.mul(square).add(2)));
            DoubleVector x = w.sub(InverseNormal.CENTRE_MIDDLE);
            DoubleVector y = x.mul(x);
            DoubleVector even = DoubleVector.broadcast(SPECIES, C22)
                    .mul(y)
                    .add(C20)
                    .mul(y)
                    .add(C18)
                    .mul(y)
                    .add(C16)
                    .mul(y)
                    .add(C14)
                    .mul(y)
                    .add(C12)
                    .mul(y)
                    .add(C10)
                    .mul(y)
                    .add(C8)
                    .mul(y)
                    .add(C6)
                    .mul(y)
                    .add(C4)
                    .mul(y)
                    .add(C2)
                    .mul(y)
                    .add(C0);
            DoubleVector odd = DoubleVector.broadcast(SPECIES, C23)
                    .mul(y)
                    .add(C21)
                    .mul(y)
                    .add(C19)
                    .mul(y)
                    .add(C17)
                    .mul(y)
                    .add(C15)
                    .mul(y)
                    .add(C13)
                    .mul(y)
                    .add(C11)
                    .mul(y)
                    .add(C9)
                    .mul(y)
                    .add(C7)
                    .mul(y)
                    .add(C5)
                    .mul(y)
                    .add(C3)
                    .mul(y)
                    .add(C1);
            DoubleVector z = q.mul(odd.mul(x).add(even));
            VectorMask<Double> outside = w.compare(GT, InverseNormal.CENTRE);
            if (outside.anyTrue()) {
                z = z.blend(tail(q, w), outside);
            }
            z.intoArray(zs, n);
        }
        return n;
    }

    private static DoubleVector tail(DoubleVector q, DoubleVector w) {
        DoubleVector x = w.lanewise(SQRT).sub(InverseNormal.TAIL_MIDDLE);
        DoubleVector y = x.mul(x);
        DoubleVector even = DoubleVector.broadcast(SPECIES, T24)
                .mul(y)
                .add(T22)
                .mul(y)
                .add(T20)
                .mul(y)
                .add(T18)
                .mul(y)
                .add(T16)
                .mul(y)
                .add(T14)
                .mul(y)
                .add(T12)
                .mul(y)
                .add(T10)
                .mul(y)
                .add(T8)
                .mul(y)
                .add(T6)
                .mul(y)
                .add(T4)
                .mul(y)
                .add(T2)
                .mul(y)
                .add(T0);
        DoubleVector odd = DoubleVector.broadcast(SPECIES, T23)
                .mul(y)
                .add(T21)
                .mul(y)
                .add(T19)
                .mul(y)
                .add(T17)
                .mul(y)
                .add(T15)
                .mul(y)
                .add(T13)
                .mul(y)
                .add(T11)
                .mul(y)
                .add(T9)
                .mul(y)
                .add(T7)
                .mul(y)
                .add(T5)
                .mul(y)
                .add(T3)
                .mul(y)
                .add(T1);
        DoubleVector z = odd.mul(x).add(even);
        return z.blend(z.neg(), q.compare(LT, 0));
    }
}
