package org.halocline.io.config;

import java.util.List;
import java.util.stream.Stream;

/// The keys of a config, as binding and schema both know them.
final class Keys {
    static final List<String> CONFIG =
            List.of("simulation", "parameters", "run", "observe", "metrics", "snapshots", "output", "$schema");

    /// Ways to say how long a grid run is.
    static final List<String> GRID_STOP = List.of("until", "steps");

    /// Ways to say how long a sample run is.
    static final List<String> SAMPLE_STOP = List.of("samples");

    /// Ways to say how long a run is.
    static final List<String> STOP = join(GRID_STOP, SAMPLE_STOP);

    static final List<String> TIME_STEP = List.of("dt", "cfl");

    private static final List<String> RUN_BOTH = List.of("workers", "placement", "seed");

    /// Of `run`, for a grid simulation.
    static final List<String> GRID_RUN = join(GRID_STOP, TIME_STEP, RUN_BOTH);

    /// Of `run`, for a sample simulation.
    static final List<String> SAMPLE_RUN = join(SAMPLE_STOP, List.of("batches"), RUN_BOTH);

    /// Of `run`, for either.
    static final List<String> RUN = join(GRID_STOP, SAMPLE_STOP, TIME_STEP, RUN_BOTH, List.of("batches"));

    /// Top-level keys about fields: for grid simulations only.
    static final List<String> GRID_ONLY = List.of("observe", "metrics", "snapshots");

    static final List<String> SCHEDULE = List.of("everySteps", "everyTime", "ends");

    static final List<String> SNAPSHOTS = join(SCHEDULE, List.of("fields", "formats", "options"));

    /// Formats of snapshots that name none.
    static final List<String> DEFAULT_FORMATS = List.of("vtk");

    private Keys() {}

    @SafeVarargs
    @SuppressWarnings("varargs") // the array is only read
    private static List<String> join(List<String>... parts) {
        return Stream.of(parts).flatMap(List::stream).distinct().toList();
    }
}
