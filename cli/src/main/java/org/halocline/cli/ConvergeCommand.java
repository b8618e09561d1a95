package org.halocline.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.halocline.convergence.Convergence;
import org.halocline.error.ConfigurationException;
import org.halocline.error.RunFailedException;
import org.halocline.error.RunInterruptedException;
import org.halocline.io.config.Config;
import org.halocline.io.config.Suggestion;
import org.halocline.io.report.ConvergenceJson;
import org.halocline.model.ParameterSpec;
import org.halocline.model.SampleSimulation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Measures the order of a scheme.
@Command(
        name = "converge",
        description =
                "Run a config on finer and finer grids, and compare the order of its errors with the expected one."
                        + " No files are written.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  halocline converge configs/heat2d.json --set parameters.n=16",
            "  halocline converge configs/heat2d.json --set parameters.n=8 --levels 3"
        })
final class ConvergeCommand implements Callable<Integer> {
    @Parameters(paramLabel = "CONFIG", description = "A .json, .yaml or .yml file.")
    private Path file = Path.of("");

    @Mixin
    private ConfigOptions options = new ConfigOptions();

    @Option(
            names = {"-p", "--parameter"},
            paramLabel = "NAME",
            description = "The integer parameter that each level doubles, beginning with its value in the config."
                    + " Default: n.")
    private String parameter = "n";

    @Option(
            names = {"-l", "--levels"},
            paramLabel = "COUNT",
            description = "How many runs, at least 2. Default: 4.")
    private int levels = 4;

    @Option(
            names = {"-t", "--tolerance"},
            paramLabel = "NUMBER",
            description = "How far below the expected order the last one may be. Default: 0.25.")
    private double tolerance = Convergence.DEFAULT_TOLERANCE;

    @Option(names = "--json", description = "Print the table as JSON, once all runs are done.")
    private boolean json;

    @Mixin
    private Streams streams = new Streams();

    @Override
    public Integer call() {
        Config config = options.read(file);
        requireParameter(config);
        requireTolerance();
        Convergence table;
        Interrupts interrupts = Interrupts.ofThisThread();
        try (interrupts) {
            table = Convergence.measure(
                    config.simulation(),
                    options.run(config, ConfigOptions.defaultOutput(config)),
                    parameter,
                    levels,
                    this::show);
        } catch (RunInterruptedException | RunFailedException e) {
            if (e instanceof RunFailedException && interrupts.signal().isEmpty()) {
                throw e;
            }
            complain("interrupted");
            return ExitCode.signal(interrupts.signal().orElse(ExitCode.SIGINT));
        }
        PrintWriter out = streams.out();
        out.println(json ? ConvergenceJson.of(table, config.simulationName()).stripTrailing() : table.summary());
        out.flush();
        return verdict(table);
    }

    /// Here, and not in the library, for the sake of the suggestion.
    private void requireParameter(Config config) {
        if (config.simulation() instanceof SampleSimulation) {
            return; // has no grid to refine, which is the greater trouble
        }
        List<String> names = ParameterSpec.of(config.simulation().getClass()).stream()
                .map(ParameterSpec::name)
                .toList();
        if (!names.contains(parameter)) {
            throw new ConfigurationException("--parameter=" + parameter + "; " + config.simulationName()
                    + " has no such parameter; " + Suggestion.among(names, parameter, "parameters"));
        }
    }

    private void requireTolerance() {
        if (!(tolerance >= 0) || !Double.isFinite(tolerance)) {
            throw new ConfigurationException("--tolerance=" + tolerance + "; use a number from 0 up");
        }
    }

    /// A level takes many times as long as the one before: each is shown when it is done.
    private void show(Convergence table) {
        if (json) {
            return;
        }
        PrintWriter out = streams.out();
        if (table.levels().size() == 1) {
            out.println(table.header());
        }
        out.println(table.row(table.levels().getLast()));
        out.flush();
    }

    private int verdict(Convergence table) {
        int code = ExitCode.DONE;
        for (Convergence.Level level : table.levels()) {
            if (level.result().verification().filter(v -> !v.passed()).isPresent()) {
                complain("verification failed: " + parameter + "=" + level.value() + ", error="
                        + level.result().verification().get().error() + "; do not trust this table");
                code = ExitCode.FAILED;
            }
        }
        if (!table.isReached(tolerance)) {
            complain("order=" + table.order() + ", expected=" + table.expected() + ", tolerance=" + tolerance
                    + "; begin with a finer grid, or look for what spoils the scheme: boundaries, initial data");
            code = ExitCode.FAILED;
        }
        return code;
    }

    private void complain(String line) {
        streams.err().println("halocline: " + line);
    }
}
