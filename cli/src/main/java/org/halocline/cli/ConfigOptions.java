package org.halocline.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.halocline.error.ConfigurationException;
import org.halocline.io.config.Config;
import org.halocline.io.config.ConfigReader;
import org.halocline.io.config.Settings;
import org.halocline.model.Run;
import org.halocline.model.Workers;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/// What changes a config from outside.
final class ConfigOptions {
    /// Folder of all outputs that no one put elsewhere.
    private static final Path OUT = Path.of("out");

    @Option(
            names = {"-w", "--workers"},
            paramLabel = "N|PxQ|auto",
            converter = AmountConverter.class,
            description = "Number of workers, their arrangement, or one per core; instead of run.workers.")
    private Workers.@Nullable Amount workers;

    @Option(
            names = "--time-block",
            paramLabel = "N",
            description = "Steps at a time while cells are in the cache: 1 for one after the other, 0 for what seems"
                    + " best; instead of run.timeBlock. Changes no result.")
    private @Nullable Integer timeBlock;

    @Option(
            names = "--pin",
            description = "Keeps each worker process to one core, on Linux; instead of run.pin. Changes no result.")
    private boolean pin;

    @Option(
            names = {"-s", "--set"},
            paramLabel = "PATH=VALUE",
            description = "Changes one value of the config, like parameters.n=1024. May be given several times.")
    private List<String> assignments = List.of();

    @Mixin
    private ClassPathOption classPath = new ClassPathOption();

    /// Reads and checks a config.
    Config read(Path file) {
        return read(file, List.of());
    }

    /// The same with more values changed.
    Config read(Path file, List<String> more) {
        return read(file, more, false);
    }

    /// Reads a config in the size in which it is verified.
    Config readToVerify(Path file) {
        return read(file, List.of(), true);
    }

    private Config read(Path file, List<String> more, boolean verifying) {
        List<String> all = Stream.concat(assignments.stream(), more.stream()).toList();
        return new ConfigReader(classPath.catalogue())
                .read(file, new Settings(all, Optional.ofNullable(workers), verifying));
    }

    /// The run that a config asks for.
    Run run(Config config, Path outputFolder) {
        Run run = config.runInto(outputFolder.toAbsolutePath())
                .classPath(classPath.classPath().entries());
        run = pin ? run.pin(true) : run;
        return timeBlock == null ? run : run.timeBlock(timeBlock);
    }

    /// Where outputs go unless `--output` says otherwise.
    static Path defaultOutput(Config config) {
        return config.output().map(Path::of).orElse(OUT.resolve(config.name()));
    }

    /// Reads `4`, `2x2` or `auto`.
    static final class AmountConverter implements ITypeConverter<Workers.Amount> {
        @Override
        public Workers.Amount convert(String text) {
            try {
                return Workers.parse(text);
            } catch (ConfigurationException e) {
                throw new TypeConversionException(String.valueOf(e.getMessage()));
            }
        }
    }
}
