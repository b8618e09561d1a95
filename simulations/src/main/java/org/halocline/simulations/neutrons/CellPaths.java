package org.halocline.simulations.neutrons;

/// Cuts the way of a neutron at the planes between cells of 10 cm. Mirrors are folded back: a cell takes what flies in
/// its images. Cells lie wholly in one kind of matter.
final class CellPaths {
    /// Edge of a cell, in cm.
    static final double EDGE = 10;

    /// Takes a piece of the way.
    interface Taker {
        /// @param cell number of the cell, the first axis running fastest
        /// @param path weight times length within the cell, in cm
        void take(int cell, double path);
    }

    private final int[] counts = new int[3];
    private final Taker taker;
    private final int[] index = new int[3];
    private final double[] next = new double[3];

    CellPaths(Boxes boxes, Taker taker) {
        this.taker = taker;
        for (int axis = 0; axis < 3; axis++) {
            counts[axis] = count(boxes, axis);
        }
    }

    /// How many cells there are along an axis.
    static int count(Boxes boxes, int axis) {
        return (int) (boxes.size(axis) / EDGE);
    }

    /// Adds a straight way, as far as it is within the cells.
    void add(double[] from, double[] direction, double length, double weight) {
        for (int axis = 0; axis < 3; axis++) {
            double d = direction[axis];
            index[axis] = (int) Math.floor(from[axis] / EDGE);
            double plane = EDGE * (index[axis] + (d > 0 ? 1 : 0));
            next[axis] = d == 0 ? Double.POSITIVE_INFINITY : (plane - from[axis]) / d;
        }
        double flown = 0;
        while (flown < length && isWithin()) {
            int axis = next[0] <= next[1] ? (next[0] <= next[2] ? 0 : 2) : (next[1] <= next[2] ? 1 : 2);
            double until = Math.min(next[axis], length);
            taker.take(cell(folded(0), folded(1), folded(2)), weight * (until - flown));
            flown = until;
            index[axis] += direction[axis] > 0 ? 1 : -1;
            next[axis] += EDGE / Math.abs(direction[axis]);
        }
    }

    private boolean isWithin() {
        return folded(0) < counts[0] && folded(1) < counts[1] && folded(2) < counts[2];
    }

    private int folded(int axis) {
        return index[axis] >= 0 ? index[axis] : -1 - index[axis];
    }

    private int cell(int i, int j, int k) {
        return (k * counts[1] + j) * counts[0] + i;
    }
}
