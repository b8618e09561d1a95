package org.halocline.model;

import org.halocline.grid.Axis;
import org.halocline.grid.Field;
import org.halocline.grid.Grid;
import org.halocline.grid.Layout;

/// A contiguous run of cells along x that a kernel advances: offsets `begin() ≤ c < end()` into the arrays.
///
/// The neighbours of offset c are `c ± 1` along x, `c ± strideY()` along y and `c ± strideZ()` along z. The engine
/// moves one row object over all rows; a kernel must not keep it.
public final class Row {
    private final Grid grid;
    private final Layout layout;
    private final double[][] now;
    private final double[][] next;
    private final int strideY;
    private final int strideZ;
    private final double dx;
    private final double dy;
    private final double dz;
    private int i;
    private int j;
    private int k;
    private int begin;
    private int end;
    private double time;

    /// A row over the fields of a state. The engine makes it.
    public Row(State state) {
        this.grid = state.grid();
        this.layout = state.fields().getFirst().layout();
        this.now = new double[state.fields().size()][];
        this.next = new double[state.fields().size()][];
        this.strideY = layout.strideY();
        this.strideZ = layout.strideZ();
        this.dx = grid.dx();
        this.dy = grid.dy();
        this.dz = grid.dz();
    }

    /// Binds the present arrays of the state. The engine calls this before each step.
    public void bind(State state, double time) {
        for (Field field : state.fields()) {
            now[field.number()] = field.now();
            next[field.number()] = field.next();
        }
        this.time = time;
    }

    /// Moves to the cells `(beginX … endX − 1, j, k)`. The engine calls this before each kernel call.
    public void moveTo(int beginX, int endX, int j, int k) {
        this.i = beginX;
        this.j = j;
        this.k = k;
        this.begin = layout.offset(beginX, j, k);
        this.end = begin + (endX - beginX);
    }

    /// Values before the step of field number `field`.
    public double[] now(int field) {
        return now[field];
    }

    /// Values after the step of field number `field`.
    public double[] next(int field) {
        return next[field];
    }

    /// Offset of the first cell.
    public int begin() {
        return begin;
    }

    /// Offset behind the last cell.
    public int end() {
        return end;
    }

    public int strideY() {
        return strideY;
    }

    public int strideZ() {
        return strideZ;
    }

    public double dx() {
        return dx;
    }

    public double dy() {
        return dy;
    }

    public double dz() {
        return dz;
    }

    /// Global x index of the cell at offset `c`.
    public int i(int c) {
        return i + (c - begin);
    }

    /// Global y index of the row.
    public int j() {
        return j;
    }

    /// Global z index of the row.
    public int k() {
        return k;
    }

    /// x of the cell centre at offset `c`.
    public double x(int c) {
        return grid.centre(Axis.X, i(c));
    }

    /// y of the cell centres.
    public double y() {
        return grid.centre(Axis.Y, j);
    }

    /// z of the cell centres.
    public double z() {
        return grid.centre(Axis.Z, k);
    }

    /// Time before the step.
    public double time() {
        return time;
    }
}
