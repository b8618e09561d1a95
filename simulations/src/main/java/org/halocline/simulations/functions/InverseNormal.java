package org.halocline.simulations.functions;

import static org.halocline.simulations.functions.InverseNormalCoefficients.C0;
import static org.halocline.simulations.functions.InverseNormalCoefficients.C1;
import static org.halocline.simulations.functions.InverseNormalCoefficients.C10;
import static org.halocline.simulations.functions.InverseNormalCoefficients.C11;
import static org.halocline.simulations.functions.InverseNormalCoefficients.C12;
import static org.halocline.simulations.functions.InverseNormalCoefficients.C13;
import static org.halocline.simulations.functions.InverseNormalCoefficients.C14;
import static org.halocline.simulations.functions.InverseNormalCoefficients.C15;
import static org.halocline.simulations.functions.InverseNormalCoefficients.C16;
import static org.halocline.simulations.functions.InverseNormalCoefficients.C17;
import static org.halocline.simulations.functions.InverseNormalCoefficients.C18;
import static org.halocline.simulations.functions.InverseNormalCoefficients.C19;
import static org.halocline.simulations.functions.InverseNormalCoefficients.C2;
import static org.halocline.simulations.functions.InverseNormalCoefficients.C20;
import static org.halocline.simulations.functions.InverseNormalCoefficients.C21;
import static org.halocline.simulations.functions.InverseNormalCoefficients.C22;
import static org.halocline.simulations.functions.InverseNormalCoefficients.C23;
import static org.halocline.simulations.functions.InverseNormalCoefficients.C3;
import static org.halocline.simulations.functions.InverseNormalCoefficients.C4;
import static org.halocline.simulations.functions.InverseNormalCoefficients.C5;
import static org.halocline.simulations.functions.InverseNormalCoefficients.C6;
import static org.halocline.simulations.functions.InverseNormalCoefficients.C7;
import static org.halocline.simulations.functions.InverseNormalCoefficients.C8;
import static org.halocline.simulations.functions.InverseNormalCoefficients.C9;
import static org.halocline.simulations.functions.InverseNormalCoefficients.L0;
import static org.halocline.simulations.functions.InverseNormalCoefficients.L1;
import static org.halocline.simulations.functions.InverseNormalCoefficients.L2;
import static org.halocline.simulations.functions.InverseNormalCoefficients.L3;
import static org.halocline.simulations.functions.InverseNormalCoefficients.L4;
import static org.halocline.simulations.functions.InverseNormalCoefficients.L5;
import static org.halocline.simulations.functions.InverseNormalCoefficients.L6;
import static org.halocline.simulations.functions.InverseNormalCoefficients.T0;
import static org.halocline.simulations.functions.InverseNormalCoefficients.T1;
import static org.halocline.simulations.functions.InverseNormalCoefficients.T10;
import static org.halocline.simulations.functions.InverseNormalCoefficients.T11;
import static org.halocline.simulations.functions.InverseNormalCoefficients.T12;
import static org.halocline.simulations.functions.InverseNormalCoefficients.T13;
import static org.halocline.simulations.functions.InverseNormalCoefficients.T14;
import static org.halocline.simulations.functions.InverseNormalCoefficients.T15;
import static org.halocline.simulations.functions.InverseNormalCoefficients.T16;
import static org.halocline.simulations.functions.InverseNormalCoefficients.T17;
import static org.halocline.simulations.functions.InverseNormalCoefficients.T18;
import static org.halocline.simulations.functions.InverseNormalCoefficients.T19;
import static org.halocline.simulations.functions.InverseNormalCoefficients.T2;
import static org.halocline.simulations.functions.InverseNormalCoefficients.T20;
import static org.halocline.simulations.functions.InverseNormalCoefficients.T21;
import static org.halocline.simulations.functions.InverseNormalCoefficients.T22;
import static org.halocline.simulations.functions.InverseNormalCoefficients.T23;
import static org.halocline.simulations.functions.InverseNormalCoefficients.T24;
import static org.halocline.simulations.functions.InverseNormalCoefficients.T3;
import static org.halocline.simulations.functions.InverseNormalCoefficients.T4;
import static org.halocline.simulations.functions.InverseNormalCoefficients.T5;
import static org.halocline.simulations.functions.InverseNormalCoefficients.T6;
import static org.halocline.simulations.functions.InverseNormalCoefficients.T7;
import static org.halocline.simulations.functions.InverseNormalCoefficients.T8;
import static org.halocline.simulations.functions.InverseNormalCoefficients.T9;

import org.halocline.vector.Vectors;

/// Quantiles of the standard normal distribution, z = Φ⁻¹(u): normal variates from uniform ones, one for one.
///
/// Uniform numbers k·2⁻⁵³, 0 ≤ k < 2⁵³, stand for the middles of their intervals, u = (k + ½)·2⁻⁵³, so that 0 is as
/// good as any other and the largest z is 8.29. With q = u − ½, r = ½ − |q| and w = −ln 4r(1 − r),
///
/// | | z |
/// |---|---|
/// | w ≤ 6.25, |q| < 0.49952 | q·P(w), P of degree 23 |
/// | w > 6.25 | sign(q)·T(√w), T of degree 24 |
///
/// q, r and w are those of M. Giles, "Approximating the erfinv function" (2012),
/// [doi:10.1016/B978-0-12-385963-1.00010-1](https://doi.org/10.1016/B978-0-12-385963-1.00010-1); the polynomials are
/// our own. The error is below five units in the last place. Only + − × ÷ and √ are used, never a fused multiplication:
/// the bits are the same on every machine, with vectors and without. Reflected uniforms, 1 − 2⁻⁵³ − u, give −z exactly.
public final class InverseNormal {
    static final double HALF_STEP = 0x1.0p-54;
    static final double CENTRE = 6.25;
    static final double CENTRE_MIDDLE = 3.125;
    static final double TAIL_MIDDLE = 4.255;
    static final double LN2 = 0.6931471805599453;

    /// Bits of √½, between which and those of √2 lie the mantissas.
    static final long ROOT_OF_HALF = 0x3FE6A09E667F3BCDL;

    /// Makes exponents positive.
    static final int BIAS = 1024;

    /// 1.5·2⁵², as a double and as bits: added to a small whole number it moves it into the last bits.
    static final double ROUNDER = 0x1.8p52;

    static final long ROUNDER_BITS = 0x4338000000000000L;
    static final int FRACTION_BITS = 52;

    private InverseNormal() {}

    /// z for one number.
    ///
    /// @param u a multiple of 2⁻⁵³ from 0 to 1, both included
    public static double of(double u) {
        double q = u - 0.5 + HALF_STEP;
        double r = Math.max(0.5 - Math.abs(q), HALF_STEP);
        double w = minusLog(4 * r * (1 - r));
        if (w <= CENTRE) {
            return q * centre(w - CENTRE_MIDDLE);
        }
        double z = tail(Math.sqrt(w) - TAIL_MIDDLE);
        return q < 0 ? -z : z;
    }

    /// z for the first `count` numbers.
    public static void of(double[] u, double[] z, int count) {
        int s = Vectors.isAvailable() ? InverseNormalVectors.of(u, z, count) : 0;
        for (; s < count; s++) {
            z[s] = of(u[s]);
        }
    }

    /// −ln t for 2⁻⁵² ≤ t ≤ 1.
    private static double minusLog(double t) {
        long bits = Double.doubleToRawLongBits(t);
        long exponent = ((bits - ROOT_OF_HALF + ((long) BIAS << FRACTION_BITS)) >>> FRACTION_BITS) - BIAS;
        double m = Double.longBitsToDouble(bits - (exponent << FRACTION_BITS));
        double s = (m - 1) / (m + 1);
        double y = s * s;
        double l = (((((L6 * y + L5) * y + L4) * y + L3) * y + L2) * y + L1) * y + L0;
        return exponent * -LN2 - s * (l * y + 2);
    }

    private static double centre(double x) {
        double y = x * x;
        double even =
                ((((((((((C22 * y + C20) * y + C18) * y + C16) * y + C14) * y + C12) * y + C10) * y + C8) * y + C6) * y
                                                        + C4)
                                                * y
                                        + C2)
                                * y
                        + C0;
        double odd =
                ((((((((((C23 * y + C21) * y + C19) * y + C17) * y + C15) * y + C13) * y + C11) * y + C9) * y + C7) * y
                                                        + C5)
                                                * y
                                        + C3)
                                * y
                        + C1;
        return odd * x + even;
    }

    private static double tail(double x) {
        double y = x * x;
        double even =
                (((((((((((T24 * y + T22) * y + T20) * y + T18) * y + T16) * y + T14) * y + T12) * y + T10) * y + T8)
                                                                                * y
                                                                        + T6)
                                                                * y
                                                        + T4)
                                                * y
                                        + T2)
                                * y
                        + T0;
        double odd =
                ((((((((((T23 * y + T21) * y + T19) * y + T17) * y + T15) * y + T13) * y + T11) * y + T9) * y + T7) * y
                                                        + T5)
                                                * y
                                        + T3)
                                * y
                        + T1;
        return odd * x + even;
    }
}
