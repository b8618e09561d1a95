package org.halocline.simulations.percolation;

import java.util.Arrays;
import org.halocline.sample.CellStreams;

/// What is open on one of many lattices: a function of the seed, the number of the lattice and the index of the site.
final class Draws {
    private final Lattice lattice;
    private final CellStreams streams;
    private final long number;
    private final double[] uniforms;

    /// @param number of the lattice, from 0: the step of [CellStreams]
    Draws(Lattice lattice, long seed, long number) {
        this.lattice = lattice;
        this.streams = new CellStreams(seed);
        this.number = number;
        this.uniforms = new double[lattice.nx()];
    }

    /// Bit a is 1 if draw number a of a site is open.
    int at(int i, int j) {
        int open = 0;
        for (int a = 0; a < lattice.drawn().perSite(); a++) {
            open |= bit(streams.uniform(number, 0, a, index(i, j)), a);
        }
        return open;
    }

    /// The same for sites that follow each other along x.
    ///
    /// @param open takes them, from element `at` on
    void row(int i, int j, int count, byte[] open, int at) {
        for (int a = 0; a < lattice.drawn().perSite(); a++) {
            streams.fill(number, 0, a, index(i, j), count, uniforms);
            for (int c = 0; c < count; c++) {
                open[at + c] = (byte) (open[at + c] | bit(uniforms[c], a));
            }
        }
    }

    /// All draws of the lattice, for [Clusters].
    boolean[] all() {
        int per = lattice.drawn().perSite();
        boolean[] open = new boolean[Math.toIntExact(lattice.sites()) * per];
        byte[] bits = new byte[lattice.nx()];
        for (int j = 0, n = 0; j < lattice.ny(); j++) {
            Arrays.fill(bits, (byte) 0);
            row(0, j, bits.length, bits, 0);
            for (byte site : bits) {
                for (int a = 0; a < per; a++) {
                    open[n++] = ((site >> a) & 1) == 1;
                }
            }
        }
        return open;
    }

    private int bit(double uniform, int a) {
        return (uniform < lattice.probability() ? 1 : 0) << a;
    }

    private long index(int i, int j) {
        return i + (long) lattice.nx() * j;
    }
}
