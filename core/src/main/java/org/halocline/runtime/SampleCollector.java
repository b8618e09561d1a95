package org.halocline.runtime;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.halocline.checkpoint.Checkpoint;
import org.halocline.error.RunFailedException;
import org.halocline.model.Progress;
import org.halocline.model.RunMonitor;
import org.halocline.model.Schedule;
import org.halocline.model.Share;
import org.halocline.model.Stop;
import org.halocline.sample.Estimate;
import org.halocline.sample.Tally;
import org.halocline.shm.ControlFile;
import org.halocline.shm.SessionMemory;

/// Merges finished batches, each once, in the order of their numbers, and says when there are enough.
///
/// Whether there are enough is decided after each batch, by the batches up to it alone; later ones that are finished
/// are thrown away.
final class SampleCollector implements Collector {
    private static final double NEVER = Double.POSITIVE_INFINITY;

    private final Plan plan;
    private final Checkpoints checkpoints;
    private final RunMonitor monitor;
    private final SampleTotals totals;
    private final BatchSlots slots;
    private final long[] words;
    private final Optional<StopRule> rule;
    private final Pace pace = new Pace();
    private final double every;
    private final long begun = System.nanoTime();
    private final List<String> notes = new ArrayList<>();
    private long written = System.nanoTime();
    private long merged;
    private final ConvergencePoints points;
    private boolean hasBegun;
    private boolean isWarned;

    SampleCollector(Plan plan, SessionMemory session, Checkpoints checkpoints, RunMonitor monitor) {
        this.checkpoints = checkpoints;
        this.plan = plan;
        this.monitor = monitor;
        this.totals = SampleTotals.of(plan);
        this.words = new long[totals.words()];
        this.rule = plan.run().stop() instanceof Stop.AtTarget target
                ? Optional.of(new StopRule(target, plan.sampleSimulation()))
                : Optional.empty();
        this.every = plan.run().checkpoint().schedule() instanceof Schedule.EverySeconds e ? e.seconds() : NEVER;
        plan.resume().ifPresent(this::goOn);
        this.slots = BatchSlots.create(session, plan.workers(), plan.grid(), words.length);
        this.merged = plan.grid().firstBatch();
        this.points = new ConvergencePoints(plan.grid(), from(), totals, monitor);
        publish();
        if (plan.grid().isBoundary(plan.grid().begin())) {
            // A run that was killed at its target has nothing left to do.
            stopAtTarget();
        }
    }

    private void goOn(Resume resume) {
        try {
            totals.tally()
                    .mergeSaved(SavedTally.read(Checkpoint.open(Path.of(resume.folder())), words.length)
                            .tally());
        } catch (IOException | IllegalArgumentException e) {
            throw new RunFailedException("checkpoint=" + resume.folder() + " cannot be read: " + Causes.text(e), e);
        }
    }

    private Tally total() {
        return totals.tally();
    }

    /// Writes the batches merged so far to disk.
    void checkpoint() {
        written = System.nanoTime();
        checkpoints.write(new SavedTally(drawn(), totals.save()));
    }

    /// Which samples are merged.
    private SampleRanges drawn() {
        return SampleRanges.of(from(), from() + total().samples());
    }

    /// The first sample of the run.
    private long from() {
        return plan.grid().end() - plan.requestedSamples();
    }

    /// Finished batches outlive an attempt.
    @Override
    public void attach(SessionMemory memory, ControlFile control) {
        control.claimFrom(merged);
    }

    /// Samples that are merged.
    long drawnSamples() {
        return total().samples();
    }

    /// Batches that are merged.
    long merged() {
        return merged;
    }

    @Override
    public boolean poll() {
        if (!hasBegun) {
            hasBegun = true;
            points.begun();
        }
        long before = merged;
        while (merged < slots.end() && slots.isDone(merged)) {
            slots.read(merged, words);
            total().mergeSaved(words);
            points.merged(merged);
            merged++;
            stopAtTarget();
        }
        if (merged > before) {
            publish();
            warn();
        }
        stopAtLimit();
        if (checkpoints.isOn() && (System.nanoTime() - written) / 1e9 >= every) {
            checkpoint();
        }
        return merged > before;
    }

    private void publish() {
        total().save(words);
        slots.merged(merged, words);
        if (merged >= slots.end()) {
            slots.letGo();
        }
    }

    private void stopAtTarget() {
        if (rule.isPresent()
                && total().samples() > 0
                && (rule.get().isReached(watched(rule.get())) || rule.get().isHopeless(totals))) {
            slots.end(merged);
            slots.letGo();
        }
    }

    private Estimate watched(StopRule some) {
        return some.watched(totals);
    }

    private void stopAtLimit() {
        double limit = plan.run().sampleTerms().limitSeconds();
        if (limit > 0 && total().samples() > 0 && merged < slots.end() && (System.nanoTime() - begun) / 1e9 >= limit) {
            slots.end(merged);
            slots.letGo();
            notes.add(
                    "limitSeconds=" + limit + " was reached after samples=" + total().samples() + "; " + afterLimit());
        }
    }

    /// The samples of a share are no run of their own: those of a shorter run lie elsewhere.
    private String afterLimit() {
        Share share = plan.run().sampleTerms().share();
        return share.isAll()
                ? "with run.samples=" + total().samples() + " and no limit another run gives the same result"
                : "resume goes on to the end of share " + share;
    }

    /// A target that nothing can be said about yet.
    private void warn() {
        if (!isWarned
                && rule.isPresent()
                && total().samples() >= rule.get().target().minSamples()
                && !StopRule.hasError(watched(rule.get()))) {
            isWarned = true;
            monitor.note(withoutError());
        }
    }

    private String withoutError() {
        Stop.AtTarget target = rule.orElseThrow().target();
        return target.quantile() > 0
                ? "samples around the " + target.subject() + " are equal, so that its error is not known yet"
                : "all " + total().samples() + " samples of score=" + target.score()
                        + " are equal, so that its error is not known yet";
    }

    @Override
    public long taken() {
        return 0;
    }

    @Override
    public Progress progress(double seconds) {
        long done = total().samples();
        double drawn = pace.perSecond(done, seconds);
        return new Progress(
                done, expected(done, seconds, drawn), Double.NaN, seconds, drawn, drawn, Map.of(), estimates());
    }

    /// How many samples there will be; 0 if nobody knows.
    private long expected(long done, double seconds, double perSecond) {
        long expected = rule.map(some -> done == 0 ? 0 : some.expected(watched(some)))
                .map(some -> some == 0 ? 0 : Math.max(done, some))
                .orElse(plan.requestedSamples());
        double limit = plan.run().sampleTerms().limitSeconds();
        if (limit > 0 && perSecond > 0) {
            long possible = done + (long) (perSecond * Math.max(0, limit - seconds));
            return expected == 0 ? possible : Math.min(expected, possible);
        }
        return expected;
    }

    /// The one that the run waits for comes first.
    private Map<String, Estimate> estimates() {
        if (!monitor.followsEstimates()) {
            return Map.of();
        }
        Map<String, Estimate> all = totals.estimates();
        if (rule.isEmpty()) {
            return all;
        }
        Map<String, Estimate> sorted = new LinkedHashMap<>();
        sorted.put(rule.get().target().subject(), watched(rule.get()));
        sorted.putAll(all);
        return sorted;
    }

    @Override
    public List<String> notes() {
        List<String> all = new ArrayList<>(notes);
        if (rule.isPresent() && rule.get().isHopeless(totals)) {
            all.add("the target is not met after samples=" + total().samples()
                    + ", and more would not meet it: it is below the accuracy of the tally; declare the quantiles of "
                    + rule.get().target().score() + " within a smaller one");
        } else if (rule.isPresent() && !rule.get().isGoodEnough(watched(rule.get())) && notes.isEmpty()) {
            all.add("the target is not met after samples=" + total().samples() + ", the most that were allowed"
                    + (StopRule.hasError(watched(rule.get())) ? "" : ": " + withoutError()));
        }
        totals.unverified().ifPresent(all::add);
        if (!plan.run().sampleTerms().share().isAll()) {
            all.add("share " + plan.run().sampleTerms().share() + " holds samples=" + drawn()
                    + "; combine all shares with: halocline merge");
        }
        return all;
    }

    @Override
    public Outcome outcome() {
        long expected = plan.grid().begin(slots.end()) - from();
        if (total().samples() != expected) {
            throw new RunFailedException("samples requested=" + expected + ", merged=" + total().samples()
                    + "; batches were lost, this is a defect of the engine");
        }
        points.ended();
        if (checkpoints.isOn()) {
            checkpoint();
        }
        return totals.outcome(expected - (plan.requestedSamples() - plan.grid().samples()));
    }
}
