package org.halocline.testing;

import java.util.List;
import java.util.Optional;
import org.halocline.grid.Axis;
import org.halocline.grid.Boundary;
import org.halocline.grid.FieldSpec;
import org.halocline.grid.Grid;
import org.halocline.grid.Location;
import org.halocline.grid.Stencil;
import org.halocline.model.GridSimulation;
import org.halocline.model.Row;
import org.halocline.model.Stage;
import org.halocline.model.State;
import org.halocline.model.StepLimit;

/// A grid simulation whose description, or step limit, makes no sense. 4 × 3 cells.
///
/// @param what what is wrong
public record Faulty(What what) implements GridSimulation {
    /// Ways to be wrong.
    public enum What {
        NOTHING,
        NO_STAGES,
        NO_STEP,
        UNKNOWN_FIELD_IN_A_STAGE,
        FIELD_WITHOUT_A_STAGE,
        NO_FIELDS,
        TWO_FIELDS_OF_ONE_NAME,
        TWO_MASKS_OF_ONE_NAME,
        FACES_WITHOUT_AN_AXIS,
        FACES_WITHOUT_A_WIDTH,
        EXTRAPOLATED_FROM_ONE_CELL,
        INFINITE_STEP,
        INFINITE_LIMIT,
        LIMIT_OF_NAN,
        LIMIT_OF_ZERO,
        NEGATIVE_LIMIT,
        LIMIT_OF_A_TENTH,
        WIDTH_OF_STRETCHED_CELLS
    }

    @Override
    public Grid grid() {
        return switch (what) {
            case EXTRAPOLATED_FROM_ONE_CELL -> Grid.of(1, 3).boundary(Boundary.extrapolated());
            case WIDTH_OF_STRETCHED_CELLS -> Grid.of(4, 3).stretched(Axis.Y, 0, 1, 3, 4);
            default -> Grid.of(4, 3);
        };
    }

    @Override
    public List<FieldSpec> fields() {
        return switch (what) {
            case NO_FIELDS -> List.of();
            case TWO_FIELDS_OF_ONE_NAME -> FieldSpec.named("u", "u");
            case FIELD_WITHOUT_A_STAGE, UNKNOWN_FIELD_IN_A_STAGE -> FieldSpec.named("u", "v");
            case FACES_WITHOUT_AN_AXIS -> List.of(FieldSpec.of("u").at(Location.FACE_Z));
            case FACES_WITHOUT_A_WIDTH ->
                List.of(FieldSpec.of("u").at(Location.FACE_X).stencil(Stencil.none()));
            default -> FieldSpec.named("u");
        };
    }

    @Override
    public List<String> masks() {
        return what == What.TWO_MASKS_OF_ONE_NAME ? List.of("m", "m") : List.of();
    }

    @Override
    public double maxTimeStep() {
        return what == What.INFINITE_STEP || what == What.INFINITE_LIMIT ? Double.POSITIVE_INFINITY : 1;
    }

    @Override
    public Optional<StepLimit> stepLimit() {
        return switch (what) {
            case INFINITE_LIMIT -> Optional.of(row -> Double.POSITIVE_INFINITY);
            case LIMIT_OF_NAN -> Optional.of(row -> row.j() == 2 ? Double.NaN : 1);
            case LIMIT_OF_ZERO -> Optional.of(row -> row.j() == 2 ? 0 : 1);
            case NEGATIVE_LIMIT -> Optional.of(row -> -1);
            case LIMIT_OF_A_TENTH -> Optional.of(row -> row.j() == 2 ? 0.1 : 1);
            default -> Optional.empty();
        };
    }

    @Override
    public void initialise(State state) {}

    @Override
    public List<Stage> stages() {
        return switch (what) {
            case NO_STAGES -> List.of();
            case NO_STEP -> GridSimulation.super.stages();
            case UNKNOWN_FIELD_IN_A_STAGE -> List.of(Stage.of(Faulty::copy).advancing("u", "w"));
            case FIELD_WITHOUT_A_STAGE -> List.of(Stage.of(Faulty::copy).advancing("u"));
            case WIDTH_OF_STRETCHED_CELLS -> List.of(Stage.of((row, dt) -> row.next(0)[row.begin()] = row.dy()));
            default -> List.of(Stage.of(Faulty::copy));
        };
    }

    private static void copy(Row row, double dt) {
        System.arraycopy(row.now(0), row.begin(), row.next(0), row.begin(), row.end() - row.begin());
    }
}
