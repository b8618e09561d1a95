package org.halocline.io.config;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.halocline.Engine;
import org.halocline.error.ConfigurationException;
import org.halocline.model.CheckpointRequest;
import org.halocline.model.Rounds;
import org.halocline.model.Run;
import org.halocline.model.RunMonitor;
import org.halocline.model.RunResult;
import org.halocline.model.Simulation;
import org.halocline.model.SnapshotRequest;

/// A config, bound and checked.
///
/// @param name           file name without extension
/// @param simulationName registered name, or else class name
/// @param simulation     the record
/// @param run            how to run it; its snapshots, and where its checkpoints go, come with [#runInto]
/// @param snapshots      what to write, yet without a place
/// @param output         output folder, if the config names one
/// @param charts         whether estimates and histograms are drawn
/// @param rounds         the method that draws the simulation in several runs, if there is one
public record Config(
        String name,
        String simulationName,
        Simulation simulation,
        Run run,
        List<SnapshotPlan> snapshots,
        Optional<String> output,
        boolean charts,
        Optional<Rounds> rounds) {

    /// The folder of an output folder in which checkpoints are.
    public static final String CHECKPOINTS = "checkpoints";

    /// Folders of the formats that have a better word than their own name.
    private static final Map<String, String> SUBFOLDERS = Map.of("vtk", "snapshots", "png", "frames");

    public Config {
        snapshots = List.copyOf(snapshots);
    }

    /// The run with its outputs directed into a folder: checkpoints to `checkpoints`, snapshots to `snapshots` for VTK,
    /// `frames` for PNG, the name of the format for another.
    ///
    /// A second series of one format goes to `frames-2`, and so on.
    public Run runInto(Path outputDirectory) {
        Path root = outputDirectory.toAbsolutePath().normalize();
        Map<String, Integer> used = new HashMap<>();
        Run result = run;
        for (SnapshotPlan plan : snapshots) {
            for (String format : plan.formats()) {
                String folder = SUBFOLDERS.getOrDefault(format, format);
                int number = used.merge(folder, 1, Integer::sum);
                result = result.snapshots(new SnapshotRequest(
                        format,
                        plan.schedule(),
                        plan.fields(),
                        root.resolve(number == 1 ? folder : folder + "-" + number)
                                .toString(),
                        plan.options().getOrDefault(format, Map.of()),
                        plan.region(),
                        plan.stride()));
            }
        }
        if (!CheckpointBinder.isResumable(simulation)) {
            return result;
        }
        CheckpointRequest asked = run.checkpoint();
        return result.checkpoint(new CheckpointRequest(
                asked.schedule(), root.resolve(CHECKPOINTS).toString(), asked.keep(), asked.compress()));
    }

    /// Runs to the end, as `run` and the method say.
    ///
    /// @param changed the run of this config, perhaps with something changed
    public RunResult perform(Run changed, RunMonitor monitor) {
        return rounds.map(method -> Engine.run(method, changed, monitor))
                .orElseGet(() -> Engine.run(simulation, changed, monitor));
    }

    /// The plan of that.
    public String explain(Run changed) {
        return rounds.map(method -> Engine.explain(method, changed))
                .orElseGet(() -> Engine.explain(simulation, changed));
    }

    /// Refuses a method that takes several runs.
    ///
    /// @param what needs a single one
    /// @throws ConfigurationException if there is such a method
    public void requireOneRun(String what) {
        if (rounds.isPresent()) {
            throw new ConfigurationException("sampling="
                    + rounds.get().getClass().getSimpleName().toLowerCase(Locale.ROOT) + "; " + what
                    + " is for single runs, leave run.sampling out");
        }
    }
}
