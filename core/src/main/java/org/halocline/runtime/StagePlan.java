package org.halocline.runtime;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.halocline.error.ConfigurationException;
import org.halocline.grid.Axis;
import org.halocline.grid.Field;
import org.halocline.grid.FieldSpec;
import org.halocline.grid.Grid;
import org.halocline.grid.Side;
import org.halocline.model.GridSimulation;
import org.halocline.model.Stage;
import org.halocline.model.State;

/// A stage with what must be filled before it.
///
/// @param stage    the stage
/// @param advances numbers of the fields that it advances
/// @param advanced these fields
/// @param group    halos of the fields that the stage before advanced; their ghosts, and those that depend on time
record StagePlan(Stage stage, BitSet advances, List<Field> advanced, Surroundings.Group group) {

    static List<StagePlan> of(GridSimulation simulation, Surroundings surroundings) {
        State state = surroundings.state();
        List<Stage> stages = simulation.stages();
        List<StagePlan> plans = new ArrayList<>();
        for (int s = 0; s < stages.size(); s++) {
            BitSet advances = advances(simulation, stages.get(s));
            BitSet before = advances(simulation, stages.get(s == 0 ? stages.size() - 1 : s - 1));
            List<Field> advanced = new ArrayList<>();
            List<Field> exchanged = new ArrayList<>();
            List<Field> filled = new ArrayList<>();
            for (Field field : state.fields()) {
                if (advances.get(field.number())) {
                    advanced.add(field);
                }
                if (before.get(field.number())) {
                    exchanged.add(field);
                }
                if (before.get(field.number()) || variesInTime(field.spec(), state.grid())) {
                    filled.add(field);
                }
            }
            plans.add(new StagePlan(stages.get(s), advances, advanced, surroundings.group(exchanged, filled)));
        }
        return plans;
    }

    /// Whether ghosts change although the values do not. Auxiliary fields keep theirs.
    private static boolean variesInTime(FieldSpec field, Grid grid) {
        return !field.isAuxiliary() && hasVaryingBoundary(field, grid);
    }

    private static boolean hasVaryingBoundary(FieldSpec field, Grid grid) {
        for (Axis axis : Axis.ALL.subList(0, grid.dimensions())) {
            for (boolean low : List.of(true, false)) {
                if (field.boundary(grid, Side.of(axis, low)).constant().isEmpty()) {
                    return true;
                }
            }
        }
        return false;
    }

    /// A field whose ghosts depend on time and which some stages advance and others do not, if there is one: its ghosts
    /// change while its values stay, or stay while time goes on.
    static Optional<String> withGhostsOfTheirOwn(GridSimulation simulation) {
        List<FieldSpec> fields = simulation.fields();
        for (int f = 0; f < fields.size(); f++) {
            int number = f;
            long times = simulation.stages().stream()
                    .filter(stage -> advances(simulation, stage).get(number))
                    .count();
            if (times > 0
                    && times < simulation.stages().size()
                    && hasVaryingBoundary(fields.get(f), simulation.grid())) {
                return Optional.of(fields.get(f).name());
            }
        }
        return Optional.empty();
    }

    /// The fields that a stage advances, by number.
    ///
    /// @throws ConfigurationException if it names one that is not there
    private static BitSet advances(GridSimulation simulation, Stage stage) {
        List<FieldSpec> fields = simulation.fields();
        BitSet advances = new BitSet();
        for (int f = 0; f < fields.size(); f++) {
            boolean advanced = stage.advances().isEmpty()
                    ? !fields.get(f).isAuxiliary()
                    : stage.advances().contains(fields.get(f).name());
            advances.set(f, advanced);
        }
        return advances;
    }

    /// Whether any stage advances a field.
    static boolean isAdvanced(GridSimulation simulation, int field) {
        return simulation.stages().stream()
                .anyMatch(stage -> advances(simulation, stage).get(field));
    }

    /// Refuses stages that make no sense.
    static void check(GridSimulation simulation) {
        List<Stage> stages = simulation.stages();
        if (stages.isEmpty()) {
            throw new ConfigurationException("stages=[]; a step needs at least one");
        }
        List<String> names = FieldSpec.names(simulation.fields());
        Set<String> advanced = new HashSet<>();
        for (Stage stage : stages) {
            for (String name : stage.advances()) {
                if (!names.contains(name)) {
                    throw new ConfigurationException(
                            "stage advances=" + name + "; the simulation has " + String.join(", ", names));
                }
            }
            advances(simulation, stage).stream().forEach(f -> advanced.add(names.get(f)));
        }
        for (FieldSpec field : simulation.fields()) {
            if (!field.isAuxiliary() && !advanced.contains(field.name())) {
                throw new ConfigurationException(
                        "field=" + field.name() + "; no stage advances it, name it in one or make it auxiliary");
            }
        }
    }
}
