package org.halocline.simulations.advection;

import static jdk.incubator.vector.DoubleVector.fromArray;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/// The difference of [Advection], several cells at a time: the same expression, term by term.
final class AdvectionVectors {
    private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;

    private AdvectionVectors() {}

    /// Takes whole vectors from `begin` on.
    ///
    /// @return where it stopped, less than a vector before `end`
    static int subtract(double[] u, double[] rate, int begin, int end, double weight, int s) {
        int c = begin;
        for (; c <= end - SPECIES.length(); c += SPECIES.length()) {
            DoubleVector difference = fromArray(SPECIES, u, c + s)
                    .mul(2)
                    .add(fromArray(SPECIES, u, c).mul(3))
                    .sub(fromArray(SPECIES, u, c - s).mul(6))
                    .add(fromArray(SPECIES, u, c - 2 * s));
            fromArray(SPECIES, rate, c).sub(difference.mul(weight)).intoArray(rate, c);
        }
        return c;
    }
}
