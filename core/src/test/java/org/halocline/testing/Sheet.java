package org.halocline.testing;

import org.halocline.grid.Axis;
import org.halocline.grid.Boundary;
import org.halocline.grid.Box;
import org.halocline.grid.FieldSpec;
import org.halocline.grid.Grid;
import org.halocline.grid.GridAxis;
import org.halocline.grid.Side;
import org.halocline.grid.SpaceTimeFunction;

/// One field of [NaiveMedley] on the whole grid, with the values around it: one array, indexed by functions.
///
/// Values outside, and on walls, follow one by one from the definition in [Boundary], by recursion.
final class Sheet {
    private final Grid grid;
    private final FieldSpec spec;
    private final Box padded;
    private final double[] values;

    /// @param width how far values are kept around the grid
    Sheet(Grid grid, FieldSpec spec, int width) {
        this.grid = grid;
        this.spec = spec;
        Box box = spec.extent(grid);
        for (Axis axis : Axis.ALL.subList(0, grid.dimensions())) {
            box = box.grow(axis, width);
        }
        this.padded = box;
        this.values = new double[(int) box.cells()];
    }

    private Sheet(Sheet other) {
        this.grid = other.grid;
        this.spec = other.spec;
        this.padded = other.padded;
        this.values = other.values.clone();
    }

    Sheet copy() {
        return new Sheet(this);
    }

    private int place(int i, int j, int k) {
        return (i - padded.beginX())
                + padded.size(Axis.X) * ((j - padded.beginY()) + padded.size(Axis.Y) * (k - padded.beginZ()));
    }

    double at(int i, int j, int k) {
        return values[place(i, j, k)];
    }

    void set(int i, int j, int k, double value) {
        values[place(i, j, k)] = value;
    }

    /// Whether the value at an index along an axis is what a scheme computes, not what a boundary imposes.
    private boolean isInside(Axis axis, int index) {
        int n = grid.cells(axis);
        boolean walls = spec.location().isFaceOf(axis) && !grid.axis(axis).isPeriodic();
        return index >= (walls ? 1 : 0) && index < n;
    }

    /// The sheet with all that follows from the inside and the boundary at a time.
    Sheet filled(double time) {
        Sheet full = copy();
        int[] at = new int[3];
        for (at[2] = padded.beginZ(); at[2] < padded.endZ(); at[2]++) {
            for (at[1] = padded.beginY(); at[1] < padded.endY(); at[1]++) {
                for (at[0] = padded.beginX(); at[0] < padded.endX(); at[0]++) {
                    full.set(at[0], at[1], at[2], value(at, time));
                }
            }
        }
        return full;
    }

    /// The last axis that is outside speaks first: its ghosts are filled from the others'.
    private double value(int[] at, double time) {
        for (int a = grid.dimensions() - 1; a >= 0; a--) {
            Axis axis = Axis.ALL.get(a);
            if (!isInside(axis, at[a])) {
                return grid.axis(axis).isPeriodic()
                        ? value(moved(at, a, Math.floorMod(at[a], grid.cells(axis))), time)
                        : spec.location().isFaceOf(axis) ? onFaces(at, axis, time) : inCentres(at, axis, time);
            }
        }
        return at(at[0], at[1], at[2]);
    }

    private static int[] moved(int[] at, int axis, int index) {
        int[] other = at.clone();
        other[axis] = index;
        return other;
    }

    private double inCentres(int[] at, Axis axis, double time) {
        int a = axis.ordinal();
        int n = grid.cells(axis);
        GridAxis line = grid.axis(axis);
        boolean low = at[a] < 0;
        int m = low ? -1 - at[a] : at[a] - n;
        int mirror = low ? m : n - 1 - m;
        int first = low ? 0 : n - 1;
        int second = low ? 1 : n - 2;
        double wall = low ? line.low() : line.high();
        Boundary boundary = spec.boundary(grid, Side.of(axis, low));
        double h = line.isUniform() ? (2 * m + 1) * line.width() : 2 * Math.abs(line.centre(mirror) - wall);
        return switch (boundary) {
            case Boundary.Value v ->
                2 * onWall(v.value(), at, axis, wall, time) + -1.0 * value(moved(at, a, mirror), time);
            case Boundary.Gradient g -> h * onWall(g.slope(), at, axis, wall, time) + value(moved(at, a, mirror), time);
            case Boundary.Robin r -> {
                double below = r.a() / 2 + r.b() / h;
                yield onWall(r.c(), at, axis, wall, time) / below
                        + ((r.b() / h - r.a() / 2) / below) * value(moved(at, a, mirror), time);
            }
            case Boundary.Reflecting r ->
                0.0 + (spec.along().filter(axis::equals).isPresent() ? -1.0 : 1.0) * value(moved(at, a, mirror), time);
            case Boundary.Outflow o -> value(moved(at, a, first), time);
            case Boundary.Extrapolated e -> {
                double u0 = value(moved(at, a, first), time);
                yield u0 + (m + 1) * (u0 - value(moved(at, a, second), time));
            }
            case Boundary.Prescribed p -> onWall(p.function(), at, axis, line.centre(at[a]), time);
            case Boundary.Periodic p -> throw new IllegalStateException("a periodic side has no ghosts");
        };
    }

    private double onFaces(int[] at, Axis axis, double time) {
        int a = axis.ordinal();
        int n = grid.cells(axis);
        GridAxis line = grid.axis(axis);
        boolean low = at[a] <= 0;
        int m = low ? -at[a] : at[a] - n;
        double wall = low ? line.low() : line.high();
        Boundary boundary = spec.boundary(grid, Side.of(axis, low));
        if (boundary instanceof Boundary.Prescribed p) {
            return onWall(p.function(), at, axis, line.face(at[a]), time);
        }
        int next = low ? Math.max(1, m) : n - Math.max(1, m);
        double d = Math.abs(line.face(next) - wall);
        if (m == 0) {
            return switch (boundary) {
                case Boundary.Value v -> onWall(v.value(), at, axis, wall, time);
                case Boundary.Gradient g ->
                    d * onWall(g.slope(), at, axis, wall, time) + value(moved(at, a, next), time);
                case Boundary.Robin r ->
                    onWall(r.c(), at, axis, wall, time) / (r.a() + r.b() / d)
                            + ((r.b() / d) / (r.a() + r.b() / d)) * value(moved(at, a, next), time);
                case Boundary.Reflecting r -> 0.0;
                default -> value(moved(at, a, next), time);
            };
        }
        int onWall = low ? 0 : n;
        return switch (boundary) {
            case Boundary.Value v ->
                2 * onWall(v.value(), at, axis, wall, time) + -1.0 * value(moved(at, a, next), time);
            case Boundary.Gradient g ->
                2 * d * onWall(g.slope(), at, axis, wall, time) + value(moved(at, a, next), time);
            case Boundary.Robin r
            when r.b() == 0 -> 2 * value(moved(at, a, onWall), time) - value(moved(at, a, next), time);
            case Boundary.Robin r ->
                2 * d * (onWall(r.c(), at, axis, wall, time) - r.a() * value(moved(at, a, onWall), time)) / r.b()
                        + value(moved(at, a, next), time);
            case Boundary.Reflecting r -> 0.0 - value(moved(at, a, next), time);
            default -> value(moved(at, a, onWall), time);
        };
    }

    /// A function at a coordinate along one axis, beside the value at an index.
    private double onWall(SpaceTimeFunction function, int[] at, Axis axis, double coordinate, double time) {
        double[] x = new double[3];
        for (Axis other : Axis.ALL.subList(0, grid.dimensions())) {
            int o = other.ordinal();
            x[o] = other == axis
                    ? coordinate
                    : spec.position(grid, other, grid.axis(other).wrap(at[o]));
        }
        return function.at(x[0], x[1], x[2], time);
    }
}
