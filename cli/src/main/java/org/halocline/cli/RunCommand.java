package org.halocline.cli;

import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.halocline.Engine;
import org.halocline.error.ConfigurationException;
import org.halocline.error.RunFailedException;
import org.halocline.error.RunInterruptedException;
import org.halocline.io.config.Config;
import org.halocline.io.report.OutputFolder;
import org.halocline.io.report.ResultJson;
import org.halocline.model.RunResult;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Runs a config.
@Command(
        name = "run",
        description = "Run a config. Outputs go to out/NAME, or to out/NAME-2 if there was a run before.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  halocline run configs/heat2d.json",
            "  halocline run configs/heat2d.json --workers 2x2 --set parameters.n=1024",
            "  halocline run configs/pi.json --json --quiet > pi.json",
            "  halocline run mine.json --class-path target/mine.jar"
        })
final class RunCommand implements Callable<Integer> {
    @Parameters(paramLabel = "CONFIG", description = "A .json, .yaml or .yml file.")
    private Path file = Path.of("");

    @Mixin
    private ConfigOptions options = new ConfigOptions();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            description = "Exactly this folder for all outputs; it must be absent or empty.")
    private @Nullable Path output;

    @Option(names = "--json", description = "Print result.json instead of the summary.")
    private boolean json;

    @Option(
            names = {"-q", "--quiet"},
            description = "Print the result and errors, but no progress and no notes.")
    private boolean quiet;

    @Option(
            names = "--progress",
            paramLabel = "MODE",
            description = "auto: a line redrawn on a terminal, plain lines elsewhere; plain; none. Default: auto.")
    private ProgressMode progress = ProgressMode.AUTO;

    @Mixin
    private Streams streams = new Streams();

    private final Terminal terminal;

    RunCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Config config = options.read(file);
        try (OutputFolder folder = openFolder(config)) {
            Interrupts interrupts = Interrupts.ofThisThread();
            RunResult result;
            try (interrupts;
                    ProgressReporter reporter = reporter()) {
                result = Engine.run(
                        config.simulation(), options.run(config, folder.path()), new Monitors(folder, reporter));
            } catch (ConfigurationException | RunInterruptedException | RunFailedException | UncheckedIOException e) {
                return stopped(e, interrupts, folder);
            }
            return finish(result, config, folder);
        }
    }

    private OutputFolder openFolder(Config config) {
        if (output != null) {
            return OutputFolder.exactly(output);
        }
        Path wanted = ConfigOptions.defaultOutput(config);
        OutputFolder folder = OutputFolder.fresh(wanted);
        if (!folder.path().equals(wanted.toAbsolutePath().normalize())) {
            note(wanted + " is not empty; writing to " + Kept.shown(folder.path()));
        }
        return folder;
    }

    private ProgressReporter reporter() {
        return new ProgressReporter(
                streams.err(), quiet ? ProgressMode.NONE : progress, !quiet, terminal, System::nanoTime);
    }

    /// Prints the result also when it cannot be written: it may have taken hours.
    private int finish(RunResult result, Config config, OutputFolder folder) {
        try {
            folder.finish(result, config.simulationName(), config.name());
        } catch (ConfigurationException | RunFailedException | UncheckedIOException e) {
            print(result, config);
            streams.out().flush();
            return Math.max(ExitCode.FAILED, Failures.report(e, streams.commandLine()));
        }
        print(result, config);
        tellWhere(folder);
        return verdict(result);
    }

    private void print(RunResult result, Config config) {
        PrintWriter out = streams.out();
        if (json) {
            out.println(ResultJson.of(result, config.simulationName()).stripTrailing());
        } else {
            out.println(result);
        }
    }

    private void tellWhere(OutputFolder folder) {
        PrintWriter out = streams.out();
        String files = "written to " + Kept.in(folder.path());
        if (json) {
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

    private int stopped(RuntimeException e, Interrupts interrupts, OutputFolder folder) {
        // A signal may also reach the engine in the middle of a file, which then fails: that is no failure of the run.
        if (e instanceof RunInterruptedException || interrupts.signal().isPresent()) {
            String where = e instanceof RunInterruptedException interrupted ? " at step " + interrupted.step() : "";
            complain("interrupted" + where + "; " + keep(folder));
            return ExitCode.signal(interrupts.signal().orElse(ExitCode.SIGINT));
        }
        int code = Failures.report(e, streams.commandLine());
        String kept = keep(folder);
        if (!(e instanceof ConfigurationException)) {
            complain(kept);
        }
        return code;
    }

    /// Ends the claim on the folder, and says what is in it; an empty one goes.
    private static String keep(OutputFolder folder) {
        folder.discard();
        return Files.exists(folder.path()) ? "kept " + Kept.in(folder.path()) : "nothing was written yet";
    }

    private void note(String line) {
        if (!quiet) {
            streams.err().println("note: " + line);
        }
    }

    private void complain(String line) {
        streams.err().println("halocline: " + line);
    }
}
