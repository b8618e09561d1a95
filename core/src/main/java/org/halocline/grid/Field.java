package org.halocline.grid;

/// The values of one quantity on one subdomain, at two time levels: `now`, which a step reads, and `next`, which it
/// writes.
///
/// `at`, `set` and `fill` act on `now` and take global indices; they are for set-up and analysis. Kernels work on the
/// arrays through a row.
public final class Field {
    private final String name;
    private final int number;
    private final Layout layout;
    private double[] now;
    private double[] next;

    /// @param number position among the fields of the simulation
    public Field(String name, int number, Layout layout) {
        this.name = name;
        this.number = number;
        this.layout = layout;
        this.now = new double[layout.length()];
        this.next = new double[layout.length()];
    }

    public String name() {
        return name;
    }

    public int number() {
        return number;
    }

    public Layout layout() {
        return layout;
    }

    /// The array a step reads; valid until the next [#swap].
    public double[] now() {
        return now;
    }

    /// The array a step writes; valid until the next [#swap].
    public double[] next() {
        return next;
    }

    /// Makes `next` the present.
    public void swap() {
        double[] old = now;
        now = next;
        next = old;
    }

    public double at(int i, int j, int k) {
        return now[offset(i, j, k)];
    }

    public double at(int i, int j) {
        return at(i, j, 0);
    }

    public void set(int i, int j, int k, double value) {
        now[offset(i, j, k)] = value;
    }

    public void set(int i, int j, double value) {
        set(i, j, 0, value);
    }

    /// Sets every owned cell to the function's value at its centre.
    public void fill(CellFunction function) {
        Grid grid = layout.grid();
        Box box = layout.owned();
        for (int k = box.beginZ(); k < box.endZ(); k++) {
            double z = grid.centre(Axis.Z, k);
            for (int j = box.beginY(); j < box.endY(); j++) {
                double y = grid.centre(Axis.Y, j);
                int row = layout.offset(0, j, k);
                for (int i = box.beginX(); i < box.endX(); i++) {
                    now[row + i] = function.at(grid.centre(Axis.X, i), y, z);
                }
            }
        }
    }

    /// Sets every owned cell to the function's value at its centre.
    public void fill(PlaneFunction function) {
        fill((x, y, z) -> function.at(x, y));
    }

    /// Sets every owned cell to one value.
    public void fill(double value) {
        fill((x, y, z) -> value);
    }

    /// A number for each position of a plane.
    @FunctionalInterface
    public interface PlaneFunction {
        double at(double x, double y);
    }

    private int offset(int i, int j, int k) {
        if (!layout.padded().contains(i, j, k)) {
            throw new IndexOutOfBoundsException(
                    "cell=(" + i + ", " + j + ", " + k + "), field=" + name + ", reachable=" + layout.padded());
        }
        return layout.offset(i, j, k);
    }
}
