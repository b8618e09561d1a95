package org.halocline.simulations.functions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class ExpTest {
    private static double[] arguments(int count) {
        Random random = new Random(11);
        double[] x = new double[count];
        for (int s = 0; s < count; s++) {
            x[s] = switch (s % 4) {
                case 0 -> random.nextGaussian();
                case 1 -> 1416 * random.nextDouble() - 708;
                case 2 -> Math.scalb(random.nextDouble() - 0.5, -random.nextInt(60));
                default -> 0.5 * StrictMath.log(2) * (random.nextInt(2000) - 1000 + 1e-9 * random.nextGaussian());
            };
        }
        return x;
    }

    @Test
    void itIsTwoUnitsInTheLastPlaceFromTheLibraryAtMost() {
        for (double x : arguments(400_000)) {
            double exact = StrictMath.exp(x);
            assertTrue(Math.abs(Exp.of(x) - exact) <= 2 * Math.ulp(exact), "x=" + x);
        }
    }

    /// Computed with mpmath at 40 digits; the error of Exp is at most 1.1 units in the last place, so these are next to
    /// its results.
    @Test
    void knownValuesAreMet() {
        double[][] known = {
            {1, 2.718281828459045},
            {-1, 0.36787944117144233},
            {0.5, 1.6487212707001282},
            {10, 22026.465794806718},
            {-100, 3.720075976020836e-44},
            {700, 1.0142320547350045e304},
        };
        for (double[] pair : known) {
            assertEquals(pair[1], Exp.of(pair[0]), 1.1 * Math.ulp(pair[1]));
        }
        assertEquals(1, Exp.of(0));
        assertEquals(1, Exp.of(-0.0));
    }

    @Test
    void whatIsBeyondTheEndsCountsAsTheEnds() {
        assertEquals(Exp.of(-708), Exp.of(-1e300));
        assertEquals(Exp.of(-708), Exp.of(Double.NEGATIVE_INFINITY));
        assertEquals(Exp.of(709), Exp.of(1e300));
        assertEquals(Exp.of(709), Exp.of(Double.POSITIVE_INFINITY));
        assertTrue(Exp.of(-708) >= Double.MIN_NORMAL);
    }

    @Test
    void manyAtATimeHaveTheBitsOfOneAtATime() {
        double[] x = arguments(20_000);
        double[] result = new double[x.length];
        Exp.of(x, result, x.length);
        for (int s = 0; s < x.length; s++) {
            assertEquals(Double.doubleToRawLongBits(Exp.of(x[s])), Double.doubleToRawLongBits(result[s]), "x=" + x[s]);
        }
    }

    @Test
    void anyNumberAtATimeIsTakenAndNoOther() {
        double[] x = arguments(40);
        for (int count = 0; count < x.length; count++) {
            double[] result = x.clone();
            Exp.of(result, result, count);
            for (int s = 0; s < x.length; s++) {
                assertEquals(s < count ? Exp.of(x[s]) : x[s], result[s]);
            }
        }
    }
}
