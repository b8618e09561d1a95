package org.halocline.simulations.neutrons;

/// Infinite cylinders that are known to be critical, from A. Sood, R. A. Forster, D. K. Parsons (2003),
/// [doi:10.1016/S0149-1970(02)00098-7](https://doi.org/10.1016/S0149-1970(02)00098-7): problems 7, 13 and 23, and with
/// a reflector of water 9 and 10. Whether a body of one Σ_t is critical depends on its size in mean free paths, and on
/// how many neutrons follow a collision.
final class CriticalCylinders {
    /// Sizes are known to seven digits.
    private static final double ENOUGH = 1e-6;

    /// Neutrons per collision and radius of the core; neutrons per collision and thickness of the reflector.
    private static final double[][] KNOWN = {
        {1.40, 1.396979, 0, 0},
        {1.30, 1.72500292, 0, 0},
        {1.02, 9.043255, 0, 0},
        {1.40, 6.461335 * 0.3264 - 1, 0.9, 1},
        {1.40, 33.714829 * 0.3264 - 10, 0.9, 10},
    };

    private CriticalCylinders() {}

    /// Whether a cylinder is one of them; of a bare one the last two numbers are 0.
    static boolean contains(double core, double radius, double reflector, double thickness) {
        double[] asked = {core, radius, reflector, thickness};
        for (double[] known : KNOWN) {
            boolean isSame = true;
            for (int n = 0; n < known.length; n++) {
                isSame &= Math.abs(asked[n] - known[n]) <= ENOUGH * Math.max(1, known[n]);
            }
            if (isSame) {
                return true;
            }
        }
        return false;
    }
}
