package org.halocline.simulations.mode;

import static jdk.incubator.vector.DoubleVector.fromArray;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/// [SineMode#secondDifference], several cells at a time: the same expressions, term by term.
///
/// Each takes whole vectors from `begin` on and returns where it stopped, less than a vector before `end`.
final class SineModeVectors {
    private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;

    private SineModeVectors() {}

    static int along1(double[] u, double[] to, int begin, int end) {
        int c = begin;
        for (; c <= end - SPECIES.length(); c += SPECIES.length()) {
            fromArray(SPECIES, u, c - 1)
                    .add(fromArray(SPECIES, u, c + 1))
                    .sub(fromArray(SPECIES, u, c).mul(2))
                    .intoArray(to, c);
        }
        return c;
    }

    static int along2(double[] u, double[] to, int begin, int end, int y) {
        int c = begin;
        for (; c <= end - SPECIES.length(); c += SPECIES.length()) {
            fromArray(SPECIES, u, c - 1)
                    .add(fromArray(SPECIES, u, c + 1))
                    .add(fromArray(SPECIES, u, c - y))
                    .add(fromArray(SPECIES, u, c + y))
                    .sub(fromArray(SPECIES, u, c).mul(4))
                    .intoArray(to, c);
        }
        return c;
    }

    static int along3(double[] u, double[] to, int begin, int end, int y, int z) {
        int c = begin;
        for (; c <= end - SPECIES.length(); c += SPECIES.length()) {
            fromArray(SPECIES, u, c - 1)
                    .add(fromArray(SPECIES, u, c + 1))
                    .add(fromArray(SPECIES, u, c - y))
                    .add(fromArray(SPECIES, u, c + y))
                    .add(fromArray(SPECIES, u, c - z))
                    .add(fromArray(SPECIES, u, c + z))
                    .sub(fromArray(SPECIES, u, c).mul(6))
                    .intoArray(to, c);
        }
        return c;
    }
}
