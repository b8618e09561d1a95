package org.halocline.simulations.mode;

/// How far rounding alone may carry a run from the closed form of its scheme: what explicit schemes are verified with.
///
/// A step rounds each value a few times, each by 2⁻⁵³ at most. For FTCS in d dimensions this comes to 2, 13/4 and 13/3
/// of 2⁻⁵³ of the amplitude for d = 1, 2 and 3, and five times 1 − G for the coefficient: less than 9 in all. Later
/// steps of a stable scheme multiply that by no more than they multiply the answer, so that after m steps
///
/// error ≤ 9·2⁻⁵³·m of the amplitude, about 10⁻¹⁵·m.
///
/// Errors of either sign would grow as √m, but they need not have either: where r is just below 9/20 (heat, n = 257,
/// cfl = 0.9) ties are always rounded in one direction, and the error grows as 0.06·2⁻⁵³·m.
///
/// Where later steps magnify errors relative to the answer, m is the sum of these magnifications. Up to m = 1000 the
/// bound is 10⁻¹², which leaves room for the rounding of initial data and of the closed form itself.
public final class Rounding {
    /// Largest error that passes, in units of [#growth] times the amplitude.
    public static final double BOUND = 1e-12;

    private static final double PER_STEP = 1e-3;

    private Rounding() {}

    /// How many times a bound of [#BOUND] is larger in a long run: 1 up to a thousand steps.
    ///
    /// @param steps how many, each counted as often as what comes after it magnifies its rounding
    public static double growth(double steps) {
        return Math.max(1, PER_STEP * steps);
    }
}
