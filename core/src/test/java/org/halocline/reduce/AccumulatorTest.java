package org.halocline.reduce;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AccumulatorTest {
    private static final double[] VALUES = {3, -1, 0.1, 7, 7, -2.5, 1e-9, 1e9};

    @ParameterizedTest
    @EnumSource
    void partsMergeToTheWhole(Reduction reduction) {
        Accumulator whole = new Accumulator(reduction);
        whole.add(VALUES, 0, VALUES.length);
        for (int cut = 0; cut <= VALUES.length; cut++) {
            Accumulator merged = new Accumulator(reduction);
            for (int[] part : new int[][] {{cut, VALUES.length}, {0, cut}}) {
                Accumulator accumulator = new Accumulator(reduction);
                accumulator.add(VALUES, part[0], part[1]);
                long[] words = new long[Accumulator.WORDS];
                accumulator.save(words, 0);
                merged.mergeSaved(words, 0);
            }
            assertEquals(whole.value(), merged.value(), reduction + " cut at " + cut);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aNaNStaysVisible(Reduction reduction) {
        Accumulator accumulator = new Accumulator(reduction);
        accumulator.add(new double[] {1, Double.NaN, 2}, 0, 3);
        assertEquals(Double.NaN, accumulator.value());
    }

    @Test
    void zerosKeepTheirSigns() {
        Accumulator min = new Accumulator(Reduction.MIN);
        min.add(new double[] {0.0, -0.0}, 0, 2);
        assertEquals(-0.0, min.value());
        Accumulator max = new Accumulator(Reduction.MAX);
        max.add(new double[] {-0.0, 0.0}, 0, 2);
        assertEquals(0.0, max.value());
    }
}
