package org.halocline.simulations.heat;

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
            DoubleVector here = at(u, c);
            DoubleVector sum = at(u, c - 1).add(at(u, c + 1)).sub(here.mul(2));
            here.add(sum.mul(r)).intoArray(v, c);
        }
        return c;
    }

    static int step2(double[] u, double[] v, int begin, int end, int y, double r) {
        int c = begin;
        for (; c <= end - SPECIES.length(); c += SPECIES.length()) {
            DoubleVector here = at(u, c);
            DoubleVector sum = at(u, c - 1)
                    .add(at(u, c + 1))
                    .add(at(u, c - y))
                    .add(at(u, c + y))
                    .sub(here.mul(4));
            here.add(sum.mul(r)).intoArray(v, c);
        }
        return c;
    }

    static int step3(double[] u, double[] v, int begin, int end, int y, int z, double r) {
        int c = begin;
        for (; c <= end - SPECIES.length(); c += SPECIES.length()) {
            DoubleVector here = at(u, c);
            DoubleVector sum = at(u, c - 1)
                    .add(at(u, c + 1))
                    .add(at(u, c - y))
                    .add(at(u, c + y))
                    .add(at(u, c - z))
                    .add(at(u, c + z))
                    .sub(here.mul(6));
            here.add(sum.mul(r)).intoArray(v, c);
        }
        return c;
    }

    private static DoubleVector at(double[] values, int c) {
        return DoubleVector.fromArray(SPECIES, values, c);
    }
}
