package org.halocline.simulations.percolation;

import java.util.Arrays;
import java.util.List;
import org.halocline.grid.Axis;
import org.halocline.grid.Box;
import org.halocline.grid.Field;
import org.halocline.model.Domain;

/// Puts the pieces of all subdomains together to clusters, by halo exchange alone.
///
/// 1. Each piece has the index of its first site as label. It takes the least label found across its joints, again and
///    again, until none changes on any worker. The joint over which it took its last label makes a tree of the
///    pieces of each cluster: the other side had that label before.
/// 2. With a label a piece takes over how often a periodic lattice was gone around on the way. Where two sides of a
///    joint disagree, the cluster wraps around.
/// 3. Sites are counted up the trees, until no count changes. What touches the sides goes the same way.
///
/// Between the borders of two subdomains nothing is sent but the fields' halos. They hold in turn labels and turns;
/// then where the tree leads, counts and what is touched.
final class Merger {
    private static final List<Axis> AXES = List.of(Axis.X, Axis.Y);
    private static final int BOTH = 3;
    private static final int NONE = -1;

    private final Domain domain;
    private final Lattice lattice;
    private final Pieces pieces;
    private final Borders borders;
    private final Field label;
    private final Field size;
    private final Field root;
    private final List<Field> across;

    private final double[] labels;
    private final int[] via;
    private final int[][] turns;
    private final int[][] touches;
    private double[] sizes;
    private int[][] ends;

    Merger(Domain domain, Lattice lattice, Draws draws) {
        Box box = domain.field("label").owned();
        this.domain = domain;
        this.lattice = lattice;
        this.pieces = new Pieces(lattice, box, draws);
        this.borders = new Borders(lattice, box, pieces, draws);
        this.label = domain.field("label");
        this.size = domain.field("size");
        this.root = domain.field("root");
        this.across = List.of(domain.field("acrossX"), domain.field("acrossY"));
        int count = pieces.count();
        this.labels = new double[count];
        this.via = new int[count];
        this.turns = new int[2][count];
        this.touches = new int[2][count];
        this.sizes = new double[count];
        this.ends = new int[2][count];
    }

    /// Does it all and sets the fields.
    void run() {
        takeLabels();
        findEnds();
        countUp();
        write();
    }

    private void takeLabels() {
        Arrays.fill(via, NONE);
        for (int p = 0; p < labels.length; p++) {
            labels[p] = index(pieces.root(p));
        }
        boolean changed = true;
        while (changed) {
            for (int e = 0; e < borders.count(); e++) {
                int p = borders.piece(e);
                label.set(borders.i(e), borders.j(e), labels[p]);
                for (Axis axis : AXES) {
                    int a = axis.ordinal();
                    across.get(a).set(borders.i(e), borders.j(e), turns[a][p]);
                }
            }
            domain.exchange(label, across.get(0), across.get(1));
            changed = false;
            for (int e = 0; e < borders.count(); e++) {
                int p = borders.piece(e);
                double other = beyond(label, e);
                if (other < labels[p]) {
                    labels[p] = other;
                    via[p] = e;
                    for (Axis axis : AXES) {
                        turns[axis.ordinal()][p] = turnsOf(e, axis);
                    }
                    changed = true;
                }
            }
            changed = onAnyWorker(changed);
        }
    }

    /// The turns that the own piece has if it is joined here with the other.
    private int turnsOf(int joint, Axis axis) {
        return (int) beyond(across.get(axis.ordinal()), joint) - borders.turns(joint, axis);
    }

    private void findEnds() {
        for (Axis axis : AXES) {
            int a = axis.ordinal();
            if (lattice.periodic()) {
                for (int e = 0; e < borders.count(); e++) {
                    if (turns[a][borders.piece(e)] != turnsOf(e, axis)) {
                        touches[a][borders.piece(e)] = BOTH;
                    }
                }
            } else {
                touchWalls(axis);
            }
        }
    }

    /// Bit 0 for the low side, bit 1 for the high side.
    private void touchWalls(Axis axis) {
        int last = (axis == Axis.X ? lattice.nx() : lattice.ny()) - 1;
        for (int c = 0; c < pieces.cells(); c++) {
            int at = axis == Axis.X ? pieces.i(c) : pieces.j(c);
            if ((at == 0 || at == last) && pieces.of(c) >= 0) {
                touches[axis.ordinal()][pieces.of(c)] |= at == 0 ? 1 : 2;
            }
        }
    }

    private void countUp() {
        for (int e = 0; e < borders.count(); e++) {
            root.set(borders.i(e), borders.j(e), 0);
        }
        for (int joint : via) {
            if (joint != NONE) {
                root.set(borders.i(joint), borders.j(joint), borders.code(joint));
            }
        }
        domain.exchange(root);
        boolean changed = true;
        total();
        while (changed) {
            for (int p = 0; p < via.length; p++) {
                if (via[p] != NONE) {
                    int i = borders.i(via[p]);
                    int j = borders.j(via[p]);
                    size.set(i, j, sizes[p]);
                    across.get(0).set(i, j, ends[0][p]);
                    across.get(1).set(i, j, ends[1][p]);
                }
            }
            domain.exchange(size, across.get(0), across.get(1));
            double[] before = sizes;
            int[][] endsBefore = ends;
            total();
            for (int e = 0; e < borders.count(); e++) {
                if (beyond(root, e) == borders.codeFromOther(e)) {
                    int p = borders.piece(e);
                    sizes[p] += beyond(size, e);
                    ends[0][p] |= (int) beyond(across.get(0), e);
                    ends[1][p] |= (int) beyond(across.get(1), e);
                }
            }
            changed = onAnyWorker(!Arrays.equals(before, sizes) || !Arrays.deepEquals(endsBefore, ends));
        }
    }

    /// What the pieces have of their own.
    private void total() {
        sizes = new double[pieces.count()];
        for (int p = 0; p < sizes.length; p++) {
            sizes[p] = pieces.sites(p);
        }
        ends = new int[][] {touches[0].clone(), touches[1].clone()};
    }

    private void write() {
        for (int c = 0; c < pieces.cells(); c++) {
            int i = pieces.i(c);
            int j = pieces.j(c);
            int p = pieces.of(c);
            boolean isRoot = p >= 0 && index(c) == labels[p];
            label.set(i, j, p < 0 ? -1 : labels[p]);
            root.set(i, j, isRoot ? 1 : 0);
            size.set(i, j, isRoot ? sizes[p] : 0);
            across.get(0).set(i, j, isRoot && ends[0][p] == BOTH ? 1 : 0);
            across.get(1).set(i, j, isRoot && ends[1][p] == BOTH ? 1 : 0);
        }
    }

    /// Index of a cell of the subdomain in the whole lattice.
    private double index(int c) {
        return pieces.i(c) + (double) lattice.nx() * pieces.j(c);
    }

    private double beyond(Field field, int joint) {
        return field.at(borders.otherI(joint), borders.otherJ(joint));
    }

    private boolean onAnyWorker(boolean changed) {
        return domain.max(changed ? 1 : 0) > 0;
    }
}
