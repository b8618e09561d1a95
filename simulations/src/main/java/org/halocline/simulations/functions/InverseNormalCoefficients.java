package org.halocline.simulations.functions;

/// Coefficients of [InverseNormal], computed for Halocline with mpmath at 50 digits: polynomials that interpolate in
/// the zeros of Chebyshev polynomials, written around the middle of their intervals.
final class InverseNormalCoefficients {
    /// z/q by w − 3.125, 0 ≤ w ≤ 6.25; relative error of the polynomial 5e-17.
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

    /// z by √w − 4.255, 2.5 ≤ √w ≤ 6.01; relative error of the polynomial 4e-17.
    static final double T0 = 5.794419476265562;
    static final double T1 = 1.4283353210134657;
    static final double T2 = 0.0009938147895553727;
    static final double T3 = -0.0008503157806952768;
    static final double T4 = 0.00029145690185403714;
    static final double T5 = -8.110377838679961e-05;
    static final double T6 = 2.0273910205304323e-05;
    static final double T7 = -4.610178486456887e-06;
    static final double T8 = 8.862515180762988e-07;
    static final double T9 = -8.768436963311404e-08;
    static final double T10 = -4.061639222031772e-08;
    static final double T11 = 3.5404242052121387e-08;
    static final double T12 = -1.6695790550140132e-08;
    static final double T13 = 5.49913477967645e-09;
    static final double T14 = -1.0451034071154125e-09;
    static final double T15 = -1.1364374102159137e-10;
    static final double T16 = 1.7635736129312259e-10;
    static final double T17 = -7.050544440621157e-11;
    static final double T18 = 1.8448758275809593e-11;
    static final double T19 = -2.959006462638722e-12;
    static final double T20 = -1.5672764143405299e-12;
    static final double T21 = 1.2897973386284085e-12;
    static final double T22 = -1.9335826348788274e-13;
    static final double T23 = -6.654330559098874e-14;
    static final double T24 = 1.7587000332229456e-14;

    /// (ln m − 2s)/s³ by s², s = (m − 1)/(m + 1), √½ ≤ m ≤ √2; error of ln m from it 4e-18.
    static final double L0 = 0.666666666666667;
    static final double L1 = 0.39999999999899505;
    static final double L2 = 0.28571428625975487;
    static final double L3 = 0.2222221113479508;
    static final double L4 = 0.18182889125261723;
    static final double L5 = 0.15331721600556042;
    static final double L6 = 0.14616449685043406;

    private InverseNormalCoefficients() {}
}
