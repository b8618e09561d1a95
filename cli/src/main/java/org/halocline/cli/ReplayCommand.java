package org.halocline.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.halocline.Engine;
import org.halocline.error.ConfigurationException;
import org.halocline.io.config.Config;
import org.halocline.model.Replay;
import org.halocline.model.Rounds;
import org.halocline.model.Run;
import org.halocline.model.SampleSimulation;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Draws one sample again.
@Command(
        name = "replay",
        description = "Draw one sample of a run again, and print its scores, the random numbers that it drew, and what"
                + " the simulation tells of it.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  halocline replay configs/pi.json --sample 123456789",
            "  halocline replay configs/vegas.json --round 3 --sample 17"
        })
final class ReplayCommand implements Callable<Integer> {
    @Parameters(paramLabel = "CONFIG", description = "A .json, .yaml or .yml file.")
    private Path file = Path.of("");

    @Option(names = "--sample", paramLabel = "N", required = true, description = "Index of the sample, from 0.")
    private long sample;

    @Option(
            names = "--round",
            paramLabel = "K",
            description = "Of a run in rounds: in which, from 1. Those before it are drawn first.")
    private @Nullable Integer round;

    @Option(names = "--level", paramLabel = "L", description = "Of a multilevel run: on which level, from 0.")
    private @Nullable Integer level;

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
        Replay replay = config.rounds().isPresent() ? replay(config.rounds().get(), config.run()) : replay(config);
        streams.out().println(replay);
        return replay.failure().isPresent() ? ExitCode.FAILED : ExitCode.DONE;
    }

    private Replay replay(Config config) {
        if (!(config.simulation() instanceof SampleSimulation simulation)) {
            throw new ConfigurationException(
                    "simulation=" + config.simulationName() + "; it draws no samples, there is nothing to replay");
        }
        if (round != null || level != null) {
            throw new ConfigurationException(
                    (round == null ? "level=" + level : "round=" + round) + "; the run takes no rounds, leave it out");
        }
        return Engine.replay(simulation, config.run().seed(), sample, draws);
    }

    private Replay replay(Rounds method, Run run) {
        if (round == null && level == null) {
            throw new ConfigurationException("sample=" + sample + " of " + method.describe(run)
                    + "; say in which of the rounds with --round, from 1, and of multilevel in which --level");
        }
        return Engine.replay(method, run, round == null ? 1 : round, level == null ? -1 : level, sample, draws);
    }
}
