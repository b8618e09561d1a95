package org.halocline.grid;

import org.jspecify.annotations.Nullable;

/// The values of one quantity on one subdomain, at two time levels: `now`, which a kernel reads, and `next`, which it
/// writes.
///
/// `at`, `set` and `fill` act on `now` and take global indices; they are for set-up, analysis and programs. Kernels
/// work on the arrays through a row.
public final class Field {
    private final FieldSpec spec;
    private final int number;
    private final Stencil stencil;
    private final Stencil exchanged;
    private final Layout layout;
    private final Box owned;
    private final Box reach;
    private final Box filled;
    private double[] now;
    private double @Nullable [] next;
    private double @Nullable [] start;
    private double @Nullable [] spare;
    private boolean startIsNow;

    /// @param number  position among the fields of the simulation
    /// @param stencil neighbours whose values are exchanged; at most as wide as the layout's halo
    public Field(FieldSpec spec, int number, Layout layout, Stencil stencil) {
        this(spec, number, layout, stencil, stencil);
    }

    /// A field whose halo is deeper than one step needs.
    ///
    /// @param number    position among the fields of the simulation
    /// @param stencil   neighbours that a kernel reads
    /// @param exchanged neighbours whose values are exchanged, at least these
    public Field(FieldSpec spec, int number, Layout layout, Stencil stencil, Stencil exchanged) {
        this.spec = spec;
        this.number = number;
        this.layout = layout;
        this.stencil = stencil;
        this.exchanged = exchanged;
        this.owned = owned(spec, layout);
        this.reach = layout.around(stencil.width());
        this.filled = layout.around(exchanged.width());
        this.now = new double[layout.length()];
    }

    /// The values on the wall at the high end belong to the last subdomain.
    private static Box owned(FieldSpec spec, Layout layout) {
        Box box = layout.owned();
        if (spec.location().normal().isPresent()) {
            Axis normal = spec.location().normal().get();
            int end = box.end(normal);
            boolean last = end == layout.grid().cells(normal);
            box = box.with(
                    normal, box.begin(normal), last ? spec.extent(layout.grid()).end(normal) : end);
        }
        return box;
    }

    public FieldSpec spec() {
        return spec;
    }

    public String name() {
        return spec.name();
    }

    public int number() {
        return number;
    }

    public Layout layout() {
        return layout;
    }

    /// Neighbours whose values are exchanged.
    public Stencil exchanged() {
        return exchanged;
    }

    /// How far a kernel reads; so many layers of ghosts lie beyond a wall.
    public int haloWidth() {
        return stencil.width();
    }

    /// The indices whose values belong to this subdomain; on faces those on walls included.
    public Box owned() {
        return owned;
    }

    /// The owned indices and those within a kernel's stencil.
    public Box reach() {
        return reach;
    }

    /// The indices that an exchange and ghosts fill, and the owned ones: at least the reach.
    public Box filled() {
        return filled;
    }

    /// The indices of the whole field.
    public Box extent() {
        return spec.extent(layout.grid());
    }

    /// The position of a value in the order x fastest, then y, then z.
    public long index(int i, int j, int k) {
        Box all = extent();
        return i + (long) all.endX() * (j + (long) all.endY() * k);
    }

    /// The array a kernel reads; valid until the next [#swap].
    public double[] now() {
        return now;
    }

    /// The array a kernel writes; valid until the next [#swap].
    public double[] next() {
        double[] array = next;
        if (array == null) {
            array = new double[layout.length()];
            next = array;
        }
        return array;
    }

    /// The values at the beginning of the step, for fields that keep them; else `now`.
    public double[] start() {
        return start == null ? now : start;
    }

    /// Keeps the present values as [#start] until [#endStep].
    public void beginStep() {
        start = now;
        startIsNow = true;
    }

    /// Makes `next` the present.
    public void swap() {
        double[] old = now;
        now = next();
        if (startIsNow) {
            startIsNow = false;
            next = spare;
            spare = null;
        } else {
            next = old;
        }
    }

    /// Lets go of [#start].
    public void endStep() {
        if (start != null && !startIsNow) {
            spare = start;
        }
        startIsNow = false;
        start = null;
    }

    public double at(int i, int j, int k) {
        return now[offset(i, j, k)];
    }

    public double at(int i, int j) {
        return at(i, j, 0);
    }

    public double at(int i) {
        return at(i, 0, 0);
    }

    /// The value in the centre of a cell: for a field on faces the mean of the two.
    public double atCentre(int i, int j, int k) {
        double low = at(i, j, k);
        return switch (spec.location()) {
            case CENTRE -> low;
            case FACE_X -> 0.5 * (low + at(i + 1, j, k));
            case FACE_Y -> 0.5 * (low + at(i, j + 1, k));
            case FACE_Z -> 0.5 * (low + at(i, j, k + 1));
        };
    }

    public void set(int i, int j, int k, double value) {
        now[offset(i, j, k)] = value;
    }

    public void set(int i, int j, double value) {
        set(i, j, 0, value);
    }

    public void set(int i, double value) {
        set(i, 0, 0, value);
    }

    /// Sets every owned value to the function's at its position.
    public void fill(CellFunction function) {
        Grid grid = layout.grid();
        for (int k = owned.beginZ(); k < owned.endZ(); k++) {
            double z = spec.position(grid, Axis.Z, k);
            for (int j = owned.beginY(); j < owned.endY(); j++) {
                double y = spec.position(grid, Axis.Y, j);
                int row = layout.offset(0, j, k);
                for (int i = owned.beginX(); i < owned.endX(); i++) {
                    now[row + i] = function.at(spec.position(grid, Axis.X, i), y, z);
                }
            }
        }
    }

    /// Sets every owned value to the function's at its position.
    public void fill(PlaneFunction function) {
        fill((x, y, z) -> function.at(x, y));
    }

    /// Sets every owned value to one number.
    public void fill(double value) {
        fill((x, y, z) -> value);
    }

    /// A number for each position of a plane.
    @FunctionalInterface
    public interface PlaneFunction {
        double at(double x, double y);
    }

    private int offset(int i, int j, int k) {
        if (!reach.contains(i, j, k) && !owned.contains(i, j, k)) {
            throw new IndexOutOfBoundsException(
                    "cell=(" + i + ", " + j + ", " + k + "), field=" + name() + ", reachable=" + reach);
        }
        return layout.offset(i, j, k);
    }
}
