package org.halocline.simulations.ising;

import java.util.Arrays;
import org.halocline.sample.SampleStream;

/// A small periodic lattice in one array, for one chain.
final class Lattice {
    private final int[] neighbours;
    private final int degree;
    private final int spins;

    Lattice(int n, int dimensions) {
        this.degree = 2 * dimensions;
        int all = 1;
        for (int d = 0; d < dimensions; d++) {
            all *= n;
        }
        this.spins = all;
        this.neighbours = new int[spins * degree];
        for (int c = 0; c < spins; c++) {
            int stride = 1;
            for (int d = 0; d < dimensions; d++) {
                int place = c / stride % n;
                neighbours[degree * c + 2 * d] = c + stride * ((place + 1) % n - place);
                neighbours[degree * c + 2 * d + 1] = c + stride * ((place + n - 1) % n - place);
                stride *= n;
            }
        }
    }

    int spins() {
        return spins;
    }

    /// All spins the same.
    int[] uniform(int spin) {
        int[] state = new int[spins];
        Arrays.fill(state, spin);
        return state;
    }

    private int sum(int[] state, int c) {
        int sum = 0;
        for (int n = degree * c; n < degree * (c + 1); n++) {
            sum += state[neighbours[n]];
        }
        return sum;
    }

    /// Draws all spins anew, one after the other, a number for each.
    ///
    /// @param up the probabilities of a heat bath, see [Update#table]
    void sweep(int[] state, double[] up, SampleStream random) {
        for (int c = 0; c < spins; c++) {
            state[c] = random.nextDouble() < up[sum(state, c) + degree] ? 1 : -1;
        }
    }

    /// Draws all spins of two states anew, with the same numbers: what was below before is so after.
    void sweep(int[] one, int[] other, double[] up, SampleStream random) {
        for (int c = 0; c < spins; c++) {
            double u = random.nextDouble();
            one[c] = u < up[sum(one, c) + degree] ? 1 : -1;
            other[c] = u < up[sum(other, c) + degree] ? 1 : -1;
        }
    }

    /// −Σ s·s′ over pairs of neighbours.
    int energy(int[] state) {
        int twice = 0;
        for (int c = 0; c < spins; c++) {
            twice -= state[c] * sum(state, c);
        }
        return twice / 2;
    }

    /// Σ s.
    static int magnetisation(int[] state) {
        return Arrays.stream(state).sum();
    }
}
