package org.halocline.io.config;

import java.util.List;
import org.halocline.model.GridSimulation;
import org.halocline.model.SampleSimulation;
import org.jspecify.annotations.Nullable;

/// What of a config depends on whether cells or samples are computed.
enum SimulationKind {
    GRID(Keys.GRID_RUN, Keys.GRID_STOP, "\"steps\": 100"),
    SAMPLE(Keys.SAMPLE_RUN, Keys.SAMPLE_STOP, "\"samples\": 1000000"),
    /// The simulation could not be found; everything may be right.
    UNKNOWN(Keys.RUN, Keys.STOP, "\"steps\": 100");

    private final List<String> runKeys;
    private final List<String> stops;
    private final String exampleStop;

    SimulationKind(List<String> runKeys, List<String> stops, String exampleStop) {
        this.runKeys = runKeys;
        this.stops = stops;
        this.exampleStop = exampleStop;
    }

    static SimulationKind of(@Nullable Class<?> simulation) {
        if (simulation == null) {
            return UNKNOWN;
        }
        if (GridSimulation.class.isAssignableFrom(simulation)) {
            return GRID;
        }
        return SampleSimulation.class.isAssignableFrom(simulation) ? SAMPLE : UNKNOWN;
    }

    List<String> runKeys() {
        return runKeys;
    }

    List<String> stops() {
        return stops;
    }

    String exampleStop() {
        return exampleStop;
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
