package org.halocline.runtime;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.halocline.checkpoint.Checkpoint;
import org.halocline.checkpoint.CheckpointFolder;
import org.halocline.checkpoint.DamagedCheckpointException;
import org.halocline.error.ConfigurationException;
import org.halocline.model.Run;
import org.halocline.model.RunMonitor;
import org.halocline.model.SampleSimulation;
import org.halocline.model.SavedRounds;
import org.halocline.model.SavedRun;
import org.halocline.model.Share;
import org.halocline.model.Stop;

/// Turns a checkpoint into the plan of a run that goes on from it.
final class Resumption {
    private Resumption() {}

    /// @param change what is different this time: the workers, the end
    static Planner.Planned plan(Checkpoint checkpoint, ClassLoader loader, UnaryOperator<Run> change) {
        Plan before = decode(checkpoint, loader);
        Run run = change.apply(before.run());
        requireLater(run.stop(), checkpoint);
        if (before.simulation() instanceof SampleSimulation) {
            requireWhole(before, run, checkpoint);
        }
        Resume resume = new Resume(
                checkpoint.folder().toAbsolutePath().toString(),
                run.stop().equals(before.run().stop()),
                checkpoint.samples(),
                checkpoint.step());
        return Planner.plan(before.simulation(), run, List.of(resume));
    }

    /// What a run was, and how far it had come.
    static SavedRun saved(Path folder, ClassLoader loader, RunMonitor monitor) {
        return saved(find(folder, loader, monitor), loader);
    }

    static SavedRun saved(Checkpoint checkpoint, ClassLoader loader) {
        Record held = held(checkpoint, loader);
        if (held instanceof RoundsPlan rounds) {
            return new SavedRun(
                    checkpoint.folder(),
                    0,
                    0,
                    checkpoint.samples(),
                    rounds.workers(),
                    rounds.method().simulation(),
                    rounds.run(),
                    Optional.of(new SavedRounds(
                            checkpoint.folder(), rounds.method(), rounds.progress(), rounds.isDone(), rounds.told())));
        }
        Plan plan = plan(held, checkpoint);
        return new SavedRun(
                checkpoint.folder(),
                checkpoint.step(),
                checkpoint.time(),
                checkpoint.samples(),
                plan.workers(),
                plan.simulation(),
                plan.run());
    }

    /// @throws ConfigurationException if the run is none, or takes several rounds
    static Plan decode(Checkpoint checkpoint, ClassLoader loader) {
        return plan(held(checkpoint, loader), checkpoint);
    }

    private static Plan plan(Record held, Checkpoint checkpoint) {
        return switch (held) {
            case Plan plan -> plan;
            case RoundsPlan rounds ->
                throw new ConfigurationException("checkpoint=" + checkpoint.folder() + ", method="
                        + rounds.method().getClass().getSimpleName().toLowerCase(Locale.ROOT)
                        + "; it is of a run in rounds, of which each follows from all samples before: go on"
                        + " with resume");
            default ->
                throw new ConfigurationException("checkpoint=" + checkpoint.folder() + ", plan="
                        + held.getClass().getSimpleName() + "; it is not of a run");
        };
    }

    private static Record held(Checkpoint checkpoint, ClassLoader loader) {
        try {
            return PlanFile.decode(checkpoint.planBytes(), loader);
        } catch (UncheckedIOException | ClassCastException e) {
            throw new ConfigurationException(
                    "checkpoint=" + checkpoint.folder() + " holds a run that cannot be made again: " + e.getMessage(),
                    e);
        }
    }

    static Checkpoint find(Path folder, ClassLoader loader, RunMonitor monitor) {
        try {
            if (CheckpointFolder.isAbandoned(folder)) {
                throw new ConfigurationException("checkpoint=" + folder + " is of a future that was left when the run"
                        + " went on from an older one, and its other outputs no longer lead there; copy it as "
                        + "step-… into the folder checkpoints of a new output folder, and resume that");
            }
            if (folder.resolve("manifest").toFile().isFile()) {
                Checkpoint checkpoint = Checkpoint.open(folder);
                checkpoint.verify();
                return checkpoint;
            }
            CheckpointFolder all = new CheckpointFolder(folder);
            Rescue.bringHome(all, loader, monitor);
            return all.newest(monitor::note)
                    .orElseThrow(() -> new ConfigurationException(
                            "checkpoints=" + folder + "; there is none that is whole, nothing to resume from"));
        } catch (DamagedCheckpointException e) {
            throw new ConfigurationException(String.valueOf(e.getMessage()), e);
        } catch (IOException e) {
            throw new ConfigurationException("checkpoints=" + folder + " cannot be read: " + Causes.text(e), e);
        }
    }

    /// A tally can be gone on with if it has no gaps; and a share only to its own end, for that of a longer run lies
    /// elsewhere.
    private static void requireWhole(Plan plan, Run run, Checkpoint checkpoint) {
        Run before = plan.run();
        Share share = before.sampleTerms().share();
        if (!run.sampleTerms().share().equals(share)
                || (!share.isAll() && !run.stop().equals(before.stop()))) {
            throw new ConfigurationException("checkpoint=" + checkpoint.folder() + ", share=" + share + " of "
                    + before.stop() + "; a share keeps its end, merge all shares and extend what comes out");
        }
        int groups = before.sampleTerms().jackknife();
        if (run.sampleTerms().jackknife() != groups) {
            throw new ConfigurationException("checkpoint=" + checkpoint.folder() + ", jackknife=" + groups + ", wanted="
                    + run.sampleTerms().jackknife() + "; samples that are drawn have their groups, keep them");
        }
        long begin = plan.grid().end() - plan.requestedSamples();
        SampleRanges expected = SampleRanges.of(begin, begin + checkpoint.samples());
        SampleRanges there = tally(plan, checkpoint).ranges();
        if (!there.equals(expected)) {
            throw new ConfigurationException("checkpoint=" + checkpoint.folder() + ", samples=" + there
                    + "; it has gaps, merge it with what is missing first");
        }
    }

    /// The tally of a checkpoint of a sample run.
    static SavedTally tally(Plan plan, Checkpoint checkpoint) {
        try {
            return SavedTally.read(checkpoint, SampleTotals.of(plan).words());
        } catch (DamagedCheckpointException e) {
            throw new ConfigurationException(String.valueOf(e.getMessage()), e);
        } catch (IOException e) {
            throw new ConfigurationException(
                    "checkpoint=" + checkpoint.folder() + " cannot be read: " + Causes.text(e), e);
        }
    }

    /// What rounds follow from must stay.
    static void requireSameRounds(Run run, SavedRun saved) {
        if (!run.stop().equals(saved.run().stop()) || run.seed() != saved.run().seed()) {
            throw new ConfigurationException("checkpoint=" + saved.checkpoint() + ", "
                    + saved.run().stop() + "; all rounds follow from that, begin a new run for another end");
        }
    }

    private static void requireLater(Stop stop, Checkpoint checkpoint) {
        String reached = switch (stop) {
            case Stop.AtTime at
            when at.time() <= checkpoint.time() -> "until=" + at.time() + ", reached=" + checkpoint.time();
            case Stop.AfterSteps after
            when after.steps() <= checkpoint.step() -> "steps=" + after.steps() + ", reached=" + checkpoint.step();
            case Stop.AfterSamples after
            when after.samples() < checkpoint.samples() ->
                "samples=" + after.samples() + ", reached=" + checkpoint.samples();
            case Stop.AtTarget target
            when target.maxSamples() < checkpoint.samples() ->
                "maxSamples=" + target.maxSamples() + ", reached=" + checkpoint.samples();
            default -> "";
        };
        if (!reached.isEmpty()) {
            throw new ConfigurationException(reached + "; the run is finished, extend it with a later end");
        }
    }
}
