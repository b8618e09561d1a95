package org.halocline.halo;

import org.halocline.grid.Axis;
import org.halocline.grid.Boundary;
import org.halocline.grid.Box;
import org.halocline.grid.Field;
import org.halocline.grid.Grid;
import org.halocline.grid.GridAxis;
import org.halocline.grid.Layout;

/// Fills the ghost cells of a field from the boundary conditions, after the halo has been filled.
///
/// Axis after axis in the order x, y, z, and for each axis over the whole padded extent of the others: a ghost in a
/// corner is therefore the later axis' condition applied to the earlier axis' ghosts, on every worker alike. Along an
/// axis, layer after layer outwards and the low side first, so that a layer may mirror a cell that is itself a ghost (a
/// grid with fewer cells than the halo is wide).
public final class Ghosts {
    private Ghosts() {}

    /// Fills all ghosts of the present values.
    public static void fill(Field field) {
        Layout layout = field.layout();
        Grid grid = layout.grid();
        for (int a = 0; a < grid.dimensions(); a++) {
            Axis axis = Axis.ALL.get(a);
            GridAxis description = grid.axis(axis);
            if (description.isPeriodic()) {
                continue;
            }
            int n = description.cells();
            for (int layer = 0; layer < layout.haloWidth(); layer++) {
                mirror(field, axis, -1 - layer, layer, description.atLow(), layer, description.spacing());
                mirror(field, axis, n + layer, n - 1 - layer, description.atHigh(), layer, description.spacing());
            }
        }
    }

    /// Fills the plane of ghosts at index `ghost` from the plane at index `cell`, if this subdomain reaches that far.
    private static void mirror(
            Field field, Axis axis, int ghost, int cell, Boundary boundary, int layer, double spacing) {
        Box padded = field.layout().padded();
        if (ghost < padded.begin(axis) || ghost >= padded.end(axis)) {
            return;
        }
        double factor;
        double offset;
        switch (boundary) {
            case Boundary.Value v -> {
                factor = -1;
                offset = 2 * v.value();
            }
            case Boundary.Gradient g -> {
                factor = 1;
                offset = (2 * layer + 1) * spacing * g.slope();
            }
            case Boundary.Periodic p -> throw new IllegalStateException("boundary=" + p + "; it has no ghosts");
        }
        double[] values = field.now();
        Layout layout = field.layout();
        Box plane = padded.with(axis, ghost, ghost + 1);
        int step = (cell - ghost) * stride(layout, axis);
        for (int k = plane.beginZ(); k < plane.endZ(); k++) {
            for (int j = plane.beginY(); j < plane.endY(); j++) {
                int begin = layout.offset(plane.beginX(), j, k);
                int end = begin + plane.endX() - plane.beginX();
                for (int c = begin; c < end; c++) {
                    values[c] = offset + factor * values[c + step];
                }
            }
        }
    }

    private static int stride(Layout layout, Axis axis) {
        return switch (axis) {
            case X -> 1;
            case Y -> layout.strideY();
            case Z -> layout.strideZ();
        };
    }
}
