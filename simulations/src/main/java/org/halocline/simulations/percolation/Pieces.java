package org.halocline.simulations.percolation;

import java.util.Arrays;
import org.halocline.grid.Axis;
import org.halocline.grid.Box;

/// The clusters of one subdomain alone, by union–find: the pieces of which clusters are put together.
///
/// Sites are numbered from 0 along x, then y; the root of a piece is its first site.
final class Pieces {
    private static final int CLOSED = -1;

    private final Box box;
    private final int width;
    private final int[] parent;
    private final byte[] open;
    private final int[] piece;
    private final int[] root;
    private final int[] sites;

    Pieces(Lattice lattice, Box box, Draws draws) {
        this.box = box;
        this.width = box.size(Axis.X);
        int cells = Math.toIntExact(box.cells());
        this.parent = new int[cells];
        this.open = new byte[cells];
        for (int c = 0; c < cells; c += width) {
            draws.row(box.beginX(), j(c), width, open, c);
        }
        for (int c = 0; c < cells; c++) {
            join(lattice.drawn(), c);
        }
        this.piece = new int[cells];
        int count = 0;
        for (int c = 0; c < cells; c++) {
            piece[c] = parent[c] == CLOSED ? CLOSED : parent[c] == c ? count++ : piece[find(c)];
        }
        this.root = new int[count];
        this.sites = new int[count];
        Arrays.fill(root, -1);
        for (int c = 0; c < cells; c++) {
            int p = piece[c];
            if (p >= 0) {
                root[p] = root[p] < 0 ? c : root[p];
                sites[p]++;
            }
        }
    }

    /// Joins a site with those before it.
    private void join(Drawn drawn, int c) {
        if (drawn == Drawn.SITES && open[c] == 0) {
            parent[c] = CLOSED;
            return;
        }
        parent[c] = c;
        if (c % width > 0 && isJoined(drawn, c - 1, 0)) {
            union(c - 1, c);
        }
        if (c >= width && isJoined(drawn, c - width, 1)) {
            union(c - width, c);
        }
    }

    /// Whether an open site is joined with the one before it along an axis.
    private boolean isJoined(Drawn drawn, int before, int axis) {
        return drawn == Drawn.SITES ? parent[before] != CLOSED : (open[before] >> axis & 1) == 1;
    }

    private void union(int a, int b) {
        int first = find(a);
        int second = find(b);
        parent[Math.max(first, second)] = Math.min(first, second);
    }

    private int find(int c) {
        int at = c;
        while (parent[at] != at) {
            parent[at] = parent[parent[at]]; // halves the path
            at = parent[at];
        }
        return at;
    }

    int count() {
        return root.length;
    }

    int cells() {
        return piece.length;
    }

    /// Number of the piece that a site belongs to, −1 if it is closed.
    int of(int i, int j) {
        return piece[i - box.beginX() + width * (j - box.beginY())];
    }

    /// Likewise for a cell of the subdomain.
    int of(int c) {
        return piece[c];
    }

    /// Draw number `axis` of a site.
    boolean isOpen(int i, int j, int axis) {
        return (open[i - box.beginX() + width * (j - box.beginY())] >> axis & 1) == 1;
    }

    /// First site of a piece.
    int root(int p) {
        return root[p];
    }

    int sites(int p) {
        return sites[p];
    }

    int i(int c) {
        return box.beginX() + c % width;
    }

    int j(int c) {
        return box.beginY() + c / width;
    }
}
