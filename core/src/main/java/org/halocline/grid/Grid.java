package org.halocline.grid;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.halocline.error.ConfigurationException;

/// The whole index space of a simulation with its geometry: cells, extent and boundary. Holds no values.
///
/// Immutable; the `boundary` and `extent` methods return changed copies. A fresh grid is periodic.
///
/// @param axes one to three axes in the order x, y, z
public record Grid(List<GridAxis> axes) {
    /// Most cells in all: more than any machine holds, and few enough to count.
    public static final long MAX_CELLS = 1L << 50;

    public Grid {
        axes = List.copyOf(axes);
        if (axes.isEmpty() || axes.size() > 3) {
            throw new ConfigurationException("grid dimensions=" + axes.size() + "; use 1, 2 or 3");
        }
        double cells = axes.stream().mapToDouble(GridAxis::cells).reduce(1, (a, b) -> a * b);
        if (cells > MAX_CELLS) {
            throw new ConfigurationException(
                    "grid cells=" + String.format(Locale.ROOT, "%.3g", cells) + ", limit=" + MAX_CELLS + "; use fewer");
        }
    }

    /// `n` cells on [0, 1].
    public static Grid unitInterval(int n) {
        return of(n);
    }

    /// `n × n` cells on [0, 1]².
    public static Grid unitSquare(int n) {
        return of(n, n);
    }

    /// `n × n × n` cells on [0, 1]³.
    public static Grid unitCube(int n) {
        return of(n, n, n);
    }

    /// A grid of the given cells, [0, 1] along each axis; change that with [#extent].
    public static Grid of(int... cells) {
        List<GridAxis> axes = new ArrayList<>();
        for (int n : cells) {
            axes.add(new GridAxis(n, new Spacing.Uniform(0, 1), Boundary.periodic(), Boundary.periodic()));
        }
        return new Grid(axes);
    }

    /// The same boundary on every side.
    public Grid boundary(Boundary boundary) {
        return new Grid(axes.stream()
                .map(a -> new GridAxis(a.cells(), a.spacing(), boundary, boundary))
                .toList());
    }

    /// The same boundary on both sides of an axis.
    public Grid boundary(Axis axis, Boundary boundary) {
        GridAxis a = axis(axis);
        return with(axis, new GridAxis(a.cells(), a.spacing(), boundary, boundary));
    }

    /// A boundary on one side. To make an axis periodic use [#boundary(Axis, Boundary)].
    public Grid boundary(Side side, Boundary boundary) {
        GridAxis a = axis(side.axis());
        boolean low = side.isLow();
        // Leaving periodicity on one side leaves it on the other, which then starts with a zero gradient.
        Boundary other = low ? a.atHigh() : a.atLow();
        Boundary kept = other.isPeriodic() && !boundary.isPeriodic() ? Boundary.gradient(0) : other;
        return with(side.axis(), new GridAxis(a.cells(), a.spacing(), low ? boundary : kept, low ? kept : boundary));
    }

    /// Walls of an axis at `low` and `high`.
    public Grid extent(Axis axis, double low, double high) {
        GridAxis a = axis(axis);
        return with(axis, new GridAxis(a.cells(), new Spacing.Uniform(low, high), a.atLow(), a.atHigh()));
    }

    /// Cells of different widths along an axis.
    ///
    /// @param faces coordinates of the faces, rising, one more than cells
    public Grid stretched(Axis axis, double... faces) {
        GridAxis a = axis(axis);
        return with(axis, new GridAxis(a.cells(), new Spacing.Stretched(faces), a.atLow(), a.atHigh()));
    }

    private Grid with(Axis axis, GridAxis replacement) {
        List<GridAxis> changed = new ArrayList<>(axes);
        changed.set(axis.ordinal(), replacement);
        return new Grid(changed);
    }

    public int dimensions() {
        return axes.size();
    }

    public boolean has(Axis axis) {
        return axis.ordinal() < axes.size();
    }

    /// The description of an axis that the grid has.
    public GridAxis axis(Axis axis) {
        if (!has(axis)) {
            throw new ConfigurationException(
                    "axis=" + axis + ", dimensions=" + dimensions() + "; the grid has no such axis");
        }
        return axes.get(axis.ordinal());
    }

    /// Cells along an axis; 1 along an axis that the grid does not have.
    public int cells(Axis axis) {
        return has(axis) ? axis(axis).cells() : 1;
    }

    public int nx() {
        return cells(Axis.X);
    }

    public int ny() {
        return cells(Axis.Y);
    }

    public int nz() {
        return cells(Axis.Z);
    }

    /// Cells in all.
    public long cells() {
        return box().cells();
    }

    /// Width of every cell along an axis; 1 along an axis that the grid does not have.
    ///
    /// @throws IllegalStateException if the axis is stretched
    public double spacing(Axis axis) {
        return has(axis) ? axis(axis).width() : 1;
    }

    /// Width of cell `index` along an axis; 1 along an axis that the grid does not have.
    public double width(Axis axis, int index) {
        return has(axis) ? axis(axis).width(index) : 1;
    }

    /// Whether all cells are equal.
    public boolean isUniform() {
        return axes.stream().allMatch(GridAxis::isUniform);
    }

    public double dx() {
        return spacing(Axis.X);
    }

    public double dy() {
        return spacing(Axis.Y);
    }

    public double dz() {
        return spacing(Axis.Z);
    }

    /// Centre of cell `index` along an axis; 0 along an axis that the grid does not have.
    public double centre(Axis axis, int index) {
        return has(axis) ? axis(axis).centre(index) : 0;
    }

    /// All cells, without ghosts.
    public Box box() {
        return Box.ofSize(nx(), ny(), nz());
    }

    /// The position of a cell in the order x fastest, then y, then z: `i + nx·(j + ny·k)`.
    public long index(int i, int j, int k) {
        return i + (long) nx() * (j + (long) ny() * k);
    }

    /// `512×512 cells on [0, 1]×[0, 1], value 0 on the boundary`.
    @Override
    public String toString() {
        return axes.stream().map(a -> Integer.toString(a.cells())).collect(Collectors.joining("×"))
                + " cells on "
                + axes.stream()
                        .map(a -> (a.isUniform() ? "" : "stretched ") + "[" + number(a.low()) + ", " + number(a.high())
                                + "]")
                        .collect(Collectors.joining("×"))
                + ", "
                + describeBoundary();
    }

    private String describeBoundary() {
        List<Boundary> all = axes.stream()
                .flatMap(a -> Stream.of(a.atLow(), a.atHigh()))
                .distinct()
                .toList();
        if (all.size() == 1) {
            return all.getFirst().isPeriodic() ? "periodic" : all.getFirst() + " on the boundary";
        }
        List<String> parts = new ArrayList<>();
        for (Axis axis : Axis.ALL.subList(0, dimensions())) {
            GridAxis a = axis(axis);
            parts.add(axis + " "
                    + (a.atLow().equals(a.atHigh()) ? a.atLow().toString() : a.atLow() + " … " + a.atHigh()));
        }
        return String.join(", ", parts);
    }

    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }
}
