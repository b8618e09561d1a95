package org.halocline.grid;

/// A whole number for each cell of a subdomain that stays as initialised: solids, materials, kinds of cells.
///
/// After initialisation the engine fills the halo; a ghost beyond a wall takes the number of the nearest cell.
public final class Mask {
    private final String name;
    private final Layout layout;
    private final int[] values;

    public Mask(String name, Layout layout) {
        this.name = name;
        this.layout = layout;
        this.values = new int[layout.length()];
    }

    public String name() {
        return name;
    }

    public Layout layout() {
        return layout;
    }

    /// The array behind it, at the offsets of the layout.
    public int[] values() {
        return values;
    }

    public int at(int i, int j, int k) {
        return values[offset(i, j, k)];
    }

    public int at(int i, int j) {
        return at(i, j, 0);
    }

    public void set(int i, int j, int k, int value) {
        values[offset(i, j, k)] = value;
    }

    /// Sets every owned cell to the function's value at its centre.
    public void fill(MaskFunction function) {
        Grid grid = layout.grid();
        Box box = layout.owned();
        for (int k = box.beginZ(); k < box.endZ(); k++) {
            for (int j = box.beginY(); j < box.endY(); j++) {
                for (int i = box.beginX(); i < box.endX(); i++) {
                    values[layout.offset(i, j, k)] =
                            function.at(grid.centre(Axis.X, i), grid.centre(Axis.Y, j), grid.centre(Axis.Z, k));
                }
            }
        }
    }

    /// A whole number for each position.
    @FunctionalInterface
    public interface MaskFunction {
        int at(double x, double y, double z);
    }

    private int offset(int i, int j, int k) {
        if (!layout.padded().contains(i, j, k)) {
            throw new IndexOutOfBoundsException(
                    "cell=(" + i + ", " + j + ", " + k + "), mask=" + name + ", reachable=" + layout.padded());
        }
        return layout.offset(i, j, k);
    }
}
