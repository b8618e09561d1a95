package org.halocline.testing;

import java.util.List;
import org.halocline.grid.Axis;
import org.halocline.grid.Boundary;
import org.halocline.grid.Field;
import org.halocline.grid.FieldSpec;
import org.halocline.grid.Grid;
import org.halocline.grid.Location;
import org.halocline.model.GridSimulation;
import org.halocline.model.Row;
import org.halocline.model.State;

/// Fields that never change, on a grid of 7 × 5 × 4 cells with a stretched axis and a periodic one: something whose
/// observables are known.
///
/// - `rough` in centres: sizes from 10⁻⁹ to 10⁹ with both signs, so that the order of a rounded sum would show.
/// - `level` in centres: few different values, so that the largest and the smallest occur in many places.
/// - `flow` on faces of x, walls included.
/// - `round` on faces of z, which is periodic.
public record Still() implements GridSimulation {
    @Override
    public Grid grid() {
        return Grid.of(7, 5, 4)
                .extent(Axis.X, -1, 2.5)
                .stretched(Axis.Y, 0, 0.125, 0.5, 0.625, 0.75, 2)
                .boundary(Axis.X, Boundary.prescribed((x, y, z, t) -> value(2, x, y, z)))
                .boundary(Axis.Y, Boundary.outflow());
    }

    @Override
    public List<FieldSpec> fields() {
        return List.of(
                FieldSpec.of("rough"),
                FieldSpec.of("level"),
                FieldSpec.of("flow").at(Location.FACE_X),
                FieldSpec.of("round").at(Location.FACE_Z));
    }

    /// The value of a field at a position.
    public static double value(int field, double x, double y, double z) {
        double mixed = 7 * x - 11 * y + 13 * z * x + 3.1 * z;
        return switch (field) {
            case 0 -> (mixed % 3) * StrictMath.pow(10, StrictMath.rint(mixed) % 10);
            case 1 -> StrictMath.rint(mixed) % 3;
            default -> mixed * field;
        };
    }

    @Override
    public double maxTimeStep() {
        return 1;
    }

    @Override
    public void initialise(State state) {
        for (Field field : state.fields()) {
            field.fill((x, y, z) -> value(field.number(), x, y, z));
        }
    }

    @Override
    public void step(Row row, double dt) {
        for (int f = 0; f < row.fields(); f++) {
            System.arraycopy(row.now(f), row.begin(), row.next(f), row.begin(), row.end() - row.begin());
        }
    }
}
