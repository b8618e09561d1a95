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

    /// The integral over the unit cube.
    double integral(int dimension, double a, double u) {
        return switch (this) {
            case OSCILLATORY ->
                StrictMath.cos(2 * Math.PI * u + a * dimension / 2) * power(2 * StrictMath.sin(a / 2) / a, dimension);
            case PRODUCT_PEAK -> power(a * both(StrictMath::atan, a, u), dimension);
            case CORNER_PEAK -> cornerPeak(dimension, a);
            case GAUSSIAN -> power(Math.sqrt(Math.PI) / (2 * a) * both(Erf::erf, a, u), dimension);
            case CONTINUOUS -> power(-both(x -> StrictMath.expm1(-x), a, u) / a, dimension);
            case DISCONTINUOUS -> {
                int bounds = Math.min(2, dimension);
                yield power(StrictMath.expm1(a * u) / a, bounds) * power(StrictMath.expm1(a) / a, dimension - bounds);
            }
        };
    }

    private static double both(DoubleUnaryOperator f, double a, double u) {
        return f.applyAsDouble(a * (1 - u)) + f.applyAsDouble(a * u);
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
