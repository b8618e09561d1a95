package org.halocline.simulations.functions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class InverseNormalTest {
    private static final double STEP = 0x1.0p-53;

    /// Φ⁻¹((k + ½)·2⁻⁵³) by k, computed with mpmath at 40 digits.
    private static final double[][] KNOWN = {
        {0L, -8.292361075813595},
        {1L, -8.160707840858583},
        {1000L, -7.3347380140439435},
        {1048583L, -6.33795665225005},
        {1073754169L, -5.166575969757214},
        {1099511627875L, -3.6683292850981815},
        {17592186044417L, -2.88563491242673},
        {140737488355331L, -2.153874694061446},
        {562949953421317L, -1.5341205443525414},
        {1125899906842635L, -1.1503493803760019},
        {2251799813685325L, -0.6744897501960546},
        {3377699720527872L, -0.31863936396437503},
        {4468415255281664L, -0.009791673161345207},
        {4503599627370495L, -1.3914582123358836e-16},
        {4503599627370496L, 1.3914582123358836e-16},
        {4503611973049397L, 3.435699258877564e-06},
    };

    /// Everywhere, the far tails as well.
    private static double[] uniforms(int count) {
        Random random = new Random(12);
        double[] u = new double[count];
        for (int s = 0; s < count; s++) {
            double small = (random.nextLong() >>> 11 >>> random.nextInt(53)) * STEP;
            u[s] = switch (s % 3) {
                case 0 -> random.nextDouble();
                case 1 -> small;
                default -> 1 - STEP - small;
            };
        }
        return u;
    }

    @Test
    void knownQuantilesAreMet() {
        for (double[] pair : KNOWN) {
            assertEquals(pair[1], InverseNormal.of(pair[0] * STEP), 5 * Math.ulp(pair[1]), "k=" + pair[0]);
        }
    }

    @Test
    void reflectedNumbersHaveOppositeQuantiles() {
        for (double u : uniforms(100_000)) {
            assertEquals(-InverseNormal.of(u), InverseNormal.of(1 - STEP - u), "u=" + u);
        }
    }

    @Test
    void largerNumbersHaveLargerQuantilesAcrossAllSeams() {
        // Steps of a 2⁻³⁵th of the distance from the nearer end are thousands of times the rounding.
        for (double u = STEP; u < 0.5; u *= 1.01) {
            double next = u + Math.max(STEP, Math.rint(u * 0x1.0p18) * STEP);
            assertTrue(InverseNormal.of(u) < InverseNormal.of(next), "u=" + u);
        }
    }

    @Test
    void theEndsHaveFiniteQuantiles() {
        assertEquals(KNOWN[0][1], InverseNormal.of(0), 1e-14);
        assertEquals(-InverseNormal.of(0), InverseNormal.of(1 - STEP));
        assertEquals(-InverseNormal.of(0), InverseNormal.of(1));
    }

    @Test
    void manyAtATimeHaveTheBitsOfOneAtATime() {
        double[] u = uniforms(50_000);
        double[] z = new double[u.length];
        InverseNormal.of(u, z, u.length);
        for (int s = 0; s < u.length; s++) {
            assertEquals(
                    Double.doubleToRawLongBits(InverseNormal.of(u[s])), Double.doubleToRawLongBits(z[s]), "u=" + u[s]);
        }
    }

    @Test
    void anyNumberAtATimeIsTakenAndNoOther() {
        double[] u = uniforms(40);
        for (int count = 0; count < u.length; count++) {
            double[] z = new double[u.length];
            Arrays.fill(z, 7);
            InverseNormal.of(u, z, count);
            for (int s = 0; s < u.length; s++) {
                assertEquals(s < count ? InverseNormal.of(u[s]) : 7, z[s]);
            }
        }
    }
}
