package org.halocline.simulations.ising;

/// The exact partition function of the Ising model on a periodic n × m lattice: B. Kaufman, "Crystal
/// statistics. II. Partition function evaluated by spinor analysis" (1949),
/// [doi:10.1103/PhysRev.76.1232](https://doi.org/10.1103/PhysRev.76.1232).
///
/// With K = 1/T and r = 0, …, n − 1:
///
/// Z = ½·(2 sinh 2K)^(nm/2) · { ∏ 2cosh(mγ₂ᵣ₊₁/2) + ∏ 2sinh(mγ₂ᵣ₊₁/2) + ∏ 2cosh(mγ₂ᵣ/2) + ∏
/// 2sinh(mγ₂ᵣ/2) }
///
/// cosh γₗ = cosh 2K·coth 2K − cos(πl/n), γₗ > 0, but γ₀ = 2K + ln tanh K, which changes its sign at
/// the critical temperature.
///
/// The energy −∂ ln Z/∂K and the specific heat K²·∂² ln Z/∂K² come from derivatives carried along, not
/// from differences.
final class Kaufman {
    private final int spins;
    private final double coupling;
    private final double first;
    private final double second;

    /// @param n           spins along one axis
    /// @param m           spins along the other
    /// @param temperature T, with energies in units of the coupling
    Kaufman(int n, int m, double temperature) {
        this.spins = n * m;
        this.coupling = 1 / temperature;
        double s = StrictMath.sinh(2 * coupling);
        double c = StrictMath.cosh(2 * coupling);
        Jet braces = Jet.ONE;
        for (int parity = 0; parity < 2; parity++) {
            Jet cosh = Jet.ONE;
            Jet sinh = Jet.ONE;
            for (int r = 0; r < n; r++) {
                int l = 2 * r + parity;
                double[] gamma = l == 0 ? gamma0(s, c) : gamma(StrictMath.cos(Math.PI * l / n), s, c);
                double half = 0.5 * m;
                cosh = cosh.times(Jet.twiceCosh(half * gamma[0], half * gamma[1], half * gamma[2]));
                sinh = sinh.times(Jet.twiceSinh(half * gamma[0], half * gamma[1], half * gamma[2]));
            }
            braces = parity == 0 ? cosh.plus(sinh) : braces.plus(cosh).plus(sinh);
        }
        double slope = braces.first() / braces.value();
        this.first = spins * c / s + slope;
        this.second = -2 * spins / (s * s) + braces.second() / braces.value() - slope * slope;
    }

    /// γ₀ with its derivatives by K.
    private double[] gamma0(double s, double c) {
        return new double[] {2 * coupling + StrictMath.log(StrictMath.tanh(coupling)), 2 + 2 / s, -4 * c / (s * s)};
    }

    /// γₗ with its derivatives by K, from cosh γ = s + 1/s − cos(πl/n), s = sinh 2K, and its
    /// derivatives.
    private static double[] gamma(double cosine, double s, double c) {
        double cosh = s + 1 / s - cosine;
        double sinh = Math.sqrt((cosh - 1) * (cosh + 1));
        double rise = 2 * c * (1 - 1 / (s * s)) / sinh;
        double bend = 4 * s - 4 / s + 8 * c * c / (s * s * s);
        return new double[] {StrictMath.log(cosh + sinh), rise, (bend - cosh * rise * rise) / sinh};
    }

    /// Mean energy per spin.
    double energy() {
        return -first / spins;
    }

    /// Specific heat per spin, (⟨E²⟩ − ⟨E⟩²)/(N·T²).
    double specificHeat() {
        return coupling * coupling * second / spins;
    }

    /// Mean square of the energy per spin.
    double energySquared() {
        return energy() * energy() + second / spins / spins;
    }
}
