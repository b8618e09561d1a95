package org.halocline.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.halocline.error.ConfigurationException;
import org.halocline.error.RunFailedException;
import org.halocline.error.RunInterruptedException;
import org.halocline.io.config.Config;
import org.halocline.io.report.VerificationJson;
import org.halocline.io.report.VerificationTable;
import org.halocline.io.report.VerifiedConfig;
import org.halocline.model.Observable;
import org.halocline.model.Run;
import org.halocline.model.SampleSimulation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Runs configs in small sizes, and compares each with what its answer must be.
@Command(
        name = "verify",
        description = "Run the shipped configs in sizes that take seconds, and compare each with its closed form, exact"
                + " count or published value. No files are written.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  halocline verify",
            "  halocline verify pi ising-ensemble heat2d",
            "  halocline verify mine.json --class-path target/mine.jar --json"
        })
final class VerifyCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "NAME",
            arity = "0..*",
            description = "A shipped config by its name, or any .json, .yaml or .yml file. Default: all that are"
                    + " shipped.")
    private List<String> names = List.of();

    @Mixin
    private ConfigOptions options = new ConfigOptions();

    @Option(names = "--json", description = "Print the tables as JSON, once all runs are done.")
    private boolean json;

    @Option(
            names = {"-q", "--quiet"},
            description = "Print the tables and errors, but no progress and no notes.")
    private boolean quiet;

    @Mixin
    private Streams streams = new Streams();

    private final Terminal terminal;

    VerifyCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    /// A config with the run that verifies it.
    private record Planned(Config config, Run run) {
        boolean isOfSamples() {
            return config.simulation() instanceof SampleSimulation;
        }
    }

    @Override
    public Integer call() {
        List<Planned> plans = plan();
        VerificationTable table = VerificationTable.of(
                plans.stream().map(plan -> plan.config.name()).toList());
        List<VerifiedConfig> done = new ArrayList<>();
        long begin = System.nanoTime();
        Interrupts interrupts = Interrupts.ofThisThread();
        try (interrupts) {
            for (Planned plan : plans) {
                done.add(verify(plan, done.size() + 1 + "/" + plans.size(), interrupts));
                show(table, done);
                if (streams.out().checkError()) {
                    return code(done); // whoever read the table has left
                }
            }
        } catch (RunInterruptedException | RunFailedException e) {
            complain("interrupted; " + done.size() + " of " + plans.size() + " were verified");
            return ExitCode.signal(interrupts.signal().orElse(ExitCode.SIGINT));
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        PrintWriter out = streams.out();
        out.println(
                json
                        ? VerificationJson.of(done, seconds).stripTrailing()
                        : System.lineSeparator() + VerificationTable.summary(done, seconds));
        out.flush();
        return code(done);
    }

    /// All that was asked for, grids first; refuses what cannot be run before anything is.
    private List<Planned> plan() {
        ShippedConfigs shipped = ShippedConfigs.here();
        List<Path> files = names.isEmpty()
                ? shipped.all()
                : names.stream().map(shipped::find).distinct().toList();
        List<Planned> plans = new ArrayList<>();
        for (Path file : files) {
            Config config = options.readToVerify(file);
            Run run = bare(options.run(config, ConfigOptions.defaultOutput(config)));
            try {
                config.explain(run);
            } catch (ConfigurationException e) {
                throw new ConfigurationException("config=" + file + ": " + e.getMessage(), e);
            }
            plans.add(new Planned(config, run));
        }
        plans.sort(Comparator.comparing(Planned::isOfSamples)); // stable: names stay in order
        return plans;
    }

    /// Nothing is written. What is averaged is observed nevertheless: it may be what is verified.
    private static Run bare(Run run) {
        Run bare = run.withoutOutputs();
        if (run.averages().isOn()) {
            bare = bare.observeEvery(run.observeEvery()).averages(run.averages());
            for (Map.Entry<String, Observable> each : run.observables().entrySet()) {
                bare = bare.observe(each.getKey(), each.getValue());
            }
        }
        return bare;
    }

    /// A run that fails is a verdict, and not the end of the others.
    private VerifiedConfig verify(Planned plan, String number, Interrupts interrupts) {
        Config config = plan.config;
        try (ProgressReporter reporter = reporter(number + " " + config.name())) {
            return VerifiedConfig.of(config.name(), config.simulationName(), config.perform(plan.run, reporter));
        } catch (RunFailedException e) {
            if (interrupts.signal().isPresent()) {
                throw e; // a signal may reach the engine in the middle of something, which then fails
            }
            return VerifiedConfig.without(
                    config.name(), config.simulationName(), config.simulation(), String.valueOf(e.getMessage()));
        }
    }

    /// Off a terminal the rows are progress enough.
    private ProgressReporter reporter(String title) {
        ProgressMode mode = quiet || !terminal.interactive() ? ProgressMode.NONE : ProgressMode.AUTO;
        return new ProgressReporter(title, streams.err(), mode, !quiet, terminal, System::nanoTime);
    }

    /// The newest row, and above it a header where a table begins.
    private void show(VerificationTable table, List<VerifiedConfig> done) {
        if (json) {
            return;
        }
        PrintWriter out = streams.out();
        String header = table.header(done.getLast().simulation());
        if (done.size() == 1) {
            out.println(header);
        } else if (!header.equals(table.header(done.get(done.size() - 2).simulation()))) {
            out.println(System.lineSeparator() + header);
        }
        out.println(table.row(done.getLast()));
        out.flush();
    }

    private int code(List<VerifiedConfig> done) {
        int code = ExitCode.DONE;
        for (VerifiedConfig verified : done) {
            if (verified.verdict().isFailure()) {
                complain("verification failed: config=" + verified.config() + "; do not use its results");
                code = ExitCode.FAILED;
            }
        }
        return code;
    }

    private void complain(String line) {
        streams.err().println("halocline: " + line);
    }
}
