package org.halocline.simulations.percolation;

/// What is open or closed at random.
public enum Drawn {
    /// Sites: neighbours that are both open belong together. The threshold of the square lattice is near 0.592746.
    SITES,
    /// Bonds between neighbours; all sites are open. The threshold of the square lattice is ½.
    BONDS;

    /// Draws for each site: its own, or its bonds to the next sites along x and y.
    int perSite() {
        return this == SITES ? 1 : 2;
    }
}
