package org.halocline.runtime;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.halocline.checkpoint.Checkpoint;
import org.halocline.error.RunFailedException;
import org.halocline.model.Progress;
import org.halocline.model.Schedule;
import org.halocline.model.Stop;
import org.halocline.model.Verification;
import org.halocline.sample.Estimate;
import org.halocline.sample.Tally;
import org.halocline.shm.ControlFile;
import org.halocline.shm.SessionMemory;

/// Merges finished batches, each once, in the order of their numbers.
final class SampleCollector implements Collector {
    private static final double NEVER = Double.POSITIVE_INFINITY;

    private final Plan plan;
    private final Checkpoints checkpoints;
    private final BatchSlots slots;
    private final Tally total;
    private final long[] words;
    private final long samples;
    private final Pace pace = new Pace();
    private final double every;
    private long written = System.nanoTime();
    private long merged;

    SampleCollector(Plan plan, SessionMemory session, Checkpoints checkpoints) {
        this.checkpoints = checkpoints;
        this.plan = plan;
        this.slots = BatchSlots.create(session, plan.batches(), plan.tallyLayout());
        this.total = new Tally(plan.tallyLayout());
        this.words = new long[total.words()];
        this.samples = ((Stop.AfterSamples) plan.run().stop()).samples();
        this.every = plan.run().checkpoint().schedule() instanceof Schedule.EverySeconds e ? e.seconds() : NEVER;
        plan.resume().ifPresent(this::goOn);
    }

    private void goOn(Resume resume) {
        try {
            total.mergeSaved(Checkpoint.open(Path.of(resume.folder())).words());
        } catch (IOException | IllegalArgumentException e) {
            throw new RunFailedException("checkpoint=" + resume.folder() + " cannot be read: " + Causes.text(e), e);
        }
    }

    /// Writes the batches merged so far to disk.
    void checkpoint() {
        written = System.nanoTime();
        checkpoints.write(total);
    }

    /// Finished batches outlive an attempt.
    @Override
    public void attach(SessionMemory memory, ControlFile control) {}

    /// Batches that are merged.
    long merged() {
        return merged;
    }

    @Override
    public boolean poll() {
        long before = merged;
        while (merged < plan.batches() && slots.isDone(merged)) {
            slots.read(merged, words);
            total.mergeSaved(words);
            merged++;
        }
        if (checkpoints.isOn() && (System.nanoTime() - written) / 1e9 >= every) {
            checkpoint();
        }
        return merged > before;
    }

    @Override
    public long taken() {
        return 0;
    }

    @Override
    public Progress progress(double seconds) {
        double drawn = pace.perSecond(total.samples(), seconds);
        return new Progress(total.samples(), samples, Double.NaN, seconds, drawn, drawn, Map.of(), estimates());
    }

    private Map<String, Estimate> estimates() {
        return SampleEstimates.of(plan.sampleSimulation(), total);
    }

    @Override
    public Outcome outcome() {
        if (total.samples() != samples) {
            throw new RunFailedException("samples requested=" + samples + ", merged=" + total.samples()
                    + "; batches were lost, this is a defect of the engine");
        }
        if (checkpoints.isOn() && plan.run().checkpoint().schedule().isDueAtEnd(false)) {
            checkpoint();
        }
        Map<String, Estimate> estimates = estimates();
        return new Outcome(
                0,
                0,
                samples,
                samples,
                total.hash(),
                Map.of(),
                estimates,
                total.tallies(),
                verify(estimates),
                Optional.empty());
    }

    private Optional<Verification.Outcome> verify(Map<String, Estimate> estimates) {
        Optional<Verification.OfScore> proof = plan.sampleSimulation().verification();
        if (proof.isEmpty()) {
            return Optional.empty();
        }
        Estimate estimate = estimates.get(proof.get().score());
        if (estimate == null) {
            throw new RunFailedException(
                    "verification score=" + proof.get().score() + "; the simulation has " + estimates.keySet());
        }
        if (estimate.samples() < 2) {
            return Optional.empty();
        }
        return Optional.of(Verification.Outcome.of(
                Math.abs(estimate.mean() - proof.get().mean()),
                Verification.OfScore.STANDARD_ERRORS * estimate.standardError(),
                proof.get().reference()));
    }
}
