package org.halocline.simulations.genz;

import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.special.Erf;

/// The six families, with their integrals over the unit cube when all coefficients are equal.
///
/// | | f(x) | integral |
/// |---|---|---|
/// | `OSCILLATORY` | cos(2πu + a·Σxᵢ) | cos(2πu + ad/2)·(2·sin(a/2)/a)ᵈ |
/// | `PRODUCT_PEAK` | ∏ 1/(a⁻² + (xᵢ − u)²) | (a·[atan a(1 − u) + atan au])ᵈ |
/// | `CORNER_PEAK` | (1 + a·Σxᵢ)^−(d + 1) | ∏ⱼ 1/(1 + ja), j = 1 … d |
/// | `GAUSSIAN` | exp(−a²·Σ(xᵢ − u)²) | (√π/(2a)·[erf a(1 − u) + erf au])ᵈ |
/// | `CONTINUOUS` | exp(−a·Σ│xᵢ − u│) | ((2 − e^−au − e^−a(1 − u))/a)ᵈ |
/// | `DISCONTINUOUS` | exp(a·Σxᵢ) where x₁, x₂ ≤ u, else 0 | ((e^au − 1)/a)²·((eᵃ − 1)/a)ᵈ⁻² |
///
/// In one dimension the last has one bound only, and the first of its powers.
public enum GenzFunction {
    /// Waves along the diagonal.
    OSCILLATORY,
    /// A peak in the middle of each axis.
    PRODUCT_PEAK,
    /// A peak in a corner.
    CORNER_PEAK,
    /// A bell.
    GAUSSIAN,
    /// A bell with an edge: continuous, not differentiable.
    CONTINUOUS,
    /// Cut off along two axes.
    DISCONTINUOUS;

    /// The fourth power is below the rounding of 1.
    private static final double SMALL = 1e-4;

    /// The integral over the unit cube.
    double integral(int dimension, double a, double u) {
        return switch (this) {
            case OSCILLATORY ->
                StrictMath.cos(2 * Math.PI * u + a * dimension / 2) * power(ratio(StrictMath::sin, a / 2), dimension);
            case PRODUCT_PEAK -> power(a * both(StrictMath::atan, a, u), dimension);
            case CORNER_PEAK -> cornerPeak(dimension, a);
            case GAUSSIAN -> power((1 - u) * bell(a * (1 - u)) + u * bell(a * u), dimension);
            case CONTINUOUS -> {
                DoubleUnaryOperator falling = x -> -StrictMath.expm1(-x);
                yield power((1 - u) * ratio(falling, a * (1 - u)) + u * ratio(falling, a * u), dimension);
            }
            case DISCONTINUOUS -> {
                int bounds = Math.min(2, dimension);
                yield power(u * ratio(StrictMath::expm1, a * u), bounds)
                        * power(ratio(StrictMath::expm1, a), dimension - bounds);
            }
        };
    }

    private static double both(DoubleUnaryOperator f, double a, double u) {
        return f.applyAsDouble(a * (1 - u)) + f.applyAsDouble(a * u);
    }

    /// f(x)/x of a function that begins as x does; 1 where x is too small to be told from 0.
    private static double ratio(DoubleUnaryOperator f, double x) {
        return x == 0 ? 1 : f.applyAsDouble(x) / x;
    }

    /// √π/2·erf(x)/x, 1 − x²/3 + x⁴/10 − …; where x² is below all doubles the library's erf is 0.
    private static double bell(double x) {
        return x < SMALL ? 1 - x * x / 3 : Math.sqrt(Math.PI) / 2 * Erf.erf(x) / x;
    }

    /// What the sum over all corners comes to when all coefficients are equal.
    private static double cornerPeak(int dimension, double a) {
        double integral = 1;
        for (int j = 1; j <= dimension; j++) {
            integral /= 1 + j * a;
        }
        return integral;
    }

    /// By multiplications in a fixed order.
    static double power(double base, int exponent) {
        double power = 1;
        double square = base;
        for (int rest = exponent; rest > 0; rest >>= 1) {
            if ((rest & 1) == 1) {
                power *= square;
            }
            square *= square;
        }
        return power;
    }
}
