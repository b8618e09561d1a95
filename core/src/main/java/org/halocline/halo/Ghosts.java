package org.halocline.halo;

import java.util.ArrayList;
import java.util.List;
import org.halocline.grid.Axis;
import org.halocline.grid.Boundary;
import org.halocline.grid.Box;
import org.halocline.grid.Field;
import org.halocline.grid.Grid;
import org.halocline.grid.GridAxis;
import org.halocline.grid.Side;

/// Fills the ghosts of a field from its boundary conditions, after the halo has been filled. The formulas are those of
/// [Boundary].
///
/// Axis after axis in the order x, y, z, and for each axis over the whole extent of the others, halo and ghosts
/// included: a ghost in a corner is therefore the later axis' condition applied to the earlier axis' ghosts, on every
/// worker alike. Along an axis the walls come first (for a field on its faces), then layer after layer outwards, the
/// low side before the high one, so that a layer may mirror a value that is itself a ghost (a grid with fewer cells
/// than the halo is wide).
public final class Ghosts {
    private static final int ALL_BEGIN = Integer.MIN_VALUE;
    private static final int ALL_END = Integer.MAX_VALUE;

    private final Field field;
    private final GhostPlane[] planes;
    private final GhostPlane[][] ofSide = new GhostPlane[Side.ALL.size()][];

    public Ghosts(Field field) {
        this.field = field;
        List<GhostPlane> list = new ArrayList<>();
        Grid grid = field.layout().grid();
        for (Axis axis : Axis.ALL.subList(0, grid.dimensions())) {
            if (!grid.axis(axis).isPeriodic()) {
                addAxis(list, axis);
            }
        }
        this.planes = list.toArray(GhostPlane[]::new);
        for (Side side : Side.ALL) {
            ofSide[side.ordinal()] =
                    list.stream().filter(plane -> plane.side() == side).toArray(GhostPlane[]::new);
        }
    }

    /// The field that they belong to.
    public Field field() {
        return field;
    }

    private void addAxis(List<GhostPlane> list, Axis axis) {
        boolean face = field.spec().location().isFaceOf(axis);
        for (int layer = face ? 0 : 1; layer <= field.haloWidth(); layer++) {
            for (boolean low : List.of(true, false)) {
                add(list, Side.of(axis, low), layer, face);
            }
        }
    }

    /// A plane of ghosts, if this subdomain reaches that far.
    ///
    /// @param layer how far from the wall: on faces 0 is the wall itself; in centres 1 is the ghost next to it
    private void add(List<GhostPlane> list, Side side, int layer, boolean face) {
        Axis axis = side.axis();
        Grid grid = field.layout().grid();
        int n = grid.cells(axis);
        int inwards = side.isLow() ? 1 : -1;
        // On faces the value on the wall is 0 or n; in centres the cell next to it is 0 or n − 1.
        int first = side.isLow() ? 0 : face ? n : n - 1;
        int ghost = first - inwards * layer;
        Box filled = field.filled();
        if (ghost < filled.begin(axis) || ghost >= filled.end(axis)) {
            return;
        }
        int mirror = face ? first + inwards * Math.max(1, layer) : first + inwards * (layer - 1);
        list.add(new GhostPlane(
                field,
                side,
                filled.with(axis, ghost, ghost + 1),
                layer,
                distance(side, layer, face),
                (mirror - ghost) * field.layout().stride(axis),
                (first - ghost) * field.layout().stride(axis),
                (first + inwards - ghost) * field.layout().stride(axis)));
    }

    /// From the mirrored value to its ghost; for the wall from the value next to it.
    private double distance(Side side, int layer, boolean face) {
        GridAxis axis = field.layout().grid().axis(side.axis());
        double wall = side.isLow() ? axis.low() : axis.high();
        int n = axis.cells();
        if (face) {
            int apart = Math.max(1, layer);
            double d = Math.abs(axis.face(side.isLow() ? apart : n - apart) - wall);
            return layer == 0 ? d : 2 * d;
        }
        return axis.isUniform()
                ? (2 * layer - 1) * axis.width()
                : 2 * Math.abs(axis.centre(side.isLow() ? layer - 1 : n - layer) - wall);
    }

    /// Fills all ghosts of the present values.
    ///
    /// @param time simulated time of these values
    public void fill(double time) {
        for (GhostPlane plane : planes) {
            plane.fill(field.now(), ALL_BEGIN, ALL_END, ALL_BEGIN, ALL_END, time);
        }
    }

    /// Fills the ghosts beyond one side, of some rows in some planes. Along the side's own axis the range does not
    /// count.
    ///
    /// @param values of the field, at the offsets of its layout
    /// @param time   simulated time of these values
    public void fill(Side side, double[] values, int beginY, int endY, int beginZ, int endZ, double time) {
        for (GhostPlane plane : ofSide[side.ordinal()]) {
            plane.fill(values, beginY, endY, beginZ, endZ, time);
        }
    }
}
