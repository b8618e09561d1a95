package org.halocline.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.halocline.checkpoint.CheckpointFolder;
import org.halocline.error.ConfigurationException;
import org.halocline.error.RunFailedException;
import org.halocline.error.RunInterruptedException;
import org.halocline.io.config.Config;
import org.halocline.io.report.Beginning;
import org.halocline.io.report.OutputFolder;
import org.halocline.io.report.ResultJson;
import org.halocline.model.OutputTrouble;
import org.halocline.model.Run;
import org.halocline.model.RunMonitor;
import org.halocline.model.RunResult;
import org.halocline.model.Stop;

/// A run that someone watches: progress, signals, what came out, and how to go on when it was stopped.
final class LiveRun {
    private final OutputFolder folder;
    private final Beginning beginning;
    private final ShowOptions show;
    private final Streams streams;
    private final Terminal terminal;
    private final boolean drops;

    /// Of samples the checkpoint says how many there are.
    private final boolean takesSteps;

    /// @param run what is about to be run, as far as it is about outputs
    LiveRun(OutputFolder folder, Beginning beginning, Run run, ShowOptions show, Streams streams, Terminal terminal) {
        this.takesSteps = !(run.stop() instanceof Stop.AfterSamples || run.stop() instanceof Stop.AtTarget);
        this.drops = run.survival().outputTrouble() == OutputTrouble.DROP;
        this.folder = folder;
        this.beginning = beginning;
        this.show = show;
        this.streams = streams;
        this.terminal = terminal;
        if (!takesSteps) {
            folder.countSamples();
        }
        folder.begin(beginning);
    }

    /// Runs to the end.
    ///
    /// @param engine runs, and tells the monitor
    /// @return the exit code
    int perform(Function<RunMonitor, RunResult> engine) {
        Interrupts interrupts = Interrupts.ofThisThread();
        RunResult result;
        try (interrupts;
                ProgressReporter reporter = new ProgressReporter(
                        streams.err(), show.progress(), show.notes(), terminal, System::nanoTime)) {
            if (drops) {
                folder.goOnWithout(reporter);
            }
            result = engine.apply(new Monitors(folder, reporter));
        } catch (ConfigurationException | RunInterruptedException | RunFailedException | UncheckedIOException e) {
            return stopped(e, interrupts);
        }
        return finish(result);
    }

    /// Prints the result also when it cannot be written: it may have taken hours.
    private int finish(RunResult result) {
        try {
            folder.finish(result, beginning.simulationName(), beginning.configName());
        } catch (ConfigurationException | RunFailedException | UncheckedIOException e) {
            print(result);
            streams.out().flush();
            return Math.max(ExitCode.FAILED, Failures.report(e, streams.commandLine()));
        }
        removeUnused();
        print(result);
        tellWhere();
        return verdict(result);
    }

    /// Where no checkpoint was written nobody looks for one.
    private void removeUnused() {
        if (checkpoints().isEmpty()) {
            try {
                Files.deleteIfExists(folder.path().resolve(Config.CHECKPOINTS));
            } catch (IOException e) {
                // Not empty after all, or only untidy.
            }
        }
    }

    private void print(RunResult result) {
        PrintWriter out = streams.out();
        if (show.json()) {
            out.println(ResultJson.of(result, beginning.simulationName(), beginning.from())
                    .stripTrailing());
        } else {
            out.println(result);
        }
    }

    private void tellWhere() {
        PrintWriter out = streams.out();
        String files = "written to " + Kept.in(folder.path());
        if (show.json()) {
            note(files);
        } else {
            out.println(files);
        }
        out.flush();
    }

    private int verdict(RunResult result) {
        return result.verification()
                .filter(outcome -> !outcome.passed())
                .map(wrong -> {
                    complain("verification failed: error=" + wrong.error() + ", bound=" + wrong.bound() + ", reference="
                            + wrong.reference() + "; do not use this result");
                    return ExitCode.FAILED;
                })
                .orElse(ExitCode.DONE);
    }

    private int stopped(RuntimeException e, Interrupts interrupts) {
        // A signal may also reach the engine in the middle of a file, which then fails: that is no failure of the run.
        if (e instanceof RunInterruptedException || interrupts.signal().isPresent()) {
            String where = e instanceof RunInterruptedException interrupted && takesSteps
                    ? " at step " + interrupted.step()
                    : "";
            folder.ended("interrupted", String.valueOf(e.getMessage()));
            complain("interrupted" + where + "; " + keep());
            tellHowToGoOn();
            return ExitCode.signal(interrupts.signal().orElse(ExitCode.SIGINT));
        }
        folder.ended("failed", String.valueOf(e.getMessage()));
        int code = Failures.report(e, streams.commandLine());
        String kept = keep();
        if (!(e instanceof ConfigurationException)) {
            complain(kept);
            tellHowToGoOn();
        }
        return code;
    }

    /// Ends the claim on the folder, and says what is in it; an empty one goes.
    private String keep() {
        if (beginning.from().isPresent()) {
            folder.close();
        } else {
            folder.discard();
        }
        return Files.exists(folder.path()) ? "kept " + Kept.in(folder.path()) : "nothing was written yet";
    }

    private void tellHowToGoOn() {
        List<Path> checkpoints = checkpoints();
        if (!checkpoints.isEmpty()) {
            complain("checkpoint " + checkpoints.getLast().getFileName() + "; go on with: ./halocline resume "
                    + Kept.quoted(folder.path()));
        }
    }

    private List<Path> checkpoints() {
        try {
            return new CheckpointFolder(folder.path().resolve(Config.CHECKPOINTS)).complete();
        } catch (IOException e) {
            return List.of();
        }
    }

    private void note(String line) {
        if (show.notes()) {
            streams.err().println("note: " + line);
        }
    }

    private void complain(String line) {
        streams.err().println("halocline: " + line);
    }
}
