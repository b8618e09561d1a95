package org.halocline.simulations.percolation;

import java.util.Arrays;
import org.halocline.grid.Axis;
import org.halocline.grid.Box;

/// The joints of a subdomain: pairs of an own site and a site beyond the border that belong together. A periodic
/// lattice is bordered by itself.
///
/// Both sides list a joint, each as seen from there.
final class Borders {
    private final Lattice lattice;
    private final Box box;
    private final Pieces pieces;
    private final Draws draws;
    private int[] cells = new int[64];
    private byte[] directions = new byte[64];
    private int count;

    Borders(Lattice lattice, Box box, Pieces pieces, Draws draws) {
        this.lattice = lattice;
        this.box = box;
        this.pieces = pieces;
        this.draws = draws;
        for (int c = 0; c < pieces.cells(); c++) {
            // Inside, go on to the end of the row.
            int i = pieces.i(c);
            int j = pieces.j(c);
            boolean inside = j > box.beginY() && j < box.endY() - 1;
            if (inside && i > box.beginX() && i < box.endX() - 1) {
                c += box.endX() - 2 - i;
            } else if (pieces.of(c) >= 0) {
                for (int direction = 0; direction < 4; direction++) {
                    addIfJoined(c, i, j, direction);
                }
            }
        }
    }

    private void addIfJoined(int c, int i, int j, int direction) {
        int axis = direction >> 1;
        int toI = axis == 0 ? i + by(direction) : i;
        int toJ = axis == 0 ? j : j + by(direction);
        if (box.contains(toI, toJ, 0)) {
            return;
        }
        boolean beyond = toI < 0 || toI == lattice.nx() || toJ < 0 || toJ == lattice.ny();
        if (beyond && !lattice.periodic()) {
            return;
        }
        int otherI = Math.floorMod(toI, lattice.nx());
        int otherJ = Math.floorMod(toJ, lattice.ny());
        boolean joined = lattice.drawn() == Drawn.SITES
                ? draws.at(otherI, otherJ) == 1
                : by(direction) > 0 ? pieces.isOpen(i, j, axis) : (draws.at(otherI, otherJ) >> axis & 1) == 1;
        if (joined) {
            if (count == cells.length) {
                cells = Arrays.copyOf(cells, 2 * count);
                directions = Arrays.copyOf(directions, 2 * count);
            }
            cells[count] = c;
            directions[count++] = (byte) direction;
        }
    }

    private static int by(int direction) {
        return 2 * (direction & 1) - 1;
    }

    int count() {
        return count;
    }

    /// The own piece.
    int piece(int joint) {
        return pieces.of(cells[joint]);
    }

    /// The own site.
    int i(int joint) {
        return pieces.i(cells[joint]);
    }

    int j(int joint) {
        return pieces.j(cells[joint]);
    }

    /// The site beyond the border.
    int otherI(int joint) {
        return directions[joint] < 2 ? i(joint) + by(directions[joint]) : i(joint);
    }

    int otherJ(int joint) {
        return directions[joint] < 2 ? j(joint) : j(joint) + by(directions[joint]);
    }

    /// How often one goes around a periodic lattice along an axis from the own site to the other: −1, 0 or 1.
    int turns(int joint, Axis axis) {
        int to = axis == Axis.X ? otherI(joint) : otherJ(joint);
        int cellsAlong = axis == Axis.X ? lattice.nx() : lattice.ny();
        return to < 0 ? -1 : to < cellsAlong ? 0 : 1;
    }

    /// 1 to 4: where the joint leads.
    int code(int joint) {
        return 1 + directions[joint];
    }

    /// Where it leads when seen from the other side.
    int codeFromOther(int joint) {
        return 1 + (directions[joint] ^ 1);
    }
}
