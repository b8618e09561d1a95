package org.halocline.simulations.neutrons;

/// E₃(x) = ∫₁^∞ e^(−xt)/t³ dt, for x ≥ 0.
final class ExponentialIntegral {
    /// Euler's constant γ.
    private static final double EULER = 0.5772156649015329;

    private static final int TERMS = 40;
    private static final int FRACTIONS = 200;

    private ExponentialIntegral() {}

    /// Within 10⁻¹⁵ of the value, relative for x > 1.
    static double e3(double x) {
        if (x == 0) {
            return 0.5;
        }
        return x <= 1 ? byPowers(x) : byFractions(x);
    }

    /// E₁ = −γ − ln x − Σ (−x)^k/(k·k!), and nE_{n+1} = e^(−x) − xE_n.
    private static double byPowers(double x) {
        double sum = 0;
        double term = 1;
        for (int k = 1; k <= TERMS; k++) {
            term *= -x / k;
            sum += term / k;
        }
        double e1 = -EULER - StrictMath.log(x) - sum;
        return (StrictMath.exp(-x) * (1 - x) + x * x * e1) / 2;
    }

    /// e^(−x)/(x + 3 − 1·3/(x + 5 − 2·4/(x + 7 − …))), from the innermost fraction outwards.
    private static double byFractions(double x) {
        double tail = x + 3 + 2 * FRACTIONS;
        for (int k = FRACTIONS; k >= 1; k--) {
            tail = x + 3 + 2 * (k - 1) - k * (k + 2) / tail;
        }
        return StrictMath.exp(-x) / tail;
    }
}
