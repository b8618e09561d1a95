package org.halocline.bench.peers;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.halocline.bench.Medians;
import org.halocline.error.RunFailedException;

/// One piece of work for several programs, Halocline first.
///
/// @param name     such as `heat2d 8192²`
/// @param kind     what is measured, and which answers agree
/// @param programs by name, in the order in which they run
record Contest(String name, Kind kind, Map<String, Supplier<Measurement>> programs) {
    static final String HALOCLINE = "Halocline";

    /// Two fields that are each so near to the closed form differ by at most twice that, in every cell.
    private static final double BOUND = 1e-12;

    /// What is measured.
    enum Kind {
        /// Cell updates per second; the fields agree to rounding.
        GRID("cell updates/s", true),
        /// Samples per second; the means are as near to Halocline's as the [Measurement] says.
        SAMPLES("samples/s", true),
        /// Seconds; every word was checked by the one who heard it.
        TIME("s", false);

        final String unit;
        final boolean more;

        /// @param more whether more is better
        Kind(String unit, boolean more) {
            this.unit = unit;
            this.more = more;
        }
    }

    Contest {
        programs = new LinkedHashMap<>(programs);
    }

    /// What a contest came to.
    ///
    /// @param values  of each repeat, by program
    /// @param answers of the last repeat, by program
    record Outcome(Contest contest, Map<String, List<Double>> values, Map<String, Measurement> answers) {
        double median(String program) {
            return Medians.of(values.getOrDefault(program, List.of()));
        }

        /// Halocline over another: for rates more is better, for times less.
        double ratio(String program) {
            return median(HALOCLINE) / median(program);
        }
    }

    /// Runs all programs once, then all again, and so on.
    ///
    /// @throws RunFailedException if a program fails, or two do not agree
    Outcome run(int repeats) {
        Map<String, List<Double>> values = new LinkedHashMap<>();
        Map<String, Measurement> answers = new LinkedHashMap<>();
        for (int repeat = 0; repeat < repeats; repeat++) {
            programs.forEach((program, runner) -> {
                Measurement measurement = runner.get();
                values.computeIfAbsent(program, p -> new ArrayList<>()).add(measurement.value());
                answers.put(program, measurement);
                requireRight(program, measurement, answers.getOrDefault(HALOCLINE, measurement));
            });
        }
        return new Outcome(this, values, answers);
    }

    private void requireRight(String program, Measurement measurement, Measurement own) {
        double answer = measurement.answer();
        boolean right = switch (kind) {
            case GRID -> answer <= BOUND;
            case SAMPLES -> Math.abs(answer - own.answer()) <= measurement.within();
            case TIME -> answer == 0;
        };
        if (!right) {
            throw new RunFailedException(name + ": program=" + program + ", answer=" + answer + ", of Halocline="
                    + own.answer() + ", within=" + measurement.within() + "; a program that is wrong has no speed");
        }
    }
}
