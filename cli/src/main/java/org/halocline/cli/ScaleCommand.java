package org.halocline.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import org.halocline.bench.scaling.ScalingFiles;
import org.halocline.bench.scaling.ScalingJson;
import org.halocline.bench.scaling.ScalingReport;
import org.halocline.bench.scaling.ScalingStudy;
import org.halocline.error.ConfigurationException;
import org.halocline.error.RunFailedException;
import org.halocline.error.RunInterruptedException;
import org.halocline.io.config.Config;
import org.halocline.io.config.ConfigReader;
import org.halocline.io.config.Settings;
import org.halocline.io.report.OutputFolder;
import org.halocline.model.Run;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Measures how a config scales.
@Command(
        name = "scale",
        description =
                "Run a config on more and more workers, measure the machine beside it, and say how many workers to use."
                        + " Tables and pictures go to out/NAME-scale.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  halocline scale configs/heat2d.json --set parameters.n=1024 --set run.steps=500",
            "  halocline scale configs/pi.json --workers 1,2,4 --oversubscribe --repeats 5"
        })
final class ScaleCommand implements Callable<Integer> {
    private static final String SUFFIX = "-scale";
    private static final String SCRATCH = "scratch";

    @Parameters(paramLabel = "CONFIG", description = "A .json, .yaml or .yml file.")
    private Path file = Path.of("");

    @Option(
            names = {"-w", "--workers"},
            paramLabel = "N",
            split = ",",
            description = "Numbers of workers, separated by commas. Default: 1, 2, 4, … up to the number of cores.")
    private List<Integer> workers = List.of();

    @Option(names = "--oversubscribe", description = "Allow more workers than cores.")
    private boolean oversubscribe;

    @Option(
            names = {"-r", "--repeats"},
            paramLabel = "COUNT",
            description = "How often each run is measured; the median counts. Default: 3.")
    private int repeats = ScalingStudy.DEFAULT_REPEATS;

    @Option(
            names = "--weak",
            paramLabel = "PARAMETER",
            arity = "0..1",
            fallbackValue = "n",
            description = "Measure weak scaling too: a problem that grows with the workers by this integer parameter."
                    + " Default: n.")
    private @Nullable String weak;

    @Option(
            names = "--flops",
            paramLabel = "NUMBER",
            description = "Floating-point operations per cell update, to draw the roofline in operations.")
    private @Nullable Double flops;

    @Option(
            names = "--with-outputs",
            description =
                    "Write snapshots and checkpoints as the config says, and delete them; else they are left" + " out.")
    private boolean withOutputs;

    @Option(
            names = {"-s", "--set"},
            paramLabel = "PATH=VALUE",
            description = "Changes one value of the config, like parameters.n=1024. May be given several times.")
    private List<String> assignments = List.of();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            description = "Exactly this folder for tables and pictures; it must be absent or empty.")
    private @Nullable Path output;

    @Option(names = "--json", description = "Print scaling.json instead of the tables.")
    private boolean json;

    @Option(
            names = {"-q", "--quiet"},
            description = "Do not say what is being measured.")
    private boolean quiet;

    @Mixin
    private ClassPathOption classPath = new ClassPathOption();

    @Mixin
    private Streams streams = new Streams();

    @Override
    public Integer call() {
        Config config = new ConfigReader(classPath.catalogue()).read(file, new Settings(assignments, Optional.empty()));
        config.requireOneRun("scale");
        requireCores();
        OutputFolder folder = output == null
                ? OutputFolder.fresh(ConfigOptions.defaultOutput(config).resolveSibling(name(config) + SUFFIX))
                : OutputFolder.exactly(output);
        Interrupts interrupts = Interrupts.ofThisThread();
        boolean done = false;
        try (interrupts) {
            ScalingReport report = study(config, folder.path()).measure(this::tell);
            List<String> notes = ScalingFiles.write(report, config.simulationName(), folder.path());
            done = true;
            print(report, config, notes, folder.path());
            return ExitCode.DONE;
        } catch (IOException e) {
            throw new UncheckedIOException("folder=" + folder.path() + " cannot be written: " + e.getMessage(), e);
        } catch (RunInterruptedException | RunFailedException e) {
            if (e instanceof RunFailedException && interrupts.signal().isEmpty()) {
                throw e;
            }
            streams.err().println("halocline: interrupted");
            return ExitCode.signal(interrupts.signal().orElse(ExitCode.SIGINT));
        } finally {
            if (done) {
                folder.close();
            } else {
                folder.discard();
            }
        }
    }

    private static String name(Config config) {
        Path folder = ConfigOptions.defaultOutput(config).getFileName();
        return folder == null ? config.name() : folder.toString();
    }

    private void requireCores() {
        int cores = Runtime.getRuntime().availableProcessors();
        for (int count : workers) {
            if (count > cores && !oversubscribe) {
                throw new ConfigurationException("workers=" + count + ", cores=" + cores
                        + "; workers would share cores, add --oversubscribe to measure that");
            }
        }
    }

    private ScalingStudy study(Config config, Path folder) {
        Path scratch = folder.resolve(SCRATCH);
        Run run = config.runInto(scratch).classPath(classPath.classPath().entries());
        ScalingStudy plain = ScalingStudy.of(config.simulation(), run);
        return new ScalingStudy(
                config.simulation(),
                run,
                workers.isEmpty() ? plain.workers() : workers,
                repeats,
                Optional.ofNullable(weak),
                withOutputs ? Optional.of(scratch) : Optional.empty(),
                flops == null ? OptionalDouble.empty() : OptionalDouble.of(flops));
    }

    private void tell(String line) {
        if (!quiet) {
            streams.err().println("measuring " + line);
        }
    }

    private void print(ScalingReport report, Config config, List<String> notes, Path folder) {
        PrintWriter out = streams.out();
        if (json) {
            out.println(ScalingJson.of(report, config.simulationName()).stripTrailing());
        } else {
            out.println(report);
            out.println("written to " + Kept.in(folder));
        }
        out.flush();
        notes.forEach(note -> streams.err().println("note: " + note));
    }
}
