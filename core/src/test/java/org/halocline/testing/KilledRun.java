package org.halocline.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.halocline.Engine;
import org.halocline.model.CheckpointRequest;
import org.halocline.model.Compression;
import org.halocline.model.Observable;
import org.halocline.model.Observation;
import org.halocline.model.Progress;
import org.halocline.model.Run;
import org.halocline.model.RunMonitor;
import org.halocline.model.Schedule;
import org.halocline.model.Simulation;

/// A program whose run is long, to be killed: `KilledRun FOLDER fields|averages|samples KEEP-SECONDS CHECKPOINT-STEPS`.
/// What it observes it writes to `FOLDER/rows`, no sooner than it has to.
public final class KilledRun {
    private static final long LONG = 100_000_000;
    private static final int WORKERS = 2;

    private KilledRun() {}

    public static Simulation simulation(String kind) {
        return switch (kind) {
            case "fields" -> new Tides(60, true);
            case "averages" -> new Wander(60, 0.8, 0);
            default -> new FaultyDarts(3000, FaultPlan.NONE);
        };
    }

    /// The run, whose end is far away.
    ///
    /// @param every steps between checkpoints on disk; 0 for none
    public static Run run(String kind, Path checkpoints, double keepSeconds, long every) {
        Schedule schedule = every > 0 ? Schedule.everySteps(every) : new Schedule.OnRequest();
        CheckpointRequest request = new CheckpointRequest(schedule, checkpoints.toString(), 2, Compression.NONE);
        Run run = switch (kind) {
            case "fields" -> Run.steps(LONG).observe("h", Observable.sum("h")).observeEvery(Schedule.everySteps(7));
            case "averages" ->
                Run.steps(LONG)
                        .observe("u", Observable.mean("u"))
                        .observeEvery(Schedule.everySteps(7))
                        .average(30);
            default -> Run.samples(LONG);
        };
        return run.checkpoint(request).keepSeconds(keepSeconds).workers(WORKERS);
    }

    /// A line of the file of rows.
    public static String row(Observation observation) {
        return observation.step() + " " + observation.values() + "\n";
    }

    public static void main(String[] arguments) {
        Path folder = Path.of(arguments[0]);
        Run run = run(
                arguments[1],
                folder.resolve("checkpoints"),
                Double.parseDouble(arguments[2]),
                Long.parseLong(arguments[3]));
        StringBuilder rows = new StringBuilder();
        Engine.run(simulation(arguments[1]), run, new RunMonitor() {
            @Override
            public void observed(Observation observation) {
                rows.append(row(observation));
            }

            @Override
            public void progress(Progress progress) {
                if (Double.isNaN(progress.time()) && progress.done() > 0) {
                    rows.append(progress.done()).append(" samples\n");
                    write();
                }
            }

            @Override
            public void flush() {
                write();
            }

            @Override
            public void checkpointing(long step) {
                write();
            }

            private void write() {
                try {
                    Files.writeString(
                            folder.resolve("rows"), rows, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
                    rows.setLength(0);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        });
    }
}
