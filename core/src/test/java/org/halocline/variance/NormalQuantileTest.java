package org.halocline.variance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NormalQuantileTest {
    /// Computed by mpmath with 40 digits.
    @ParameterizedTest
    @CsvSource({
        "0.6,    0.2533471031357997988",
        "0.925,  1.4395314709384559153",
        "0.075, -1.4395314709384559153",
        "0.07,  -1.4757910281791707352",
        "0.01,  -2.3263478740408411009",
        "1e-3,  -3.0902323061678135415",
        "1e-6,  -4.7534243088228989482",
        "1e-10, -6.3613409024040562047",
        "1e-11, -6.7060231554951362873",
        "1e-12, -7.0344838253011319298",
        "1e-15, -7.941345326170996781",
        "1e-19, -9.0132711531266742813",
        "1e-100, -21.273453560965324295",
        "1e-300, -37.047096299361199237"
    })
    void quantilesAreRightToRounding(double p, double z) {
        assertEquals(z, NormalQuantile.at(p), 4e-16 * Math.abs(z) + 1e-16);
    }

    @Test
    void theMiddleIsZeroAndTheEndsAreInfinite() {
        assertEquals(0, NormalQuantile.at(0.5));
        assertEquals(Double.NEGATIVE_INFINITY, NormalQuantile.at(0));
        assertEquals(Double.POSITIVE_INFINITY, NormalQuantile.at(1));
        assertThrows(IllegalArgumentException.class, () -> NormalQuantile.at(1.5));
        assertThrows(IllegalArgumentException.class, () -> NormalQuantile.at(Double.NaN));
    }

    @Test
    void complementsOfBitsAreOppositesAndMoreBitsAreMore() {
        double before = NormalQuantile.ofBits(0);
        assertEquals(-9.16, before, 0.01, "the outermost number there is: 2^-65");
        for (int n = 1; n <= 1000; n++) {
            long bits = (0xffffffffffffffffL / 1000 + 0x4189374bc6a7efL) * n;
            assertEquals(-NormalQuantile.ofBits(bits), NormalQuantile.ofBits(~bits));
        }
        for (long bits = 0; bits >= 0 && bits < Long.MAX_VALUE - (1L << 52); bits += 1L << 52) {
            double z = NormalQuantile.ofBits(bits);
            assertTrue(z >= before, "at " + bits);
            before = z;
        }
    }
}
