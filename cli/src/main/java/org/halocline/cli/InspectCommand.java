package org.halocline.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.halocline.Engine;
import org.halocline.checkpoint.Checkpoint;
import org.halocline.checkpoint.CheckpointFolder;
import org.halocline.checkpoint.DamagedCheckpointException;
import org.halocline.error.ConfigurationException;
import org.halocline.io.config.Config;
import org.halocline.model.SavedRun;
import org.halocline.model.Tree;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// Prints checkpoints, and whether they are whole.
@Command(
        name = "inspect",
        description = "Print the checkpoints of a run, or one of them, and whether they are whole.",
        footerHeading = "%nExample:%n",
        footer = "  halocline inspect out/heat2d")
final class InspectCommand implements Callable<Integer> {
    @Parameters(paramLabel = "PATH", description = "An output folder, a checkpoint, or a file of one.")
    private Path given = Path.of("");

    @Mixin
    private ClassPathOption classPath = new ClassPathOption();

    @Mixin
    private Streams streams = new Streams();

    @Override
    public Integer call() throws IOException {
        List<Path> checkpoints = find();
        if (checkpoints.isEmpty()) {
            throw new ConfigurationException("path=" + given + "; there are no checkpoints");
        }
        boolean whole = true;
        for (Path checkpoint : checkpoints) {
            whole &= print(checkpoint);
        }
        return whole ? ExitCode.DONE : ExitCode.FAILED;
    }

    private List<Path> find() throws IOException {
        Path path = given.toAbsolutePath().normalize();
        if (!Files.exists(path)) {
            throw new ConfigurationException("path=" + given + "; there is nothing");
        }
        Path folder = Files.isDirectory(path) ? path : path.resolveSibling("");
        Path inside = folder.resolve(Config.CHECKPOINTS);
        List<Path> all = new CheckpointFolder(Files.isDirectory(inside) ? inside : folder).complete();
        boolean one = all.isEmpty() && Files.exists(folder.resolve("manifest"));
        return one || CheckpointFolder.isNamedLikeOne(folder) ? List.of(folder) : all;
    }

    /// @return whether it is whole
    private boolean print(Path folder) throws IOException {
        List<String> lines = new ArrayList<>();
        boolean whole = true;
        try {
            Checkpoint checkpoint = Checkpoint.open(folder);
            describe(checkpoint, lines);
            checkpoint.verify();
            lines.add("whole       every byte is right");
        } catch (DamagedCheckpointException e) {
            whole = false;
            lines.add("DAMAGED     " + e.getMessage());
        }
        streams.out().println(Tree.draw(Kept.shown(folder), lines));
        return whole;
    }

    private void describe(Checkpoint checkpoint, List<String> lines) {
        try {
            SavedRun saved = Engine.saved(checkpoint, classPath.classPath().loader());
            lines.add("simulation  " + Tree.call(saved.simulation()));
            lines.add("run         " + saved.run().stop() + ", seed "
                    + saved.run().seed());
            saved.rounds()
                    .ifPresent(rounds -> lines.add("rounds      "
                            + (rounds.isDone() ? "all done: " : "not all done: ")
                            + rounds.method().describe(saved.run())));
        } catch (ConfigurationException e) {
            lines.add("simulation  " + e.getMessage());
        }
        lines.add(
                checkpoint.samples() > 0
                        ? "samples     " + checkpoint.samples()
                        : "step        " + checkpoint.step() + ", t = " + checkpoint.time());
        long bytes = checkpoint.sizes().stream().mapToLong(Long::longValue).sum();
        int parts = checkpoint.sizes().size();
        lines.add("parts       " + parts + (parts == 1 ? ", written by 1 worker, " : ", one of each worker, ")
                + bytes(bytes) + " in all");
        for (int rank = 0; rank < parts; rank++) {
            lines.add("part-" + rank + "      " + bytes(checkpoint.sizes().get(rank)));
        }
    }

    private static String bytes(long count) {
        return count < 10_000
                ? count + " bytes"
                : count < 10_000_000
                        ? String.format(Locale.ROOT, "%.1f KiB", count / 1024.0)
                        : String.format(Locale.ROOT, "%.1f MiB", count / 1048576.0);
    }
}
