package org.halocline.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.halocline.Engine;
import org.halocline.error.ConfigurationException;
import org.halocline.io.config.Catalogue;
import org.halocline.io.config.Config;
import org.halocline.io.report.Beginning;
import org.halocline.io.report.OutputFolder;
import org.halocline.model.MergeRequest;
import org.halocline.model.RunMonitor;
import org.halocline.model.SavedRun;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Combines shares of a sample run.
@Command(
        name = "merge",
        description = "Combine runs that drew different samples of one simulation, to the bits of one run that drew"
                + " them all.",
        footerHeading = "%nExample:%n",
        footer = {
            "  halocline run configs/pi.json --share 1/2 -o out/first",
            "  halocline run configs/pi.json --share 2/2 -o out/second",
            "  halocline merge out/first out/second"
        })
final class MergeCommand implements Callable<Integer> {
    private static final Path MERGED = Path.of("out", "merged");

    @Parameters(paramLabel = "DIR", arity = "1..*", description = "Output folders of the runs, or single checkpoints.")
    private List<Path> given = List.of();

    @Option(names = "--partial", description = "Takes what there is, should samples be missing.")
    private boolean partial;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            description = "Exactly this folder for the result; it must be absent or empty. Else out/merged, or a number"
                    + " after it.")
    private @Nullable Path output;

    @Mixin
    private ClassPathOption classPath = new ClassPathOption();

    @Mixin
    private ShowOptions show = new ShowOptions();

    @Mixin
    private Streams streams = new Streams();

    private final Terminal terminal;

    MergeCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        List<ResumeCommand.CheckpointPlace> places =
                given.stream().map(ResumeCommand.CheckpointPlace::of).toList();
        Optional<Beginning> before = OutputFolder.beginning(places.getFirst().output());
        ClassPath classes = classPath.isGiven()
                ? classPath.classPath()
                : new ClassPath(before.map(Beginning::classPath).orElse(List.of()).stream()
                        .map(Path::of)
                        .toList());
        // One loader: the classes of another would be others.
        ClassLoader loader = classes.loader();
        List<Path> folders =
                places.stream().map(ResumeCommand.CheckpointPlace::checkpoints).toList();
        requireOnce(folders);
        SavedRun first = Engine.saved(folders.getFirst(), loader, RunMonitor.NONE);
        try (OutputFolder folder = output == null ? OutputFolder.fresh(MERGED) : OutputFolder.exactly(output)) {
            Beginning beginning = new Beginning(
                    Catalogue.load(loader).nameOf(first.simulation().getClass()),
                    before.map(Beginning::configName)
                            .orElse(String.valueOf(places.getFirst().output().getFileName())),
                    classes.entries().stream().map(Path::toString).toList());
            MergeRequest request =
                    new MergeRequest(folders, partial, Optional.of(folder.path().resolve(Config.CHECKPOINTS)));
            return new LiveRun(folder, beginning, first.run(), show, streams, terminal)
                    .perform(monitor -> Engine.merge(request, loader, monitor));
        }
    }

    private void requireOnce(List<Path> folders) {
        for (int n = 0; n < folders.size(); n++) {
            if (folders.subList(0, n).contains(folders.get(n))) {
                throw new ConfigurationException("folder=" + given.get(n) + " is named twice; name it once");
            }
        }
    }
}
