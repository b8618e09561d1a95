package org.halocline.simulations.neutrons;

import java.util.Arrays;

/// The largest eigenvalue λ of the transport kernel of a bare body, without chance: how many collisions follow a
/// collision if each sets one neutron free.
///
/// In a slab of half thickness a, in mean free paths, the flux obeys φ(x) = (c/2) ∫ E₁(|x − x′|) φ(x′) dx′ over [−a, a]
/// with c = 1/λ neutrons per collision; the odd solution of the same equation is r·φ(r) of a sphere of radius a. The
/// interval is cut into equal cells with one value each; double integrals of E₁ over pairs of cells are second
/// differences of E₃. The error of λ falls with the square and then the cube of the cells' width, so that cuts into n,
/// 2n and 4n cells extrapolate it to within 10⁻⁷.
///
/// See B. Davison, J. B. Sykes, _Neutron Transport Theory_ (1957).
final class CollisionProbabilities {
    private static final int CELLS = 50;
    private static final int MOST_PRODUCTS = 10_000;
    private static final double ENOUGH = 1e-14;

    private CollisionProbabilities() {}

    /// λ of a slab.
    ///
    /// @param halfThickness in mean free paths
    static double slab(double halfThickness) {
        return extrapolated(halfThickness, 1);
    }

    /// λ of a sphere.
    ///
    /// @param radius in mean free paths
    static double sphere(double radius) {
        return extrapolated(radius, -1);
    }

    private static double extrapolated(double a, int parity) {
        double coarse = eigenvalue(a, CELLS, parity);
        double middle = eigenvalue(a, 2 * CELLS, parity);
        double fine = eigenvalue(a, 4 * CELLS, parity);
        double second = (4 * middle - coarse) / 3;
        double third = (4 * fine - middle) / 3;
        return (8 * third - second) / 7;
    }

    /// Power method on the half interval: solutions are even (parity 1) or odd (−1).
    private static double eigenvalue(double a, int cells, int parity) {
        double[] pairs = pairs(a / cells, 2 * cells);
        double[] flux = new double[cells];
        Arrays.fill(flux, 1 / Math.sqrt(cells));
        double eigenvalue = 0;
        for (int product = 0; product < MOST_PRODUCTS; product++) {
            double[] next = new double[cells];
            double square = 0;
            for (int i = 0; i < cells; i++) {
                for (int j = 0; j < cells; j++) {
                    next[i] += (pairs[Math.abs(i - j)] + parity * pairs[i + j + 1]) * flux[j];
                }
                square += next[i] * next[i];
            }
            double norm = Math.sqrt(square);
            for (int i = 0; i < cells; i++) {
                flux[i] = next[i] / norm;
            }
            if (Math.abs(norm - eigenvalue) <= ENOUGH * norm) {
                return norm;
            }
            eigenvalue = norm;
        }
        return eigenvalue;
    }

    /// (1/2h) ∬ E₁(|x − x′|) dx dx′ over two cells of width h that are d cells apart.
    private static double[] pairs(double h, int count) {
        double[] e3 = new double[count + 1];
        for (int d = 0; d <= count; d++) {
            e3[d] = ExponentialIntegral.e3(d * h);
        }
        double[] pairs = new double[count];
        pairs[0] = (h - e3[0] + e3[1]) / h;
        for (int d = 1; d < count; d++) {
            pairs[d] = (e3[d - 1] - 2 * e3[d] + e3[d + 1]) / (2 * h);
        }
        return pairs;
    }
}
