package org.halocline.simulations.mode;

import java.util.function.DoubleUnaryOperator;
import org.halocline.error.ConfigurationException;
import org.halocline.grid.Boundary;
import org.halocline.grid.CellFunction;
import org.halocline.grid.Grid;
import org.halocline.model.Row;
import org.halocline.vector.Vectors;

/// ∏ sin(πx_a) over the d axes of the unit interval, square or cube with n cells along each axis and u = 0 on the
/// walls.
///
/// It is an eigenvector of the Laplacian and of its central difference alike, ghosts included, so that schemes built on
/// that difference multiply it by a number that is known:
///
/// | operator | eigenvalue |
/// |---|---|
/// | −∇² | dπ² |
/// | −Σₐ(u₋ − 2u + u₊)/h², h = 1/n | (4d/h²)·sin²(πh/2) |
///
/// @param n          cells along each axis
/// @param dimensions 1, 2 or 3
public record SineMode(int n, int dimensions) {
    public SineMode {
        if (dimensions < 1 || dimensions > 3) {
            throw new ConfigurationException("dimensions=" + dimensions + "; use 1, 2 or 3");
        }
    }

    /// The unit box with 0 on its walls.
    public Grid grid() {
        Grid grid = switch (dimensions) {
            case 1 -> Grid.unitInterval(n);
            case 2 -> Grid.unitSquare(n);
            default -> Grid.unitCube(n);
        };
        return grid.boundary(Boundary.value(0));
    }

    /// The mode at each point; by StrictMath, so that the bits travel between machines.
    ///
    /// @return a function with a memory of its own: not for several threads at a time
    public CellFunction function() {
        DoubleUnaryOperator sine = new Remembered(coordinate -> StrictMath.sin(Math.PI * coordinate));
        return switch (dimensions) {
            case 1 -> (x, y, z) -> sine.applyAsDouble(x);
            case 2 -> (x, y, z) -> sine.applyAsDouble(x) * sine.applyAsDouble(y);
            default -> (x, y, z) -> sine.applyAsDouble(x) * sine.applyAsDouble(y) * sine.applyAsDouble(z);
        };
    }

    /// The eigenvalue of −∇².
    public double eigenvalue() {
        return dimensions * Math.PI * Math.PI;
    }

    /// The eigenvalue of the central difference on n cells.
    public double discreteEigenvalue() {
        double sine = StrictMath.sin(Math.PI / (2.0 * n));
        return 4.0 * dimensions * n * n * sine * sine;
    }

    /// Writes h²·∇²u of a row, Σₐ(u₋ − 2u + u₊).
    public void secondDifference(Row row, double[] u, double[] to) {
        int y = row.strideY();
        int z = row.strideZ();
        int c = Vectors.isAvailable() ? vectors(row, u, to) : row.begin();
        switch (dimensions) {
            case 1 -> {
                for (; c < row.end(); c++) {
                    to[c] = u[c - 1] + u[c + 1] - 2 * u[c];
                }
            }
            case 2 -> {
                for (; c < row.end(); c++) {
                    to[c] = u[c - 1] + u[c + 1] + u[c - y] + u[c + y] - 4 * u[c];
                }
            }
            default -> {
                for (; c < row.end(); c++) {
                    to[c] = u[c - 1] + u[c + 1] + u[c - y] + u[c + y] + u[c - z] + u[c + z] - 6 * u[c];
                }
            }
        }
    }

    private int vectors(Row row, double[] u, double[] to) {
        return switch (dimensions) {
            case 1 -> SineModeVectors.along1(u, to, row.begin(), row.end());
            case 2 -> SineModeVectors.along2(u, to, row.begin(), row.end(), row.strideY());
            default -> SineModeVectors.along3(u, to, row.begin(), row.end(), row.strideY(), row.strideZ());
        };
    }
}
