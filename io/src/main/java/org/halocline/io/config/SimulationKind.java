package org.halocline.io.config;

import java.util.List;
import org.halocline.model.GridSimulation;
import org.halocline.model.SampleSimulation;
import org.jspecify.annotations.Nullable;

/// What of a config depends on whether cells or samples are computed.
enum SimulationKind {
    GRID,
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
        return SampleSimulation.class.isAssignableFrom(simulation) ? SAMPLE : UNKNOWN;
    }

    /// Keys that `run` may have.
    List<String> runKeys() {
        return switch (this) {
            case GRID -> Keys.GRID_RUN;
            case SAMPLE -> Keys.SAMPLE_RUN;
            case UNKNOWN -> Keys.RUN;
        };
    }

    /// Those of which `run` needs one.
    List<String> stops() {
        return switch (this) {
            case GRID -> Keys.GRID_STOP;
            case SAMPLE -> Keys.SAMPLE_STOP;
            case UNKNOWN -> Keys.STOP;
        };
    }

    /// What to write if it is missing.
    String exampleStop() {
        return this == SAMPLE ? "\"samples\": 1000000" : "\"steps\": 100";
    }

    /// As in "not for a grid simulation".
    @Override
    public String toString() {
        return switch (this) {
            case GRID -> "a grid simulation";
            case SAMPLE -> "a simulation that draws samples";
            case UNKNOWN -> "this simulation";
        };
    }
}
