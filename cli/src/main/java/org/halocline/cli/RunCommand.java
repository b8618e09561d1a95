package org.halocline.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.halocline.io.config.Config;
import org.halocline.io.report.Beginning;
import org.halocline.io.report.OutputFolder;
import org.halocline.model.Run;
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
            "  halocline run configs/pi.json --standard-error 1e-3",
            "  halocline run configs/pi.json --charts",
            "  halocline run configs/genz.json --samples 10000 --set run.sampling.method=vegas",
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

    @Mixin
    private SampleOptions samples = new SampleOptions();

    @Mixin
    private ShowOptions show = new ShowOptions();

    @Mixin
    private Streams streams = new Streams();

    private final Terminal terminal;

    RunCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Config config = options.read(file, samples.assignments());
        try (OutputFolder folder = openFolder(config)) {
            if (config.charts()) {
                folder.keepCharts();
            }
            Run run = samples.change(options.run(config, folder.path()));
            Beginning beginning = new Beginning(config.simulationName(), config.name(), run.classPath());
            return new LiveRun(folder, beginning, run, show, streams, terminal)
                    .perform(monitor -> config.perform(run, monitor));
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

    private void note(String line) {
        if (show.notes()) {
            streams.err().println("note: " + line);
        }
    }
}
