package org.halocline.simulations.functions;

import static jdk.incubator.vector.VectorOperators.ABS;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LSHR;
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

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorSpecies;

/// [InverseNormal], several numbers at a time: the same operations in the same order.
///
/// Two loops, since each operation waits for the one before, and a processor overlaps more rounds of a short loop.
final class InverseNormalVectors {
    private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;

    /// What both loops look at stays in the first-level cache.
    private static final int AT_A_TIME = 512;

    private static final long HALF_STEP_BITS = Double.doubleToRawLongBits(InverseNormal.HALF_STEP);

    private InverseNormalVectors() {}

    /// Takes whole vectors from 0 on.
    ///
    /// @param zs not the array of uniforms
    /// @return where it stopped, less than a vector before `count`
    static int of(double[] us, double[] zs, int count) {
        int stop = count - count % SPECIES.length();
        for (int n = 0; n < stop; n += AT_A_TIME) {
            int end = Math.min(stop, n + AT_A_TIME);
            minusLogs(us, zs, n, end);
            quantiles(us, zs, n, end);
        }
        return stop;
    }

    /// w of each uniform.
    private static void minusLogs(double[] us, double[] ws, int from, int end) {
        for (int n = from; n < end; n += SPECIES.length()) {
            DoubleVector q = DoubleVector.fromArray(SPECIES, us, n).sub(0.5).add(InverseNormal.HALF_STEP);
            // As bits, since the larger of two doubles takes five instructions.
            DoubleVector r = DoubleVector.broadcast(SPECIES, 0.5)
                    .sub(q.lanewise(ABS))
                    .reinterpretAsLongs()
                    .max(HALF_STEP_BITS)
                    .reinterpretAsDoubles();
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
            DoubleVector fourth = square.mul(square);
            DoubleVector odd = DoubleVector.broadcast(SPECIES, L5)
                    .mul(fourth)
                    .add(L3)
                    .mul(fourth)
                    .add(L1);
            DoubleVector even = DoubleVector.broadcast(SPECIES, L6)
                    .mul(fourth)
                    .add(L4)
                    .mul(fourth)
                    .add(L2)
                    .mul(fourth)
                    .add(L0);
            DoubleVector l = odd.mul(square).add(even);
            k.mul(-InverseNormal.LN2).sub(s.mul(l.mul(square).add(2))).intoArray(ws, n);
        }
    }

    /// z of each uniform, in the place of its w. Vectors with one of the tails, one in a hundred and fifty, go number
    /// by number.
    private static void quantiles(double[] us, double[] zs, int from, int end) {
        for (int n = from; n < end; n += SPECIES.length()) {
            DoubleVector w = DoubleVector.fromArray(SPECIES, zs, n);
            DoubleVector x = w.sub(InverseNormal.CENTRE_MIDDLE);
            DoubleVector y = x.mul(x);
            DoubleVector v = y.mul(y);
            DoubleVector p0 = DoubleVector.broadcast(SPECIES, C20)
                    .mul(v)
                    .add(C16)
                    .mul(v)
                    .add(C12)
                    .mul(v)
                    .add(C8)
                    .mul(v)
                    .add(C4)
                    .mul(v)
                    .add(C0);
            DoubleVector p1 = DoubleVector.broadcast(SPECIES, C21)
                    .mul(v)
                    .add(C17)
                    .mul(v)
                    .add(C13)
                    .mul(v)
                    .add(C9)
                    .mul(v)
                    .add(C5)
                    .mul(v)
                    .add(C1);
            DoubleVector p2 = DoubleVector.broadcast(SPECIES, C22)
                    .mul(v)
                    .add(C18)
                    .mul(v)
                    .add(C14)
                    .mul(v)
                    .add(C10)
                    .mul(v)
                    .add(C6)
                    .mul(v)
                    .add(C2);
            DoubleVector p3 = DoubleVector.broadcast(SPECIES, C23)
                    .mul(v)
                    .add(C19)
                    .mul(v)
                    .add(C15)
                    .mul(v)
                    .add(C11)
                    .mul(v)
                    .add(C7)
                    .mul(v)
                    .add(C3);
            DoubleVector q = DoubleVector.fromArray(SPECIES, us, n).sub(0.5).add(InverseNormal.HALF_STEP);
            q.mul(p3.mul(y).add(p1).mul(x).add(p2.mul(y).add(p0))).intoArray(zs, n);
            if (w.compare(GT, InverseNormal.CENTRE).anyTrue()) {
                // With vectors as arguments a method that is not inlined would cost their allocation every time.
                tails(us, zs, n, n + SPECIES.length());
            }
        }
    }

    private static void tails(double[] us, double[] zs, int from, int to) {
        for (int n = from; n < to; n++) {
            zs[n] = InverseNormal.of(us[n]);
        }
    }
}
