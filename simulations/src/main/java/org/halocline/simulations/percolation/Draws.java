package org.halocline.simulations.percolation;

import org.halocline.sample.RandomStreams;
import org.halocline.sample.SampleStream;

/// What is open on one of many lattices: a function of the seed, the number of the lattice and the index of the site.
final class Draws {
    private final Lattice lattice;
    private final RandomStreams streams;
    private final long number;

    /// @param number of the lattice, from 0
    Draws(Lattice lattice, long seed, long number) {
        this.lattice = lattice;
        this.streams = new RandomStreams(seed);
        this.number = number;
    }

    /// Bit a is 1 if draw number a of a site is open.
    int at(int i, int j) {
        SampleStream random = streams.sample(i + (long) lattice.nx() * j).subStream(number);
        int open = 0;
        for (int a = 0; a < lattice.drawn().perSite(); a++) {
            open |= (random.nextDouble() < lattice.probability() ? 1 : 0) << a;
        }
        return open;
    }

    /// All draws of the lattice, for [Clusters].
    boolean[] all() {
        int per = lattice.drawn().perSite();
        boolean[] open = new boolean[Math.toIntExact(lattice.sites()) * per];
        for (int j = 0, n = 0; j < lattice.ny(); j++) {
            for (int i = 0; i < lattice.nx(); i++) {
                int bits = at(i, j);
                for (int a = 0; a < per; a++) {
                    open[n++] = (bits >> a & 1) == 1;
                }
            }
        }
        return open;
    }
}
