package org.halocline.simulations.functions;

import org.halocline.vector.Vectors;

/// Quantiles of the standard normal distribution, z = Φ⁻¹(u): normal variates from uniform ones, one for one.
///
/// Uniform numbers k·2⁻⁵³, 0 ≤ k < 2⁵³, stand for the middles of their intervals, u = (k + ½)·2⁻⁵³, so that 0 is as
/// good as any other and the largest z is 8.29. With q = u − ½, r = ½ − │q│ and w = −ln 4r(1 − r),
///
/// | | z |
/// |---|---|
/// | w ≤ 6.25, where │q│ < 0.4996 | q·P(w), P of degree 23 |
/// | w > 6.25 | sign(q)·T(√w), T of degree 24 |
///
/// q, r and w are those of M. Giles, "Approximating the erfinv function" (2012),
/// [doi:10.1016/B978-0-12-385963-1.00010-1](https://doi.org/10.1016/B978-0-12-385963-1.00010-1); the polynomials are
/// our own, computed with mpmath at 50 digits: they interpolate in the zeros of Chebyshev polynomials and are written
/// around the middle of their intervals and evaluated in four parts that do not wait for each other. The error is below
/// five units in the last place. Only + − × ÷ and √ are used, never a fused multiplication: the bits are the same on
/// every machine, with vectors and without. Reflected uniforms, 1 − 2⁻⁵³ − u, give −z exactly.
public final class InverseNormal {
    static final double HALF_STEP = 0x1.0p-54;
    static final double CENTRE = 6.25;
    static final double CENTRE_MIDDLE = 3.125;
    private static final double TAIL_MIDDLE = 4.255;
    static final double LN2 = 0.6931471805599453;

    /// Bits of √½, between which and those of √2 lie the mantissas.
    static final long ROOT_OF_HALF = 0x3FE6A09E667F3BCDL;

    /// Makes exponents positive.
    static final int BIAS = 1024;

    /// 1.5·2⁵², as a double and as bits: added to a small whole number it moves it into the last bits.
    static final double ROUNDER = 0x1.8p52;

    static final long ROUNDER_BITS = 0x4338000000000000L;
    static final int FRACTION_BITS = 52;

    /// P: z/q by w − 3.125, 0 ≤ w ≤ 6.25; relative error of the polynomial 5e-17.
    static final double C0 = 4.677241420053186;
    static final double C1 = 0.6792699174022778;
    static final double C2 = -0.017065798354537514;
    static final double C3 = -0.002095023138970764;
    static final double C4 = 0.0005281640990949132;
    static final double C5 = -3.926570572865955e-05;
    static final double C6 = -3.86213008102979e-06;
    static final double C7 = 1.1977789738280351e-06;
    static final double C8 = -8.222345771920401e-08;
    static final double C9 = -1.1632361418234641e-08;
    static final double C10 = 2.9732939407438165e-09;
    static final double C11 = -1.531391677222886e-10;
    static final double C12 = -3.670417501796957e-11;
    static final double C13 = 7.440130809216707e-12;
    static final double C14 = -2.296230119431586e-13;
    static final double C15 = -1.1317209342491929e-13;
    static final double C16 = 1.8657458499696055e-14;
    static final double C17 = -1.139351379435706e-16;
    static final double C18 = -3.6817432283575694e-16;
    static final double C19 = 4.405082983392989e-17;
    static final double C20 = 3.25275413180589e-18;
    static final double C21 = -9.89837611118075e-19;
    static final double C22 = -3.1494076975594577e-21;
    static final double C23 = 9.166096396196052e-21;

    /// T: z by √w − 4.255, 2.5 ≤ √w ≤ 6.01; relative error of the polynomial 4e-17.
    private static final double T0 = 5.794419476265562;
    private static final double T1 = 1.4283353210134657;
    private static final double T2 = 0.0009938147895553727;
    private static final double T3 = -0.0008503157806952768;
    private static final double T4 = 0.00029145690185403714;
    private static final double T5 = -8.110377838679961e-05;
    private static final double T6 = 2.0273910205304323e-05;
    private static final double T7 = -4.610178486456887e-06;
    private static final double T8 = 8.862515180762988e-07;
    private static final double T9 = -8.768436963311404e-08;
    private static final double T10 = -4.061639222031772e-08;
    private static final double T11 = 3.5404242052121387e-08;
    private static final double T12 = -1.6695790550140132e-08;
    private static final double T13 = 5.49913477967645e-09;
    private static final double T14 = -1.0451034071154125e-09;
    private static final double T15 = -1.1364374102159137e-10;
    private static final double T16 = 1.7635736129312259e-10;
    private static final double T17 = -7.050544440621157e-11;
    private static final double T18 = 1.8448758275809593e-11;
    private static final double T19 = -2.959006462638722e-12;
    private static final double T20 = -1.5672764143405299e-12;
    private static final double T21 = 1.2897973386284085e-12;
    private static final double T22 = -1.9335826348788274e-13;
    private static final double T23 = -6.654330559098874e-14;
    private static final double T24 = 1.7587000332229456e-14;

    /// (ln m − 2s)/s³ by s², s = (m − 1)/(m + 1), √½ ≤ m ≤ √2; error of ln m from it 4e-18.
    static final double L0 = 0.666666666666667;
    static final double L1 = 0.39999999999899505;
    static final double L2 = 0.28571428625975487;
    static final double L3 = 0.2222221113479508;
    static final double L4 = 0.18182889125261723;
    static final double L5 = 0.15331721600556042;
    static final double L6 = 0.14616449685043406;

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
    ///
    /// @param z another array
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
        double v = y * y;
        double l = ((L5 * v + L3) * v + L1) * y + (((L6 * v + L4) * v + L2) * v + L0);
        return exponent * -LN2 - s * (l * y + 2);
    }

    private static double centre(double x) {
        double y = x * x;
        double v = y * y;
        double p0 = ((((C20 * v + C16) * v + C12) * v + C8) * v + C4) * v + C0;
        double p1 = ((((C21 * v + C17) * v + C13) * v + C9) * v + C5) * v + C1;
        double p2 = ((((C22 * v + C18) * v + C14) * v + C10) * v + C6) * v + C2;
        double p3 = ((((C23 * v + C19) * v + C15) * v + C11) * v + C7) * v + C3;
        return (p3 * y + p1) * x + (p2 * y + p0);
    }

    private static double tail(double x) {
        double y = x * x;
        double v = y * y;
        double p0 = (((((T24 * v + T20) * v + T16) * v + T12) * v + T8) * v + T4) * v + T0;
        double p1 = ((((T21 * v + T17) * v + T13) * v + T9) * v + T5) * v + T1;
        double p2 = ((((T22 * v + T18) * v + T14) * v + T10) * v + T6) * v + T2;
        double p3 = ((((T23 * v + T19) * v + T15) * v + T11) * v + T7) * v + T3;
        return (p3 * y + p1) * x + (p2 * y + p0);
    }
}
