package org.halocline.decomposition;

import org.halocline.grid.Axis;
import org.halocline.grid.Box;
import org.halocline.grid.Grid;

/// A grid cut among the workers of a process grid: one box each, no cell twice, none left out.
///
/// Along an axis of n cells and p parts, part c owns `[⌊c·n/p⌋, ⌊(c+1)·n/p⌋)`.
///
/// @param grid        what is cut
/// @param processGrid how many parts along each axis, at most one per cell
public record Decomposition(Grid grid, ProcessGrid processGrid) {
    public Decomposition {
        processGrid.requireFits(grid);
    }

    /// The cut with the fewest halo cells for a number of workers.
    public static Decomposition of(Grid grid, int workers) {
        return new Decomposition(grid, ProcessGrid.choose(grid, workers));
    }

    public int workers() {
        return processGrid.workers();
    }

    public Subdomain subdomain(int rank) {
        Box box = grid.box();
        for (Axis axis : Axis.ALL) {
            int c = processGrid.coordinate(rank, axis);
            box = box.with(axis, begin(axis, c), begin(axis, c + 1));
        }
        return new Subdomain(rank, box);
    }

    /// First cell of part `c` along an axis.
    public int begin(Axis axis, int c) {
        return (int) ((long) c * grid.cells(axis) / processGrid.parts(axis));
    }

    /// The part along an axis that owns cell `index`.
    public int partOf(Axis axis, int index) {
        int n = grid.cells(axis);
        int c = (int) ((long) index * processGrid.parts(axis) / n);
        while (begin(axis, c + 1) <= index) {
            c++;
        }
        while (begin(axis, c) > index) {
            c--;
        }
        return c;
    }

    /// Cells of the largest subdomain.
    public long largestCells() {
        long cells = 1;
        for (Axis axis : Axis.ALL) {
            cells *= Math.ceilDiv(grid.cells(axis), processGrid.parts(axis));
        }
        return cells;
    }

    /// `4 = 2x2, 256×256 cells each`, or with the range of sizes where they differ.
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        text.append(workers()).append(workers() > 1 ? " = " + processGrid : "").append(", ");
        for (Axis axis : Axis.ALL.subList(0, grid.dimensions())) {
            int n = grid.cells(axis);
            int p = processGrid.parts(axis);
            text.append(axis == Axis.X ? "" : "×").append(n / p);
            if (n % p != 0) {
                text.append("…").append(Math.ceilDiv(n, p));
            }
        }
        return text.append(" cells each").toString();
    }
}
