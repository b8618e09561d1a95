package org.halocline.simulations.percolation;

import java.util.Arrays;

/// All clusters of a whole lattice, found by flooding one after the other.
///
/// While a cluster is flooded each of its sites gets coordinates that go on beyond the edge of a periodic lattice. A
/// cluster wraps around along an axis when a site is met again with another coordinate.
final class Clusters {
    private static final int CLOSED = -1;
    private static final int UNSEEN = -2;

    private final Lattice lattice;
    private final boolean[] open;
    private final int[] first;
    private final int[] size;
    private final boolean[][] across;
    private final int[][] unrolled;
    private final int[] queue;
    private int count;
    private int largest;

    /// @param open for each site and each of its draws, whether it is open
    Clusters(Lattice lattice, boolean[] open) {
        int sites = Math.toIntExact(lattice.sites());
        this.lattice = lattice;
        this.open = open;
        this.first = new int[sites];
        this.size = new int[sites];
        this.across = new boolean[2][sites];
        this.unrolled = new int[2][sites];
        this.queue = new int[sites];
        Arrays.fill(first, UNSEEN);
        for (int site = 0; site < sites; site++) {
            if (first[site] == UNSEEN) {
                if (isOpen(site)) {
                    flood(site);
                } else {
                    first[site] = CLOSED;
                }
            }
        }
    }

    /// The least index in the cluster of a site, −1 if it is closed.
    int first(int site) {
        return first[site];
    }

    /// The sites of the cluster that begins at a site, 0 if none does.
    int size(int site) {
        return size[site];
    }

    /// Whether the cluster that begins at a site wraps around along an axis or, if the lattice is not periodic, reaches
    /// from one side to the other.
    boolean isAcross(int axis, int site) {
        return across[axis][site];
    }

    /// Whether any cluster does.
    boolean isAcross(int axis) {
        for (boolean a : across[axis]) {
            if (a) {
                return true;
            }
        }
        return false;
    }

    int count() {
        return count;
    }

    /// Sites of the largest cluster.
    int largest() {
        return largest;
    }

    private boolean isOpen(int site) {
        return lattice.drawn() == Drawn.BONDS || open[site];
    }

    private void flood(int start) {
        int[] ends = {0, 0}; // bit 0: reaches the low side, bit 1: the high side
        int end = 0;
        queue[end++] = start;
        first[start] = start;
        for (int begin = 0; begin < end; begin++) {
            int site = queue[begin];
            for (int axis = 0; axis < 2; axis++) {
                int cells = axis == 0 ? lattice.nx() : lattice.ny();
                int stride = axis == 0 ? 1 : lattice.nx();
                int at = axis == 0 ? site % lattice.nx() : site / lattice.nx();
                for (int by = -1; by <= 1; by += 2) {
                    int to = at + by;
                    if (to < 0 || to == cells) {
                        ends[axis] |= to < 0 ? 1 : 2;
                        if (!lattice.periodic()) {
                            continue;
                        }
                        to = cells - 1 - at;
                    }
                    int other = site + (to - at) * stride;
                    if (isJoined(site, other, axis, by)) {
                        if (first[other] == UNSEEN) {
                            first[other] = start;
                            unrolled[axis][other] = unrolled[axis][site] + by;
                            unrolled[1 - axis][other] = unrolled[1 - axis][site];
                            queue[end++] = other;
                        } else {
                            across[axis][start] |= unrolled[axis][other] != unrolled[axis][site] + by;
                            across[1 - axis][start] |= unrolled[1 - axis][other] != unrolled[1 - axis][site];
                        }
                    }
                }
            }
        }
        size[start] = end;
        largest = Math.max(largest, end);
        count++;
        if (!lattice.periodic()) {
            across[0][start] = ends[0] == 3;
            across[1][start] = ends[1] == 3;
        }
    }

    private boolean isJoined(int site, int other, int axis, int by) {
        return lattice.drawn() == Drawn.SITES ? open[other] : open[2 * (by > 0 ? site : other) + axis];
    }
}
