package org.halocline.simulations.options;

import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.CholeskyDecomposition_F64;
import org.halocline.error.ConfigurationException;

/// Normal numbers with given correlations: x = Lz, L the lower triangle with LLᵀ = the matrix of correlations.
final class Correlations {
    private final double[][] matrix;
    private final double[][] lower;

    /// @param rows none for independent numbers
    /// @throws ConfigurationException unless symmetric and positive definite with ones on the diagonal
    Correlations(List<List<Double>> rows, int count) {
        this.matrix = matrix(rows, count);
        DMatrixRMaj work = new DMatrixRMaj(matrix);
        CholeskyDecomposition_F64<DMatrixRMaj> cholesky = DecompositionFactory_DDRM.chol(count, true);
        if (!cholesky.decompose(work)) {
            throw new ConfigurationException("correlations=" + rows
                    + "; no numbers are correlated so, make the matrix positive definite, and one of assets"
                    + " that move as one");
        }
        DMatrixRMaj triangle = cholesky.getT(null);
        this.lower = new double[count][];
        for (int i = 0; i < count; i++) {
            lower[i] = new double[i + 1];
            for (int j = 0; j <= i; j++) {
                lower[i][j] = triangle.get(i, j);
            }
        }
    }

    private static double[][] matrix(List<List<Double>> rows, int count) {
        double[][] matrix = new double[count][count];
        if (!rows.isEmpty() && rows.size() != count) {
            throw new ConfigurationException(
                    "correlations has rows=" + rows.size() + ", assets=" + count + "; use one for each asset, or []");
        }
        for (int i = 0; i < count; i++) {
            if (!rows.isEmpty() && rows.get(i).size() != count) {
                throw new ConfigurationException("correlations row=" + i + " has numbers="
                        + rows.get(i).size() + ", assets=" + count + "; use one for each asset");
            }
            for (int j = 0; j < count; j++) {
                matrix[i][j] = rows.isEmpty() ? (i == j ? 1 : 0) : rows.get(i).get(j);
            }
        }
        for (int i = 0; i < count; i++) {
            for (int j = 0; j <= i; j++) {
                if (matrix[i][j] != matrix[j][i] || (i == j && matrix[i][i] != 1) || !(Math.abs(matrix[i][j]) <= 1)) {
                    throw new ConfigurationException("correlations row=" + i + ", column=" + j + ", values="
                            + matrix[i][j] + " and " + matrix[j][i]
                            + "; both must be the same from −1 to 1, and 1 on the diagonal");
                }
            }
        }
        return matrix;
    }

    double of(int one, int other) {
        return matrix[one][other];
    }

    /// Takes independent normal numbers z to L⁻ᵀz, which is the inverse of the matrix times the correlated numbers Lz.
    ///
    /// @param z for each variable, one for each sample; stays as it is
    double[][] inverse(int count, double[][] z) {
        double[][] result = new double[z.length][];
        for (int i = z.length - 1; i >= 0; i--) {
            result[i] = z[i].clone();
            for (int j = i + 1; j < z.length; j++) {
                double factor = lower[j][i];
                for (int s = 0; s < count; s++) {
                    result[i][s] -= factor * result[j][s];
                }
            }
            double own = lower[i][i];
            for (int s = 0; s < count; s++) {
                result[i][s] /= own;
            }
        }
        return result;
    }

    /// Turns independent normal numbers into correlated ones, in place.
    ///
    /// @param z for each variable, one for each sample
    void correlate(int count, double[][] z) {
        for (int i = z.length - 1; i >= 0; i--) { // row i needs the rows before it as they were
            double[] row = z[i];
            double own = lower[i][i];
            for (int s = 0; s < count; s++) {
                row[s] *= own;
            }
            for (int j = 0; j < i; j++) {
                double factor = lower[i][j];
                double[] other = z[j];
                for (int s = 0; s < count; s++) {
                    row[s] += factor * other[s];
                }
            }
        }
    }
}
