package org.halocline.simulations.neutrons;

import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;
import org.halocline.error.RunFailedException;

/// The multiplication factor k of a body of layers, without chance.
///
/// In optical coordinates the flux of a slab of any layers obeys φ(x) = ½∫E₁(|x − x′|)·(s + b/k)(x′)·φ(x′) dx′, s and b
/// the neutrons per collision that are scattered and born there; an odd solution is r·φ(r) of a sphere, if its layers
/// have one Σ_t. With one flux value per cell, φ = P(S + B/k)φ, and k is the largest eigenvalue of (1 − PS)⁻¹PB. Cells
/// are extrapolated as in [CollisionProbabilities].
final class LayeredProbabilities {
    private static final int CELLS = 40;
    private static final int MOST_PRODUCTS = 10_000;
    private static final double ENOUGH = 1e-13;

    /// What mirrors at 0.
    enum Symmetry {
        /// Nothing: 0 is an edge.
        NONE(0),
        /// A slab around 0.
        EVEN(1),
        /// A sphere.
        ODD(-1);

        private final int sign;

        Symmetry(int sign) {
            this.sign = sign;
        }
    }

    /// @param thickness in mean free paths
    /// @param scattered neutrons per collision
    /// @param born      by fission, per collision
    record Layer(double thickness, double scattered, double born) {}

    private LayeredProbabilities() {}

    /// k, with layers from 0 outwards.
    static double multiplication(List<Layer> layers, Symmetry symmetry) {
        double coarse = eigenvalue(layers, CELLS, symmetry);
        double middle = eigenvalue(layers, 2 * CELLS, symmetry);
        double fine = eigenvalue(layers, 4 * CELLS, symmetry);
        double second = (4 * middle - coarse) / 3;
        double third = (4 * fine - middle) / 3;
        return (8 * third - second) / 7;
    }

    /// @param cells in each layer
    private static double eigenvalue(List<Layer> layers, int cells, Symmetry symmetry) {
        int count = layers.size() * cells;
        double[] edges = new double[count + 1];
        for (int i = 0; i < count; i++) {
            Layer layer = layers.get(i / cells);
            edges[i + 1] = edges[i] + layer.thickness() / cells;
        }
        DMatrixRMaj probabilities = probabilities(edges, symmetry.sign);
        DMatrixRMaj left = CommonOps_DDRM.identity(count);
        DMatrixRMaj right = new DMatrixRMaj(count, count);
        for (int i = 0; i < count; i++) {
            for (int j = 0; j < count; j++) {
                Layer from = layers.get(j / cells);
                left.add(i, j, -probabilities.get(i, j) * from.scattered());
                right.set(i, j, probabilities.get(i, j) * from.born());
            }
        }
        LinearSolverDense<DMatrixRMaj> solver = LinearSolverFactory_DDRM.lu(count);
        DMatrixRMaj kernel = new DMatrixRMaj(count, count);
        if (!solver.setA(left)) {
            throw new RunFailedException("layers=" + layers + "; collision probabilities are singular");
        }
        solver.solve(right, kernel);
        return largest(kernel);
    }

    /// How much of what starts evenly in cell j collides in cell i, per width of i, times the width of j.
    private static DMatrixRMaj probabilities(double[] edges, int sign) {
        int count = edges.length - 1;
        double[][] apart = new double[count + 1][count + 1];
        double[][] across = new double[count + 1][count + 1];
        for (int a = 0; a <= count; a++) {
            for (int b = a; b <= count; b++) {
                apart[a][b] = ExponentialIntegral.e3(edges[b] - edges[a]);
                apart[b][a] = apart[a][b];
                across[a][b] = sign == 0 ? 0 : ExponentialIntegral.e3(edges[a] + edges[b]);
                across[b][a] = across[a][b];
            }
        }
        DMatrixRMaj result = new DMatrixRMaj(count, count);
        for (int i = 0; i < count; i++) {
            double width = edges[i + 1] - edges[i];
            for (int j = 0; j < count; j++) {
                double direct = i == j
                        ? 2 * (width - apart[i][i] + apart[i][i + 1])
                        : Math.abs(apart[i][j] - apart[i + 1][j] - apart[i][j + 1] + apart[i + 1][j + 1]);
                double mirrored = across[i][j] - across[i + 1][j] - across[i][j + 1] + across[i + 1][j + 1];
                result.set(i, j, (direct + sign * mirrored) / (2 * width));
            }
        }
        return result;
    }

    /// The largest eigenvalue of a matrix without negative elements, by the power method.
    private static double largest(DMatrixRMaj kernel) {
        DMatrixRMaj flux = new DMatrixRMaj(kernel.getNumCols(), 1);
        CommonOps_DDRM.fill(flux, 1 / Math.sqrt(kernel.getNumCols()));
        DMatrixRMaj next = new DMatrixRMaj(kernel.getNumCols(), 1);
        double eigenvalue = 0;
        for (int product = 0; product < MOST_PRODUCTS; product++) {
            CommonOps_DDRM.mult(kernel, flux, next);
            double norm = Math.sqrt(CommonOps_DDRM.dot(next, next));
            CommonOps_DDRM.scale(1 / norm, next, flux);
            if (Math.abs(norm - eigenvalue) <= ENOUGH * norm) {
                return norm;
            }
            eigenvalue = norm;
        }
        return eigenvalue;
    }
}
