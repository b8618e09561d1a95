package org.halocline.simulations.poisson;

/// Where a solver begins.
public enum Guess {
    /// u = 0. The right-hand side is an eigenvector, so that plain conjugate gradients need a single step.
    ZERO,
    /// A number from −1 to 1 for each cell, without any order: all frequencies are there to be removed.
    ROUGH;

    /// The guess in a cell: the same for every cut.
    ///
    /// The cell's index is mixed by the finaliser of SplitMix64: G. L. Steele, D. Lea, C. H. Flood,
    /// "Fast splittable pseudorandom number generators" (2014),
    /// [doi:10.1145/2660193.2660195](https://doi.org/10.1145/2660193.2660195).
    double at(long index) {
        if (this == ZERO) {
            return 0;
        }
        long mixed = (index + 1) * 0x9E3779B97F4A7C15L;
        mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        mixed ^= mixed >>> 31;
        return (mixed >> 11) * 0x1p-52;
    }
}
