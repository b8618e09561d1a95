package org.halocline.cli;

import java.nio.file.Path;
import org.halocline.io.config.Config;
import org.halocline.model.Run;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// Prints the plan of a run without running it.
@Command(
        name = "explain",
        description = "Print the plan of a run, without running it.",
        footerHeading = "%nExample:%n",
        footer = "  halocline explain configs/heat2d.json --workers 2x2")
final class ExplainCommand implements Runnable {
    @Parameters(paramLabel = "CONFIG", description = "A .json, .yaml or .yml file.")
    private Path file = Path.of("");

    @Mixin
    private ConfigOptions options = new ConfigOptions();

    @Mixin
    private SampleOptions samples = new SampleOptions();

    @Mixin
    private Streams streams = new Streams();

    @Override
    public void run() {
        Config config = options.read(file, samples.assignments());
        Run run = samples.change(options.run(config, ConfigOptions.defaultOutput(config)));
        streams.out().println(config.explain(run));
    }
}
