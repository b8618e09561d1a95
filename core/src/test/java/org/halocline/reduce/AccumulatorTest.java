package org.halocline.reduce;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AccumulatorTest {
    private static final double[] VALUES = {3, -1, 0.1, 7, 7, -2.5, 1e-9, 1e9, -0.0, 0.0, -2.5};

    private static final double[] SPECIALS = {
        0.0,
        -0.0,
        1,
        -1,
        Double.NaN,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY,
        Double.MIN_VALUE,
        1e308,
        -1e308
    };

    private static Accumulator over(Reduction reduction, double... values) {
        Accumulator accumulator = new Accumulator(reduction);
        accumulator.add(values, 0, values.length, 0);
        return accumulator;
    }

    /// The number that the definition names.
    private static double expected(Reduction reduction, double... values) {
        double best = switch (reduction) {
            case MIN, ARGMIN -> Double.POSITIVE_INFINITY;
            case MAX, ARGMAX -> Double.NEGATIVE_INFINITY;
            default -> 0;
        };
        BigDecimal sum = BigDecimal.ZERO;
        for (double value : values) {
            switch (reduction) {
                case SUM -> sum = sum.add(new BigDecimal(value));
                case SUM_OF_MAGNITUDES -> sum = sum.add(new BigDecimal(value).abs());
                case SUM_OF_SQUARES -> sum = sum.add(new BigDecimal(value).pow(2));
                case MIN, ARGMIN -> best = Math.min(best, value);
                case MAX, ARGMAX -> best = Math.max(best, value);
                case MAX_MAGNITUDE -> best = Math.max(best, Math.abs(value));
            }
        }
        if (reduction == Reduction.ARGMIN || reduction == Reduction.ARGMAX) {
            for (int n = 0; n < values.length; n++) {
                if (Double.compare(values[n], best) == 0) {
                    return n;
                }
            }
        }
        return sum.signum() != 0 ? sum.doubleValue() : best;
    }

    @ParameterizedTest
    @EnumSource
    void theValueIsThatOfTheDefinition(Reduction reduction) {
        assertEquals(expected(reduction, VALUES), over(reduction, VALUES).value());
        Random random = new Random(7);
        for (int n = 0; n < 200; n++) {
            // Few different values: many are equal.
            double[] values = random.doubles(1 + random.nextInt(30))
                    .map(u -> StrictMath.rint(8 * u - 4) / 3)
                    .toArray();
            assertEquals(expected(reduction, values), over(reduction, values).value());
        }
    }

    /// Parts of any size, merged in any order, in as many levels as there are.
    @ParameterizedTest
    @EnumSource
    void partsMergeToTheWholeInAnyOrder(Reduction reduction) {
        Random random = new Random(8);
        for (int n = 0; n < 300; n++) {
            double[] values = random.ints(1 + random.nextInt(40), 0, SPECIALS.length + 20)
                    .mapToDouble(c -> c < SPECIALS.length ? SPECIALS[c] : VALUES[c % VALUES.length])
                    .toArray();
            List<long[]> parts = new ArrayList<>();
            for (int from = 0; from < values.length; ) {
                int to = from + random.nextInt(values.length - from + 1);
                Accumulator part = new Accumulator(reduction);
                part.add(values, from, to, from);
                parts.add(saved(part));
                from = to;
            }
            while (parts.size() > 1) {
                Collections.shuffle(parts, random);
                Accumulator merged = new Accumulator(reduction);
                for (int m = 1 + random.nextInt(parts.size()); m > 0; m--) {
                    merged.mergeSaved(parts.removeLast(), 3);
                }
                parts.add(saved(merged));
            }
            Accumulator end = new Accumulator(reduction);
            parts.forEach(words -> end.mergeSaved(words, 3));
            assertEquals(over(reduction, values).value(), end.value(), reduction + " in case " + n);
        }
    }

    private static long[] saved(Accumulator accumulator) {
        long[] words = new long[Accumulator.WORDS + 3];
        accumulator.save(words, 3);
        return words;
    }

    @ParameterizedTest
    @EnumSource
    void aNaNStaysVisible(Reduction reduction) {
        boolean isPlace = reduction == Reduction.ARGMIN || reduction == Reduction.ARGMAX;
        assertEquals(
                isPlace ? 1 : Double.NaN,
                over(reduction, 1, Double.NaN, 2, Double.NaN, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY)
                        .value());
    }

    @ParameterizedTest
    @EnumSource
    void nothingIsNeutral(Reduction reduction) {
        Accumulator accumulator = over(reduction, VALUES);
        accumulator.mergeSaved(saved(new Accumulator(reduction)), 3);
        assertEquals(expected(reduction, VALUES), accumulator.value());
        accumulator.clear();
        accumulator.add(new double[] {1, 5, 5}, 1, 3, 40);
        boolean isPlace = reduction == Reduction.ARGMIN || reduction == Reduction.ARGMAX;
        assertEquals(isPlace ? 40 : expected(reduction, 5, 5), accumulator.value());
    }

    @Test
    void zerosKeepTheirSigns() {
        assertEquals(-0.0, over(Reduction.MIN, 0.0, -0.0).value());
        assertEquals(0.0, over(Reduction.MAX, -0.0, 0.0).value());
        assertEquals(1, over(Reduction.ARGMIN, 0.0, -0.0, -0.0).value());
        assertEquals(2, over(Reduction.ARGMAX, -0.0, -0.0, 0.0, 0.0).value());
        assertEquals(0.0, over(Reduction.SUM, -0.0, -0.0).value());
    }
}
