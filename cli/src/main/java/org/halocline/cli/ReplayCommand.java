package org.halocline.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.halocline.Engine;
import org.halocline.error.ConfigurationException;
import org.halocline.io.config.Config;
import org.halocline.model.Replay;
import org.halocline.model.SampleSimulation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Draws one sample again.
@Command(
        name = "replay",
        description = "Draw one sample of a run again, and print its scores, the random numbers that it drew, and what"
                + " the simulation tells of it.",
        footerHeading = "%nExample:%n",
        footer = "  halocline replay configs/pi.json --sample 123456789")
final class ReplayCommand implements Callable<Integer> {
    @Parameters(paramLabel = "CONFIG", description = "A .json, .yaml or .yml file.")
    private Path file = Path.of("");

    @Option(names = "--sample", paramLabel = "N", required = true, description = "Index of the sample, from 0.")
    private long sample;

    @Option(
            names = "--draws",
            paramLabel = "N",
            defaultValue = "8",
            description = "How many random numbers to print: the first; ${DEFAULT-VALUE} unless given.")
    private int draws;

    @Mixin
    private ConfigOptions options = new ConfigOptions();

    @Mixin
    private Streams streams = new Streams();

    @Override
    public Integer call() {
        Config config = options.read(file);
        config.requireOneRun("replay");
        if (!(config.simulation() instanceof SampleSimulation simulation)) {
            throw new ConfigurationException(
                    "simulation=" + config.simulationName() + "; it draws no samples, there is nothing to replay");
        }
        Replay replay = Engine.replay(simulation, config.run().seed(), sample, draws);
        streams.out().println(replay);
        return replay.failure().isPresent() ? ExitCode.FAILED : ExitCode.DONE;
    }
}
