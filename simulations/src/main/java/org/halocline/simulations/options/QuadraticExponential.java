package org.halocline.simulations.options;

import org.halocline.simulations.functions.InverseNormal;

/// One step Δ of Heston's variance and of the logarithm of the price, with what depends on the parameters only.
///
/// Given V, the next variance V′ has mean m = θ + (V − θ)e^−κΔ and variance s² = V·c + θ·(1 − e^−κΔ)·(ξ²/2κ)(1 −
/// e^−κΔ), c = (ξ²/κ)e^−κΔ(1 − e^−κΔ). With ψ = s²/m² and a uniform number u, Φ(z) = u,
///
/// | | V′ |
/// |---|---|
/// | ψ ≤ 3/2 | a(b + z)², b² = 2/ψ − 1 + √(2/ψ)·√(2/ψ − 1), a = m/(1 + b²) |
/// | ψ > 3/2 | 0 if u ≤ p, else ln((1 − p)/(1 − u))/β, p = (ψ − 1)/(ψ + 1), β = (1 − p)/m |
///
/// have that mean and variance. The logarithm of the price grows by K₀ + K₁V + K₂V′ + √(K₃(V + V′))·Z with
/// K₁, K₂ = ½Δ(κρ/ξ − ½) ∓ ρ/ξ, K₃ = ½Δ(1 − ρ²), and K₀ such that the mean of the factor is 1: K₀ = −ln M −
/// (K₁ + K₃/2)V, M = E exp(AV′), A = K₂ + K₃/2.
///
/// M is finite if Aξ²(1 − e^−κΔ)/κ < 1: in the first case 2aA < 1, since a ≤ s²/2m, in the second A < β, since
/// β ≥ 6m/5s².
final class QuadraticExponential {
    private static final double CHANGE = 1.5;

    /// Uniform numbers stand for the middles of their intervals, as in [InverseNormal].
    private static final double HALF_STEP = 0x1.0p-54;

    private final double kept; // e^−κΔ
    private final double gained; // θ(1 − e^−κΔ)
    private final double spread; // c
    private final double ground; // s² at V = 0
    private final double k2;
    private final double k3;
    private final double a;
    private final boolean keepsMean;

    QuadraticExponential(double theta, double kappa, double xi, double rho, double step) {
        double gone = -StrictMath.expm1(-kappa * step);
        double largest = xi * xi * gone / kappa; // of s²/m
        kept = 1 - gone;
        gained = theta * gone;
        spread = largest * kept;
        ground = gained * largest / 2;
        double both = step / 2 * (kappa * rho / xi - 0.5);
        k2 = both + rho / xi;
        k3 = step / 2 * (1 - rho * rho);
        a = k2 + k3 / 2;
        keepsMean = a * largest < 1;
    }

    /// Whether the mean of the price exists, whatever the variance.
    boolean keepsMean() {
        return keepsMean;
    }

    /// Advances a path by one step.
    ///
    /// @param u    a uniform number
    /// @param z    its quantile of the normal distribution
    /// @param path number of the path
    void advance(double u, double z, VariancePaths paths, int path) {
        double v = paths.variance[path];
        double m = gained + v * kept;
        double psi = (ground + v * spread) / (m * m);
        double next;
        double logMean; // ln M
        if (psi <= CHANGE) {
            double ratio = 2 / psi;
            double b2 = ratio - 1 + Math.sqrt(ratio) * Math.sqrt(ratio - 1);
            double scale = m / (1 + b2);
            double sum = Math.sqrt(b2) + z;
            next = scale * (sum * sum);
            double rest = 1 - 2 * a * scale;
            logMean = a * scale * b2 / rest - StrictMath.log(rest) / 2;
        } else {
            double p = (psi - 1) / (psi + 1);
            double beta = (1 - p) / m;
            double beyond = Math.max(0.5 - (u - 0.5 + HALF_STEP), HALF_STEP); // 1 − u
            next = beyond >= 1 - p ? 0 : StrictMath.log((1 - p) / beyond) / beta;
            logMean = StrictMath.log(p + beta * (1 - p) / (beta - a));
        }
        paths.variance[path] = next;
        paths.mean[path] += k2 * next - logMean - k3 / 2 * v;
        paths.sum[path] += k3 * (v + next);
    }
}
