package org.halocline.simulations.poisson;

/// What brings residuals closer to errors.
public enum Preconditioner {
    /// Nothing.
    NONE,
    /// Division by the diagonal of the matrix, which differs in the cells beside walls.
    JACOBI
}
