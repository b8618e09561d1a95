package org.halocline.halo;

import org.halocline.grid.Axis;
import org.halocline.grid.Boundary;
import org.halocline.grid.Box;
import org.halocline.grid.Field;
import org.halocline.grid.Grid;
import org.halocline.grid.GridAxis;
import org.halocline.grid.Layout;
import org.halocline.grid.Side;
import org.halocline.grid.SpaceTimeFunction;

/// One plane of ghosts, or of values on a wall, and how it follows from planes further inwards.
final class GhostPlane {
    /// The forms that the conditions take; m is the mirrored value, f the number that the condition imposes.
    private enum Form {
        /// weight·f + factor·m.
        MULTIPLIED,
        /// f/weight + factor·m.
        DIVIDED,
        /// f.
        IMPOSED,
        /// (weight·(f − a·u₀))/b + m.
        ROBIN_ON_FACES,
        /// 2·u₀ − m.
        MIRRORED,
        /// The nearest value, u₀.
        NEAREST,
        /// u₀ + layer·(u₀ − u₁).
        LINE
    }

    private final Field field;
    private final Side side;
    private final Box box;
    private final int layer;
    private final int toMirror;
    private final int toFirst;
    private final int toSecond;
    private final SpaceTimeFunction imposed;
    private final boolean isVarying;
    private final Form form;
    private final double factor;
    private final double weight;
    private final boolean isPrescribed;
    private final double robinA;
    private final double robinB;
    private final boolean onWall;

    /// @param box      the ghosts
    /// @param layer    how far from the wall
    /// @param distance from the mirrored value to the ghost
    /// @param toMirror offset in the array from a ghost to the value that it mirrors
    /// @param toFirst  likewise to the value on the wall, or next to it
    /// @param toSecond likewise to the one after that
    GhostPlane(Field field, Side side, Box box, int layer, double distance, int toMirror, int toFirst, int toSecond) {
        this.field = field;
        this.side = side;
        this.box = box;
        this.layer = layer;
        this.toMirror = toMirror;
        this.toFirst = toFirst;
        this.toSecond = toSecond;
        Boundary boundary = field.spec().boundary(field.layout().grid(), side);
        this.imposed = boundary.imposed();
        this.isPrescribed = boundary instanceof Boundary.Prescribed;
        this.isVarying = boundary.constant().isEmpty();
        boolean face = field.spec().location().isFaceOf(side.axis());
        this.onWall = face && layer == 0;
        this.robinA = boundary instanceof Boundary.Robin r ? r.a() : 0;
        this.robinB = boundary instanceof Boundary.Robin r ? r.b() : 0;
        boolean odd = field.spec().along().filter(a -> a == side.axis()).isPresent();
        this.form = form(boundary, face, odd);
        this.factor = factor(boundary, distance, odd, face);
        this.weight = weight(boundary, distance, face);
    }

    private Form form(Boundary boundary, boolean face, boolean odd) {
        return switch (boundary) {
            case Boundary.Value v -> onWall ? Form.IMPOSED : Form.MULTIPLIED;
            case Boundary.Gradient g -> Form.MULTIPLIED;
            case Boundary.Robin r ->
                face && !onWall && r.b() != 0 ? Form.ROBIN_ON_FACES : face && !onWall ? Form.MIRRORED : Form.DIVIDED;
            case Boundary.Reflecting r -> onWall && odd ? Form.IMPOSED : Form.MULTIPLIED;
            case Boundary.Outflow o -> onWall ? Form.MULTIPLIED : Form.NEAREST;
            case Boundary.Extrapolated e -> onWall ? Form.MULTIPLIED : face ? Form.NEAREST : Form.LINE;
            case Boundary.Prescribed p -> Form.IMPOSED;
            case Boundary.Periodic p -> throw new IllegalStateException("boundary=" + p + "; it has no ghosts");
        };
    }

    private double factor(Boundary boundary, double distance, boolean odd, boolean face) {
        return switch (boundary) {
            case Boundary.Value v -> -1;
            case Boundary.Robin r when onWall -> (r.b() / distance) / (r.a() + r.b() / distance);
            case Boundary.Robin r when !face -> (r.b() / distance - r.a() / 2) / (r.a() / 2 + r.b() / distance);
            case Boundary.Reflecting r when odd -> -1;
            default -> 1;
        };
    }

    private double weight(Boundary boundary, double distance, boolean face) {
        return switch (boundary) {
            case Boundary.Value v -> 2;
            case Boundary.Gradient g -> distance;
            case Boundary.Robin r when onWall -> r.a() + r.b() / distance;
            case Boundary.Robin r when !face -> r.a() / 2 + r.b() / distance;
            case Boundary.Robin r -> distance;
            default -> 0;
        };
    }

    Side side() {
        return side;
    }

    /// Fills the ghosts of some rows in some planes; along the side's own axis the range does not count.
    void fill(double[] values, int beginY, int endY, int beginZ, int endZ, double time) {
        double constant = isVarying ? 0 : imposed.at(0, 0, 0, 0);
        Layout layout = field.layout();
        boolean anyY = side.axis() == Axis.Y;
        boolean anyZ = side.axis() == Axis.Z;
        int firstY = anyY ? box.beginY() : Math.max(beginY, box.beginY());
        int lastY = anyY ? box.endY() : Math.min(endY, box.endY());
        int firstZ = anyZ ? box.beginZ() : Math.max(beginZ, box.beginZ());
        int lastZ = anyZ ? box.endZ() : Math.min(endZ, box.endZ());
        double offset = weight * constant;
        if (form == Form.MULTIPLIED && !isVarying && side.axis() == Axis.X) {
            for (int k = firstZ; k < lastZ; k++) {
                int first = layout.offset(box.beginX(), firstY, k);
                mirror(values, first, first + (lastY - firstY) * layout.strideY(), layout.strideY(), offset);
            }
            return;
        }
        for (int k = firstZ; k < lastZ; k++) {
            for (int j = firstY; j < lastY; j++) {
                int begin = layout.offset(box.beginX(), j, k);
                int end = begin + box.endX() - box.beginX();
                if (isVarying) {
                    for (int c = begin; c < end; c++) {
                        values[c] = value(values, c, imposed(box.beginX() + (c - begin), j, k, time));
                    }
                } else if (form == Form.MULTIPLIED) {
                    for (int c = begin; c < end; c++) {
                        values[c] = offset + factor * values[c + toMirror];
                    }
                } else {
                    for (int c = begin; c < end; c++) {
                        values[c] = value(values, c, constant);
                    }
                }
            }
        }
    }

    /// Most ghosts of most runs are filled here: it is small, to be compiled soon.
    private void mirror(double[] values, int begin, int end, int stride, double offset) {
        for (int c = begin; c < end; c += stride) {
            values[c] = offset + factor * values[c + toMirror];
        }
    }

    private double value(double[] values, int c, double f) {
        return switch (form) {
            case MULTIPLIED -> weight * f + factor * values[c + toMirror];
            case DIVIDED -> f / weight + factor * values[c + toMirror];
            case IMPOSED -> f;
            case ROBIN_ON_FACES -> (weight * (f - robinA * values[c + toFirst])) / robinB + values[c + toMirror];
            case NEAREST -> values[c + toFirst];
            case MIRRORED -> 2 * values[c + toFirst] - values[c + toMirror];
            case LINE -> values[c + toFirst] + layer * (values[c + toFirst] - values[c + toSecond]);
        };
    }

    /// What the condition imposes on a ghost: on the wall next to it, or for prescribed ghosts at its own position.
    private double imposed(int i, int j, int k, double time) {
        return imposed.at(position(Axis.X, i), position(Axis.Y, j), position(Axis.Z, k), time);
    }

    private double position(Axis axis, int index) {
        Grid grid = field.layout().grid();
        if (!grid.has(axis)) {
            return 0;
        }
        GridAxis along = grid.axis(axis);
        if (axis != side.axis()) {
            return field.spec().position(grid, axis, along.wrap(index));
        }
        return isPrescribed ? field.spec().position(grid, axis, index) : side.isLow() ? along.low() : along.high();
    }
}
