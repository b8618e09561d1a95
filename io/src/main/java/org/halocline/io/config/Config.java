package org.halocline.io.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.halocline.model.Run;
import org.halocline.model.Simulation;

/// A config, bound and checked.
///
/// @param name           file name without extension
/// @param simulationName registered name or class name
/// @param simulation     the record
/// @param run            how to run it, without snapshots
/// @param snapshots      what to write, yet without a place
/// @param output         output folder, if the config names one
public record Config(
        String name,
        String simulationName,
        Simulation simulation,
        Run run,
        List<SnapshotPlan> snapshots,
        Optional<String> output) {
    public Config {
        snapshots = List.copyOf(snapshots);
    }

    /// The run with its snapshots directed into an output folder.
    public Run runInto(Path outputDirectory) {
        throw new UnsupportedOperationException(outputDirectory.toString());
    }
}
