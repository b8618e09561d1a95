package org.halocline.runtime;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.halocline.checkpoint.Checkpoint;
import org.halocline.decomposition.ProcessGrid;
import org.halocline.error.ConfigurationException;
import org.halocline.model.CheckpointRequest;
import org.halocline.model.Compression;
import org.halocline.model.MergeRequest;
import org.halocline.model.Run;
import org.halocline.model.RunMonitor;
import org.halocline.model.RunResult;
import org.halocline.model.SampleSimulation;
import org.halocline.model.Schedule;
import org.halocline.model.Share;
import org.halocline.model.Stop;

/// Combines the tallies of several runs of one simulation into that of all their samples: the same bits as one run that
/// drew them all. Each sample counts once, or the merge is refused.
final class Merging {
    private final MergeRequest request;
    private final RunMonitor monitor;
    private final List<Contributor> contributors = new ArrayList<>();

    /// What one run brings.
    private record Contributor(Path folder, Plan plan, SavedTally tally) {
        SampleSimulation simulation() {
            return plan.sampleSimulation();
        }

        long end() {
            return plan.run().stop() instanceof Stop.AfterSamples after
                    ? after.samples()
                    : tally.ranges().missing(Long.MAX_VALUE).ranges().getFirst().begin();
        }
    }

    private Merging(MergeRequest request, RunMonitor monitor) {
        this.request = request;
        this.monitor = monitor;
    }

    /// See [org.halocline.Engine#merge].
    static RunResult merge(MergeRequest request, ClassLoader loader, RunMonitor monitor) {
        long called = System.nanoTime();
        Merging merging = new Merging(request, monitor);
        if (request.folders().isEmpty()) {
            throw new ConfigurationException("folders=none; name the output folders to merge");
        }
        request.folders().forEach(folder -> merging.read(folder, loader));
        return merging.result(called);
    }

    private void read(Path folder, ClassLoader loader) {
        Checkpoint checkpoint = Resumption.find(folder, loader, monitor);
        Plan plan = Resumption.decode(checkpoint, loader);
        if (!(plan.simulation() instanceof SampleSimulation simulation)) {
            throw new ConfigurationException("folder=" + folder + ", simulation="
                    + plan.simulation().getClass().getSimpleName() + "; only runs that draw samples can be merged");
        }
        Contributor added = new Contributor(folder, plan, Resumption.tally(plan, checkpoint));
        contributors.add(added);
        Contributor first = contributors.getFirst();
        requireSame(added, "version", first.plan().version(), plan.version());
        requireSame(added, "simulation", first.simulation(), added.simulation());
        requireSame(added, "seed", first.plan().run().seed(), plan.run().seed());
        requireSame(added, "scores", first.simulation().scores(), simulation.scores());
        requireSame(
                added,
                "jackknife",
                first.plan().run().sampleTerms().jackknife(),
                plan.run().sampleTerms().jackknife());
        requireSame(added, "tallies", first.simulation().tallies(), simulation.tallies());
    }

    private void requireSame(Contributor added, String what, Object expected, Object found) {
        if (!expected.equals(found)) {
            throw new ConfigurationException("folder=" + added.folder() + ", " + what + "=" + found + ", but in "
                    + contributors.getFirst().folder() + " it is " + expected
                    + "; merge runs that differ in their samples only");
        }
    }

    private RunResult result(long called) {
        SampleTotals totals = SampleTotals.of(contributors.getFirst().plan());
        SampleRanges ranges = SampleRanges.NONE;
        Map<Path, SampleRanges> taken = new LinkedHashMap<>();
        long end = 0;
        for (Contributor contributor : contributors) {
            SampleRanges more = contributor.tally().ranges();
            taken.forEach((folder, before) -> before.overlap(more).ifPresent(both -> {
                throw new ConfigurationException("samples=" + both + " are in " + folder + " and in "
                        + contributor.folder() + "; each may count once, leave one of them out");
            }));
            taken.put(contributor.folder(), more);
            ranges = ranges.with(more);
            merge(totals, contributor);
            end = Math.max(end, contributor.end());
        }
        List<String> notes = new ArrayList<>(notes(ranges, end));
        totals.unverified().ifPresent(notes::add);
        keep(new SavedTally(ranges, totals.save()), end);
        Collector.Outcome outcome = totals.outcome(0);
        return new RunResult(
                contributors.getFirst().simulation(),
                1,
                new ProcessGrid(1, 1, 1),
                "merged",
                0,
                0,
                outcome.samples(),
                outcome.hash().toString(),
                Map.of(),
                Map.of(),
                outcome.estimates(),
                outcome.tallies(),
                0,
                (System.nanoTime() - called) / 1e9,
                Map.of(),
                outcome.verification(),
                Optional.empty(),
                0,
                contributors.getFirst().plan().run().seed(),
                notes);
    }

    private static void merge(SampleTotals totals, Contributor contributor) {
        try {
            totals.tally().mergeSaved(contributor.tally().tally());
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(
                    "folder=" + contributor.folder() + ", " + e.getMessage()
                            + "; it was written by another version of the simulation",
                    e);
        }
    }

    private List<String> notes(SampleRanges ranges, long end) {
        String what = "merged from runs=" + contributors.size();
        SampleRanges missing = ranges.missing(end);
        if (missing.ranges().isEmpty()) {
            return List.of(what);
        }
        if (!request.partial()) {
            throw new ConfigurationException("samples=" + missing + " are missing of " + end
                    + "; merge the shares that hold them too, or take what there is with --partial");
        }
        return List.of(what, "samples=" + missing + " are missing of " + end);
    }

    /// Leaves a checkpoint of the whole, to be merged again or extended.
    private void keep(SavedTally total, long end) {
        if (request.checkpoints().isEmpty()) {
            return;
        }
        Plan plan = contributors.getFirst().plan();
        CheckpointRequest keep = new CheckpointRequest(
                Schedule.end(), request.checkpoints().get().toAbsolutePath().toString(), 2, Compression.NONE);
        Run run = plan.run()
                .stop(new Stop.AfterSamples(Math.max(1, end)))
                .share(Share.ALL)
                .limitSeconds(0)
                .checkpoint(keep);
        Plan whole = new Plan(
                plan.simulation(),
                run,
                new ProcessGrid(1, 1, 1),
                0,
                new BatchGrid(run.sampleTerms().batch(), plan.grid().first(), 0, end),
                List.of(),
                false,
                BlockChoice.OFF);
        new Checkpoints(whole, new DroppedOutputs(run, monitor), monitor).write(total);
    }
}
