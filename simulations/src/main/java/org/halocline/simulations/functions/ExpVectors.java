package org.halocline.simulations.functions;

import static jdk.incubator.vector.VectorOperators.ABS;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static org.halocline.simulations.functions.Exp.Q0;
import static org.halocline.simulations.functions.Exp.Q1;
import static org.halocline.simulations.functions.Exp.Q2;
import static org.halocline.simulations.functions.Exp.Q3;
import static org.halocline.simulations.functions.Exp.Q4;
import static org.halocline.simulations.functions.Exp.Q5;
import static org.halocline.simulations.functions.Exp.Q6;
import static org.halocline.simulations.functions.Exp.Q7;
import static org.halocline.simulations.functions.Exp.Q8;
import static org.halocline.simulations.functions.Exp.Q9;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorSpecies;

/// [Exp], several numbers at a time: the same operations in the same order.
final class ExpVectors {
    private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;

    private ExpVectors() {}

    /// Takes whole vectors from 0 on; those with a number out of range go one by one.
    ///
    /// @return where it stopped, less than a vector before `count`
    static int of(double[] xs, double[] results, int count) {
        int s = 0;
        for (; s <= count - SPECIES.length(); s += SPECIES.length()) {
            DoubleVector x = DoubleVector.fromArray(SPECIES, xs, s);
            DoubleVector rounded = x.mul(Exp.PER_LN2).add(Exp.ROUNDER);
            DoubleVector n = rounded.sub(Exp.ROUNDER);
            DoubleVector r = x.sub(n.mul(Exp.LN2_HIGH)).sub(n.mul(Exp.LN2_LOW));
            DoubleVector square = r.mul(r);
            DoubleVector even = DoubleVector.broadcast(SPECIES, Q8)
                    .mul(square)
                    .add(Q6)
                    .mul(square)
                    .add(Q4)
                    .mul(square)
                    .add(Q2)
                    .mul(square)
                    .add(Q0);
            DoubleVector odd = DoubleVector.broadcast(SPECIES, Q9)
                    .mul(square)
                    .add(Q7)
                    .mul(square)
                    .add(Q5)
                    .mul(square)
                    .add(Q3)
                    .mul(square)
                    .add(Q1);
            DoubleVector power = odd.mul(r).add(even).mul(square).add(r).add(1);
            LongVector shift = rounded.reinterpretAsLongs().lanewise(LSHL, Exp.FRACTION_BITS);
            // The larger of two doubles takes five instructions, a comparison one.
            if (x.lanewise(ABS).compare(GT, -Exp.LEAST).anyTrue()) {
                oneByOne(xs, results, s, s + SPECIES.length());
            } else {
                power.reinterpretAsLongs().add(shift).reinterpretAsDoubles().intoArray(results, s);
            }
        }
        return s;
    }

    private static void oneByOne(double[] xs, double[] results, int from, int to) {
        for (int s = from; s < to; s++) {
            results[s] = Exp.of(xs[s]);
        }
    }
}
