package org.halocline.io.config;

import java.util.List;
import java.util.stream.Stream;

/// The keys of a config, as binding and schema both know them.
final class Keys {
    static final List<String> CONFIG = List.of(
            "simulation",
            "parameters",
            "run",
            "observe",
            "metrics",
            "averages",
            "snapshots",
            "checkpoint",
            "charts",
            "output",
            "verify",
            "$schema");

    /// Ways to say how long a grid run is; of a program, at most.
    static final List<String> FIELD_STOP = List.of("until", "steps");

    /// Ways to say how long a sample run is.
    static final List<String> SAMPLE_STOP = List.of("samples", "target");

    /// Ways to say how long a run is.
    static final List<String> STOP = join(FIELD_STOP, SAMPLE_STOP);

    static final List<String> TIME_STEP = List.of("dt", "cfl");

    private static final List<String> RUN_ALWAYS =
            List.of("workers", "placement", "pin", "seed", "maxRestarts", "hangSeconds", "outputTrouble");

    /// Of `run`, for simulations of fields: on a grid, or programs.
    static final List<String> FIELD_RUN = join(FIELD_STOP, TIME_STEP, RUN_ALWAYS, List.of("overlap", "timeBlock"));

    /// Of `run`, for a sample simulation.
    static final List<String> SAMPLE_RUN =
            join(SAMPLE_STOP, List.of("batch", "limitSeconds", "jackknife", "sampling"), RUN_ALWAYS);

    /// Of `run`, for any.
    static final List<String> RUN = join(FIELD_RUN, SAMPLE_RUN);

    /// What the error of a target may be.
    static final List<String> TARGET_ERROR = List.of("standardError", "relativeError");

    static final List<String> TARGET =
            join(List.of("score", "quantile"), TARGET_ERROR, List.of("minSamples", "maxSamples"));

    /// Top-level keys about fields: not for samples.
    static final List<String> FIELDS_ONLY = List.of("observe", "metrics", "averages", "snapshots");

    static final List<String> AVERAGES = List.of("from", "of");

    /// Top-level keys about samples: not for fields.
    static final List<String> SAMPLES_ONLY = List.of("charts");

    static final List<String> SCHEDULE = List.of("everySteps", "everyTime", "everySeconds", "times", "ends", "end");

    static final List<String> SNAPSHOTS = join(SCHEDULE, List.of("fields", "region", "stride", "formats", "options"));

    /// When a sample run may write a checkpoint: it has no steps and no simulated time.
    static final List<String> SAMPLE_SCHEDULE = List.of("everySeconds", "end");

    static final List<String> CHECKPOINT = join(SCHEDULE, List.of("keep", "compress"));

    /// Formats of snapshots that name none.
    static final List<String> DEFAULT_FORMATS = List.of("vtk");

    private Keys() {}

    @SafeVarargs
    @SuppressWarnings("varargs") // the array is only read
    private static List<String> join(List<String>... parts) {
        return Stream.of(parts).flatMap(List::stream).distinct().toList();
    }
}
