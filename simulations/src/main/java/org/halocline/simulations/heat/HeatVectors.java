package org.halocline.simulations.heat;

import static jdk.incubator.vector.DoubleVector.fromArray;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/// The steps of [Heat], several cells at a time: the same expressions, term by term.
///
/// Each takes whole vectors from `begin` on and returns where it stopped, less than a vector before `end`.
final class HeatVectors {
    private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;

    private HeatVectors() {}

    static int step1(double[] u, double[] v, int begin, int end, double r) {
        int c = begin;
        for (; c <= end - SPECIES.length(); c += SPECIES.length()) {
            DoubleVector here = fromArray(SPECIES, u, c);
            DoubleVector sum = fromArray(SPECIES, u, c - 1)
                    .add(fromArray(SPECIES, u, c + 1))
                    .sub(here.mul(2));
            here.add(sum.mul(r)).intoArray(v, c);
        }
        return c;
    }

    // region step2
    static int step2(double[] u, double[] v, int begin, int end, int y, double r) {
        int c = begin;
        for (; c <= end - SPECIES.length(); c += SPECIES.length()) {
            DoubleVector here = fromArray(SPECIES, u, c);
            DoubleVector sum = fromArray(SPECIES, u, c - 1)
                    .add(fromArray(SPECIES, u, c + 1))
                    .add(fromArray(SPECIES, u, c - y))
                    .add(fromArray(SPECIES, u, c + y))
                    .sub(here.mul(4));
            here.add(sum.mul(r)).intoArray(v, c);
        }
        return c;
    }
    // endregion

    static int step3(double[] u, double[] v, int begin, int end, int y, int z, double r) {
        int c = begin;
        for (; c <= end - SPECIES.length(); c += SPECIES.length()) {
            DoubleVector here = fromArray(SPECIES, u, c);
            DoubleVector sum = fromArray(SPECIES, u, c - 1)
                    .add(fromArray(SPECIES, u, c + 1))
                    .add(fromArray(SPECIES, u, c - y))
                    .add(fromArray(SPECIES, u, c + y))
                    .add(fromArray(SPECIES, u, c - z))
                    .add(fromArray(SPECIES, u, c + z))
                    .sub(here.mul(6));
            here.add(sum.mul(r)).intoArray(v, c);
        }
        return c;
    }
}
