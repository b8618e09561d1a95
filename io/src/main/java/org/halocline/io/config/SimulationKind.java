package org.halocline.io.config;

import java.util.List;
import org.halocline.model.GridSimulation;
import org.halocline.model.ProgramSimulation;
import org.halocline.model.SampleSimulation;
import org.jspecify.annotations.Nullable;

/// What of a config depends on whether cells are stepped, a program runs, or samples are drawn.
enum SimulationKind {
    GRID,
    PROGRAM,
    SAMPLE,
    /// The simulation could not be found; everything may be right.
    UNKNOWN;

    static SimulationKind of(@Nullable Class<?> simulation) {
        if (simulation == null) {
            return UNKNOWN;
        }
        if (GridSimulation.class.isAssignableFrom(simulation)) {
            return GRID;
        }
        if (ProgramSimulation.class.isAssignableFrom(simulation)) {
            return PROGRAM;
        }
        return SampleSimulation.class.isAssignableFrom(simulation) ? SAMPLE : UNKNOWN;
    }

    /// Whether its state is fields, to be observed and pictured.
    boolean hasFields() {
        return this != SAMPLE;
    }

    /// Keys of the config that are for another kind.
    List<String> otherKeys() {
        return switch (this) {
            case GRID, PROGRAM -> Keys.SAMPLES_ONLY;
            case SAMPLE -> Keys.FIELDS_ONLY;
            case UNKNOWN -> List.of();
        };
    }

    /// Keys that `run` may have.
    List<String> runKeys() {
        return switch (this) {
            case GRID, PROGRAM -> Keys.FIELD_RUN;
            case SAMPLE -> Keys.SAMPLE_RUN;
            case UNKNOWN -> Keys.RUN;
        };
    }

    /// Those of which `run` takes one.
    List<String> stops() {
        return switch (this) {
            case GRID, PROGRAM -> Keys.FIELD_STOP;
            case SAMPLE -> Keys.SAMPLE_STOP;
            case UNKNOWN -> Keys.STOP;
        };
    }

    /// When a run may write a checkpoint.
    List<String> checkpointSchedules() {
        return this == SAMPLE ? Keys.SAMPLE_SCHEDULE : Keys.SCHEDULE;
    }

    /// Whether a run must say how long it is: a program ends by itself.
    boolean needsStop() {
        return this != PROGRAM;
    }

    /// What `run` may hold.
    String exampleRun() {
        return switch (this) {
            case GRID, UNKNOWN -> "\"steps\": 100";
            case PROGRAM -> "\"workers\": \"auto\"";
            case SAMPLE -> "\"samples\": 1000000";
        };
    }

    /// As in "not for a grid simulation".
    @Override
    public String toString() {
        return switch (this) {
            case GRID -> "a grid simulation";
            case PROGRAM -> "a program";
            case SAMPLE -> "a simulation that draws samples";
            case UNKNOWN -> "this simulation";
        };
    }
}
