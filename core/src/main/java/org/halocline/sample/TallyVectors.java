package org.halocline.sample;

import static jdk.incubator.vector.VectorOperators.ADD;
import static jdk.incubator.vector.VectorOperators.MAX;
import static jdk.incubator.vector.VectorOperators.OR;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
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
        LongVector most = sum.reinterpretAsLongs();
        LongVector fractions = most;
        int s = 0;
        for (; s <= count - SPECIES.length(); s += SPECIES.length()) {
            DoubleVector value = DoubleVector.fromArray(SPECIES, values, s);
            most = most.max(value.reinterpretAsLongs().and(Long.MAX_VALUE));
            fractions = fractions.or(value.sub(value.add(ROUNDER).sub(ROUNDER)).reinterpretAsLongs());
            sum = sum.add(value);
            squares = squares.add(value.mul(value));
        }
        totals[0] = sum.reduceLanes(ADD);
        totals[1] = squares.reduceLanes(ADD);
        boolean whole =
                fractions.reduceLanes(OR) << 1 == 0 && Double.longBitsToDouble(most.reduceLanes(MAX)) < Tally.WHOLE;
        return whole ? s : -1;
    }
}
