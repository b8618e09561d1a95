package org.halocline.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.halocline.error.ConfigurationException;
import org.halocline.io.config.Config;
import org.halocline.io.config.ConfigError;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Reads configs and plans their runs, to find what is wrong with them.
@Command(
        name = "check",
        description = "Find what is wrong with configs, without running them.",
        footerHeading = "%nExample:%n",
        footer = "  halocline check configs/*.json")
final class CheckCommand implements Callable<Integer> {
    @Parameters(paramLabel = "CONFIG", arity = "1..*", description = "A .json, .yaml or .yml file.")
    private List<Path> files = List.of();

    @Mixin
    private ConfigOptions options = new ConfigOptions();

    @Option(
            names = {"-q", "--quiet"},
            description = "Print nothing but errors.")
    private boolean quiet;

    @Mixin
    private Streams streams = new Streams();

    @Override
    public Integer call() {
        int code = ExitCode.DONE;
        for (Path file : files) {
            try {
                check(file);
            } catch (ConfigError wrong) {
                code = Failures.report(wrong, streams.commandLine());
            } catch (ConfigurationException wrong) {
                // The plan does not know the file that it comes from.
                streams.err().print(file + ": ");
                code = Failures.report(wrong, streams.commandLine());
            }
        }
        return code;
    }

    private void check(Path file) {
        Config config = options.read(file);
        config.explain(options.run(config, ConfigOptions.defaultOutput(config)));
        if (!quiet) {
            streams.out().println(file + ": ok");
        }
    }
}
