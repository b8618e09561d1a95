package org.halocline.sample;

import static jdk.incubator.vector.VectorOperators.ABS;
import static jdk.incubator.vector.VectorOperators.ADD;
import static jdk.incubator.vector.VectorOperators.EQ;
import static jdk.incubator.vector.VectorOperators.LT;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;

/// Sums of small whole numbers for [Tally], several at a time: exact, and so the same in any order.
final class TallyVectors {
    private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;

    /// Added and subtracted again it rounds small numbers to whole ones.
    private static final double ROUNDER = 0x1.8p52;

    private TallyVectors() {}

    /// Adds up whole vectors from 0 on.
    ///
    /// @param totals gets the sum and the sum of squares
    /// @return where it stopped, less than a vector before `count`; −1 if not all are whole and below [Tally#WHOLE]
    static int addWhole(double[] values, int count, double[] totals) {
        DoubleVector sum = DoubleVector.zero(SPECIES);
        DoubleVector squares = sum;
        VectorMask<Double> whole = SPECIES.maskAll(true);
        int s = 0;
        for (; s <= count - SPECIES.length(); s += SPECIES.length()) {
            DoubleVector value = DoubleVector.fromArray(SPECIES, values, s);
            whole = whole.and(value.lanewise(ABS).compare(LT, Tally.WHOLE))
                    .and(value.add(ROUNDER).sub(ROUNDER).compare(EQ, value));
            sum = sum.add(value);
            squares = squares.add(value.mul(value));
        }
        totals[0] = sum.reduceLanes(ADD);
        totals[1] = squares.reduceLanes(ADD);
        return whole.allTrue() ? s : -1;
    }
}
