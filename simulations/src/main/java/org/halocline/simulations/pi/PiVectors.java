package org.halocline.simulations.pi;

import static jdk.incubator.vector.VectorOperators.LT;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/// The score of [Pi], several samples at a time.
final class PiVectors {
    private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;

    private PiVectors() {}

    /// Takes whole vectors from 0 on.
    ///
    /// @return where it stopped, less than a vector before `count`
    static int samples(int count, double[] xs, double[] ys, double[] pi) {
        int s = 0;
        for (; s <= count - SPECIES.length(); s += SPECIES.length()) {
            DoubleVector x = DoubleVector.fromArray(SPECIES, xs, s);
            DoubleVector y = DoubleVector.fromArray(SPECIES, ys, s);
            DoubleVector.zero(SPECIES)
                    .blend(4, x.mul(x).add(y.mul(y)).compare(LT, 1))
                    .intoArray(pi, s);
        }
        return s;
    }
}
