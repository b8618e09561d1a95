package org.halocline.runtime;

import org.halocline.grid.Box;
import org.halocline.model.Row;
import org.halocline.model.RowKernel;

/// Moves a row over cells, z slowest, x contiguous.
final class Rows {
    private Rows() {}

    /// Updates one row: where all kernels are called, so that a [kernel is compiled once][CompileOrder].
    static void update(RowKernel kernel, Row row, double dt) {
        kernel.apply(row, dt);
    }

    /// Over all cells of a box.
    static void sweep(Box box, Row row, RowKernel kernel, double dt) {
        if (box.isEmpty()) {
            return;
        }
        for (int k = box.beginZ(); k < box.endZ(); k++) {
            for (int j = box.beginY(); j < box.endY(); j++) {
                row.moveTo(box.beginX(), box.endX(), j, k);
                update(kernel, row, dt);
            }
        }
    }

    /// Over the cells of a box outside another one within it.
    static void sweepOutside(Box box, Box core, Row row, RowKernel kernel, double dt) {
        if (core.isEmpty()) {
            sweep(box, row, kernel, dt);
            return;
        }
        for (int k = box.beginZ(); k < box.endZ(); k++) {
            boolean inZ = k >= core.beginZ() && k < core.endZ();
            for (int j = box.beginY(); j < box.endY(); j++) {
                if (inZ && j >= core.beginY() && j < core.endY()) {
                    piece(box.beginX(), core.beginX(), j, k, row, kernel, dt);
                    piece(core.endX(), box.endX(), j, k, row, kernel, dt);
                } else {
                    piece(box.beginX(), box.endX(), j, k, row, kernel, dt);
                }
            }
        }
    }

    private static void piece(int begin, int end, int j, int k, Row row, RowKernel kernel, double dt) {
        if (begin < end) {
            row.moveTo(begin, end, j, k);
            update(kernel, row, dt);
        }
    }
}
