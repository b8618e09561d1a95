package org.halocline.cli;

import java.util.ArrayList;
import java.util.List;
import org.halocline.error.ConfigurationException;
import org.halocline.model.Run;
import org.halocline.model.Share;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/// How many samples a run draws, and which.
final class SampleOptions {
    @Option(names = "--samples", paramLabel = "N", description = "Number of samples; instead of run.samples.")
    private @Nullable String samples;

    @Option(
            names = "--standard-error",
            paramLabel = "E",
            description = "Ends when the standard error has come down to this; instead of run.target.standardError.")
    private @Nullable String standardError;

    @Option(
            names = "--relative-error",
            paramLabel = "E",
            description = "The same as a fraction of the mean; instead of run.target.relativeError.")
    private @Nullable String relativeError;

    @Option(
            names = "--limit-seconds",
            paramLabel = "S",
            description = "Ends after this wall time with the samples that there are; instead of run.limitSeconds.")
    private @Nullable String limitSeconds;

    @Option(
            names = "--charts",
            description =
                    "Draws how the estimates converge, and histograms, as PNG pictures; like charts in the config.")
    private boolean charts;

    @Option(
            names = "--share",
            paramLabel = "I/N",
            converter = ShareConverter.class,
            description = "Draws only part I of N of the samples, such as 2/4, to be combined with: halocline merge.")
    private @Nullable Share share;

    @Option(names = "--chunks", hidden = true, paramLabel = "I/N", converter = ShareConverter.class)
    private @Nullable Share sameShare;

    /// What they change in the config.
    List<String> assignments() {
        List<String> all = new ArrayList<>();
        add(all, "run.samples", samples);
        add(all, "run.target.standardError", standardError);
        add(all, "run.target.relativeError", relativeError);
        add(all, "run.limitSeconds", limitSeconds);
        if (charts) {
            all.add("charts=true");
        }
        return all;
    }

    private static void add(List<String> all, String path, @Nullable String value) {
        if (value != null) {
            all.add(path + "=" + value);
        }
    }

    /// The run with what no config says.
    Run change(Run run) {
        Share part = share == null ? sameShare : share;
        return part == null ? run : run.share(part);
    }

    /// Reads `2/4`.
    static final class ShareConverter implements ITypeConverter<Share> {
        @Override
        public Share convert(String text) {
            try {
                return Share.parse(text);
            } catch (ConfigurationException e) {
                throw new TypeConversionException(String.valueOf(e.getMessage()));
            }
        }
    }
}
