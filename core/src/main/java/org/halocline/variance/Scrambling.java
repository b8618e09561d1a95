package org.halocline.variance;

/// How a net is randomised so that every point is uniform and the net stays a net.
public enum Scrambling {
    /// Nested uniform: each bit is flipped as a random function of the bits above it. A. B. Owen, "Randomly permuted
    /// (t,m,s)-nets and (t,s)-sequences" (1995),
    /// [doi:10.1007/978-1-4612-2552-2_19](https://doi.org/10.1007/978-1-4612-2552-2_19); by
    /// hashing, as in B. Burley, "Practical hash-based Owen scrambling", JCGT 9(4) (2020).
    OWEN,

    /// A random lower triangular matrix for each coordinate, then a random digital shift: the variance of OWEN. J.
    /// Matoušek (1998), [doi:10.1006/jcom.1998.0489](https://doi.org/10.1006/jcom.1998.0489).
    LINEAR,

    /// A random digital shift alone: no bias, but without the faster rate of the other two.
    SHIFT
}
