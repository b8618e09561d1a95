package org.halocline.simulations.percolation;

import org.halocline.error.ConfigurationException;

/// A square lattice of nx × ny sites, the site (i, j) at index i + nx·j.
///
/// @param drawn       what is open or closed at random
/// @param probability to be open
/// @param periodic    whether the last site of a row or column is a neighbour of the first
record Lattice(int nx, int ny, Drawn drawn, double probability, boolean periodic) {
    Lattice {
        if (nx < 2 || ny < 2) {
            throw new ConfigurationException("nx=" + nx + ", ny=" + ny + "; use at least 2 sites along each axis");
        }
        if (!(probability >= 0 && probability <= 1)) {
            throw new ConfigurationException("probability=" + probability + "; use 0 to 1");
        }
    }

    long sites() {
        return (long) nx * ny;
    }
}
