package org.halocline.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.halocline.Engine;
import org.halocline.error.ConfigurationException;
import org.halocline.io.config.Catalogue;
import org.halocline.io.config.Config;
import org.halocline.io.report.Beginning;
import org.halocline.io.report.OutputFolder;
import org.halocline.model.Rounds;
import org.halocline.model.Run;
import org.halocline.model.RunMonitor;
import org.halocline.model.SavedRounds;
import org.halocline.model.SavedRun;
import org.halocline.model.Stop;
import org.halocline.model.Workers;
import org.halocline.variance.VarianceReduction;
import org.halocline.variance.Vegas;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Goes on with a run that was stopped.
@Command(
        name = "resume",
        description = "Go on with a run from its newest checkpoint, in the same output folder.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  halocline resume out/heat2d",
            "  halocline resume out/heat2d --workers 4 --until 0.1",
            "  halocline resume out/vegas --rounds 20",
            "  halocline resume out/heat2d/checkpoints/step-000000005000"
        })
final class ResumeCommand implements Callable<Integer> {
    @Parameters(paramLabel = "DIR", description = "The output folder of the run, or one of its checkpoints.")
    private Path given = Path.of("");

    @Option(
            names = {"-w", "--workers"},
            paramLabel = "N|PxQ|auto",
            converter = ConfigOptions.AmountConverter.class,
            description = "Number of workers, their arrangement, or one per core; as before unless given.")
    private Workers.@Nullable Amount workers;

    @Option(names = "--pin", description = "Keeps each worker process to one core, on Linux; as before unless given.")
    private boolean pin;

    @Option(
            names = "--limit-seconds",
            paramLabel = "S",
            description = "Ends after this wall time with the samples that there are; as before unless given.")
    private @Nullable Double limitSeconds;

    @ArgGroup
    private @Nullable End end;

    @Mixin
    private ClassPathOption classPath = new ClassPathOption();

    @Mixin
    private ShowOptions show = new ShowOptions();

    @Mixin
    private Streams streams = new Streams();

    private final Terminal terminal;

    ResumeCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    /// Another end, at most one.
    static final class End {
        @Option(names = "--until", paramLabel = "TIME", description = "A later simulated time at which to end.")
        private @Nullable Double time;

        @Option(
                names = "--steps",
                paramLabel = "COUNT",
                description = "A greater number of steps, counted from the beginning.")
        private @Nullable Long steps;

        @Option(
                names = "--samples",
                paramLabel = "COUNT",
                description = "A greater number of samples, those that there are included.")
        private @Nullable Long samples;

        @Option(names = "--standard-error", paramLabel = "E", description = "A smaller standard error at which to end.")
        private @Nullable Double standardError;

        @Option(
                names = "--relative-error",
                paramLabel = "E",
                description = "A smaller error as a fraction of the mean at which to end.")
        private @Nullable Double relativeError;

        @Option(
                names = "--rounds",
                paramLabel = "COUNT",
                description = "A greater number of rounds of VEGAS, those that there are included.")
        private @Nullable Integer rounds;

        /// The method with what is different this time.
        Rounds extend(Rounds method) {
            if (rounds == null) {
                throw new ConfigurationException("method="
                        + method.getClass().getSimpleName().toLowerCase(Locale.ROOT)
                        + "; all its rounds follow from samples and target, begin a new run for others");
            }
            return method.extended(rounds);
        }

        /// @param before the end that the run was to have
        Stop stop(Stop before) {
            String score = before instanceof Stop.AtTarget target ? target.score() : "";
            double quantile = before instanceof Stop.AtTarget target ? target.quantile() : 0;
            if (standardError != null) {
                return Stop.standardError(score, standardError).quantile(quantile);
            }
            if (relativeError != null) {
                return Stop.relativeError(score, relativeError).quantile(quantile);
            }
            if (time != null) {
                return new Stop.AtTime(time);
            }
            if (steps != null) {
                return new Stop.AfterSteps(steps);
            }
            if (samples != null) {
                return new Stop.AfterSamples(samples);
            }
            if (rounds != null) {
                throw new ConfigurationException("rounds=" + rounds + "; the run takes none, extend it with --until,"
                        + " --steps, --samples or a smaller error");
            }
            throw new IllegalStateException("an end without a number");
        }
    }

    @Override
    public Integer call() {
        CheckpointPlace place = CheckpointPlace.of(given);
        Optional<Beginning> before = OutputFolder.beginning(place.output());
        ClassPath classes = classPath.isGiven()
                ? classPath.classPath()
                : new ClassPath(before.map(Beginning::classPath).orElse(List.of()).stream()
                        .map(Path::of)
                        .toList());
        // One loader: the classes of another would be others.
        ClassLoader loader = classes.loader();
        Catalogue catalogue = Catalogue.load(loader);
        SavedRun saved = Engine.saved(place.checkpoints(), loader, notes());
        if (saved.rounds().isPresent()) {
            requireUnfinished(place, saved.rounds().get());
        } else {
            requireUnfinished(place, saved);
        }
        Run run = run(place, saved, classes);
        Beginning beginning = new Beginning(
                catalogue.nameOf(VarianceReduction.innermost(saved.simulation()).getClass()),
                before.map(Beginning::configName)
                        .orElse(String.valueOf(place.output().getFileName())),
                run.classPath(),
                Optional.of(saved));
        try (OutputFolder folder = OutputFolder.again(place.output(), saved)) {
            return new LiveRun(folder, beginning, run, show, streams, terminal)
                    .perform(monitor -> Engine.resume(saved.checkpoint(), loader, old -> run, this::extended, monitor));
        }
    }

    private RunMonitor notes() {
        return new RunMonitor() {
            @Override
            public void note(String line) {
                if (show.notes()) {
                    streams.err().println("note: " + line);
                }
            }
        };
    }

    private void requireUnfinished(CheckpointPlace place, SavedRun saved) {
        boolean finished = Files.exists(place.output().resolve("result.json"));
        boolean ranOutOfTime = saved.run().sampleTerms().limitSeconds() > 0 && saved.samples() < mostSamples(saved);
        if (finished
                && !ranOutOfTime
                && (end == null
                        || !isLater(end.stop(saved.run().stop()), saved.run().stop()))) {
            throw new ConfigurationException(
                    "output=" + given + ", stop=" + saved.run().stop()
                            + "; the run is finished, extend it with --until, --steps, --samples or a smaller error");
        }
    }

    private void requireUnfinished(CheckpointPlace place, SavedRounds saved) {
        Rounds method = extended(saved.method());
        if (saved.isDone() && end == null && Files.exists(place.output().resolve("result.json"))) {
            throw new ConfigurationException("output=" + given + "; all rounds are done, "
                    + (method instanceof Vegas
                            ? "extend the run with --rounds"
                            : "begin a new run for another target"));
        }
    }

    private Rounds extended(Rounds method) {
        return end == null ? method : end.extend(method);
    }

    private static long mostSamples(SavedRun saved) {
        return saved.run().stop() instanceof Stop.AfterSamples after ? after.samples() : Long.MAX_VALUE;
    }

    /// Whether one end is behind another; true if they cannot be compared.
    private static boolean isLater(Stop stop, Stop before) {
        return switch (stop) {
            case Stop.AtTime at when before instanceof Stop.AtTime then -> at.time() > then.time();
            case Stop.AfterSteps after when before instanceof Stop.AfterSteps then -> after.steps() > then.steps();
            case Stop.AfterSamples after
            when before instanceof Stop.AfterSamples then -> after.samples() > then.samples();
            case Stop.AtTarget target
            when before instanceof Stop.AtTarget then ->
                target.isRelative() != then.isRelative() || target.error() < then.error();
            default -> true;
        };
    }

    /// The run as it was, with what is different this time.
    private Run run(CheckpointPlace place, SavedRun saved, ClassPath classes) {
        Run run = saved.run().classPath(classes.entries());
        String directory = run.checkpoint().directory();
        Path before = directory.isEmpty() ? null : Path.of(directory).getParent();
        run = before == null ? run : run.moved(before, place.output());
        run = workers == null ? run : run.workers(workers);
        run = pin ? run.pin(true) : run;
        run = limitSeconds == null ? run : run.limitSeconds(limitSeconds);
        return end == null || saved.rounds().isPresent()
                ? run
                : run.stop(end.stop(saved.run().stop()));
    }

    /// Where checkpoints are, and the output folder that they belong to.
    ///
    /// @param checkpoints one checkpoint, or the folder of all
    record CheckpointPlace(Path checkpoints, Path output) {
        static CheckpointPlace of(Path given) {
            Path path = given.toAbsolutePath().normalize();
            if (!Files.isDirectory(path)) {
                throw new ConfigurationException(
                        "folder=" + given + "; there is none, name the output folder of a run");
            }
            Path inside = path.resolve(Config.CHECKPOINTS);
            if (Files.isDirectory(inside)) {
                return new CheckpointPlace(inside, path);
            }
            boolean one = Files.exists(path.resolve("manifest"));
            if (!one && !isNamed(path)) {
                throw new ConfigurationException("folder=" + given + "; it has no checkpoints, nothing to resume from");
            }
            Path all = one ? path.resolveSibling("") : path;
            return new CheckpointPlace(path, isNamed(all) ? all.resolveSibling("") : all);
        }

        private static boolean isNamed(Path folder) {
            return folder.endsWith(Config.CHECKPOINTS);
        }
    }
}
