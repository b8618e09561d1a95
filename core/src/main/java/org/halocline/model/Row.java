package org.halocline.model;

import java.util.BitSet;
import java.util.List;
import org.halocline.grid.Axis;
import org.halocline.grid.Field;
import org.halocline.grid.Grid;
import org.halocline.grid.Layout;

/// A contiguous run of cells along x that a kernel advances: offsets `begin() ≤ c < end()` into the arrays.
///
/// The neighbours of offset c are `c ± 1` along x, `c ± strideY()` along y and `c ± strideZ()` along z. All fields
/// share offsets; a field on faces holds at c the low face of the cell at c. The engine moves one row object over all
/// rows; a kernel must not keep it.
public final class Row {
    private final Grid grid;
    private final Layout layout;
    private final List<Field> fields;
    private final double[][] now;
    private final double[][] next;
    private final double[][] start;
    private final double[][] total;
    private final int[][] masks;
    private final boolean[] advanced;
    private final int strideY;
    private final int strideZ;
    private final double[] widths = new double[3];
    private final int[] cells = new int[3];
    private final RowUniforms uniforms;
    private int i;
    private int j;
    private int k;
    private int begin;
    private int end;
    private double time;
    private long step;
    private int stage;

    /// A row over the fields of a state. The engine makes it.
    ///
    /// @param totals whether kernels use [#total]
    public Row(State state, boolean totals) {
        this(
                state,
                new double[state.fields().size()]
                        [totals ? state.fields().getFirst().layout().length() : 0],
                new RowUniforms(state));
    }

    /// Another row over the same state, with the same work space. The engine makes it.
    public Row(State state, Row other) {
        this(state, other.total, other.uniforms);
    }

    private Row(State state, double[][] total, RowUniforms uniforms) {
        this.grid = state.grid();
        this.fields = state.fields();
        this.layout = fields.getFirst().layout();
        int count = fields.size();
        this.now = new double[count][];
        this.next = new double[count][];
        this.start = new double[count][];
        this.total = total;
        this.uniforms = uniforms;
        this.masks = new int[state.masks().size()][];
        for (int m = 0; m < masks.length; m++) {
            masks[m] = state.masks().get(m).values();
        }
        this.advanced = new boolean[count];
        this.strideY = layout.strideY();
        this.strideZ = layout.strideZ();
        for (Axis axis : Axis.ALL) {
            boolean uniform = !grid.has(axis) || grid.axis(axis).isUniform();
            cells[axis.ordinal()] = grid.cells(axis);
            widths[axis.ordinal()] = uniform ? grid.spacing(axis) : Double.NaN;
        }
    }

    /// Binds the present arrays of all fields. The engine calls this before each stage.
    ///
    /// @param advances numbers of the fields that the kernel advances
    /// @param now      time of the present values
    /// @param step     steps taken before
    /// @param stage    number of the stage
    public void bind(BitSet advances, double now, long step, int stage) {
        for (int f = 0; f < fields.size(); f++) {
            Field field = fields.get(f);
            this.now[f] = field.now();
            advanced[f] = advances.get(f);
            next[f] = advanced[f] ? field.next() : field.now();
            start[f] = field.start();
        }
        this.time = now;
        this.step = step;
        this.stage = stage;
    }

    /// Moves to the cells `(beginX … endX − 1, j, k)`. The engine calls this before each kernel call.
    ///
    /// Across a periodic side these are images of cells inside the grid, and the row tells the indices of those: a
    /// value is the same whoever computes it. A row never reaches across such a side along x.
    public void moveTo(int beginX, int endX, int j, int k) {
        this.i = inside(Axis.X, beginX);
        this.j = inside(Axis.Y, j);
        this.k = inside(Axis.Z, k);
        this.begin = layout.offset(beginX, j, k);
        this.end = begin + (endX - beginX);
    }

    /// Moves by some rows and planes, each fewer than the grid has. The engine calls this between kernel calls.
    public void moveBy(int rows, int planes) {
        j = moved(j + rows, cells[1]);
        k = moved(k + planes, cells[2]);
        int offset = rows * strideY + planes * strideZ;
        begin += offset;
        end += offset;
    }

    private static int moved(int index, int cells) {
        return index < 0 ? index + cells : index < cells ? index : index - cells;
    }

    private int inside(Axis axis, int index) {
        return index >= 0 && index < cells[axis.ordinal()]
                ? index
                : grid.axis(axis).wrap(index);
    }

    /// Number of fields.
    public int fields() {
        return now.length;
    }

    /// Whether this stage advances field number `field`.
    public boolean isAdvanced(int field) {
        return advanced[field];
    }

    /// Present values of field number `field`: those of the stage before, or of the step before.
    public double[] now(int field) {
        return now[field];
    }

    /// Where the new values of field number `field` go. For a field that the stage does not advance, the present ones.
    public double[] next(int field) {
        return next[field];
    }

    /// Values at the beginning of the step, for stages that keep them, see [Stage#withStart]; with halo and ghosts as
    /// they were filled for the first stage that advances the field.
    public double[] start(int field) {
        return start[field];
    }

    /// Work space of a step, one number per cell, see [Stage#withTotal].
    public double[] total(int field) {
        return total[field];
    }

    /// Numbers of mask number `mask`.
    public int[] mask(int mask) {
        return masks[mask];
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

    /// Width of every cell along x; 1 along an axis that the grid does not have.
    ///
    /// @throws IllegalStateException if the axis is stretched
    public double dx() {
        return width(Axis.X);
    }

    /// Likewise along y.
    public double dy() {
        return width(Axis.Y);
    }

    /// Likewise along z.
    public double dz() {
        return width(Axis.Z);
    }

    private double width(Axis axis) {
        double width = widths[axis.ordinal()];
        if (Double.isNaN(width)) {
            throw new IllegalStateException("axis=" + axis + " is stretched; use width" + axis.name() + "(…)");
        }
        return width;
    }

    /// Width along x of the cell at offset `c`.
    public double widthX(int c) {
        return grid.width(Axis.X, i(c));
    }

    /// Width along y of the cells `offset` rows further.
    public double widthY(int offset) {
        return grid.width(Axis.Y, j + offset);
    }

    /// Width along z of the cells `offset` planes further.
    public double widthZ(int offset) {
        return grid.width(Axis.Z, k + offset);
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

    /// x of the cell centre at offset `c`, which may be a neighbour's.
    public double x(int c) {
        return grid.centre(Axis.X, i(c));
    }

    /// y of the cell centres.
    public double y() {
        return y(0);
    }

    /// y of the cell centres `offset` rows further.
    public double y(int offset) {
        return grid.centre(Axis.Y, j + offset);
    }

    /// z of the cell centres.
    public double z() {
        return z(0);
    }

    /// z of the cell centres `offset` planes further.
    public double z(int offset) {
        return grid.centre(Axis.Z, k + offset);
    }

    /// Time of the present values: before the step, or part of it further on for a later stage.
    public double time() {
        return time;
    }

    /// Steps taken before this one.
    public long step() {
        return step;
    }

    /// Random numbers of the row's cells, uniform on [0, 1): that of the cell at offset c is at index
    /// `c - begin()`.
    ///
    /// A number is a function of the run's seed, the global cell, the step, the stage and `number`,
    /// and of nothing else, see [CellStreams][org.halocline.sample.CellStreams]: the same for any cut,
    /// any order of rows, and after a recovery. A cell that ignores its number disturbs no other.
    ///
    /// A program that sweeps more than once in a step asks for other numbers each time.
    ///
    /// @param number from 0, which of the numbers that a cell has in this stage
    /// @return work space, valid until the next call with the same `number`
    public double[] uniforms(int number) {
        long first = i + (long) cells[0] * (j + (long) cells[1] * k);
        return uniforms.draw(step, stage, number, first, end - begin);
    }
}
