package org.halocline.runtime;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.halocline.error.RunFailedException;
import org.halocline.model.Progress;
import org.halocline.model.Stop;
import org.halocline.model.Verification;
import org.halocline.sample.Estimate;
import org.halocline.sample.Tally;
import org.halocline.shm.SessionMemory;

/// Merges finished batches, each once, in the order of their numbers.
final class SampleCollector implements Collector {
    private final Plan plan;
    private final List<String> scores;
    private final BatchSlots slots;
    private final Tally total;
    private final long[] words;
    private final long samples;
    private final Pace pace = new Pace();
    private long merged;

    SampleCollector(Plan plan, SessionMemory session) {
        this.plan = plan;
        this.scores = plan.sampleSimulation().scores();
        this.slots = BatchSlots.create(session, plan.batches(), scores.size());
        this.total = new Tally(scores.size());
        this.words = new long[Tally.words(scores.size())];
        this.samples = ((Stop.AfterSamples) plan.run().stop()).samples();
    }

    @Override
    public boolean poll() {
        long before = merged;
        while (merged < plan.batches() && slots.isDone(merged)) {
            slots.read(merged, words);
            total.mergeSaved(words);
            merged++;
        }
        return merged > before;
    }

    @Override
    public Progress progress(double seconds) {
        double drawn = pace.perSecond(total.samples(), seconds);
        return new Progress(total.samples(), samples, Double.NaN, seconds, drawn, drawn, Map.of(), estimates());
    }

    private Map<String, Estimate> estimates() {
        Map<String, Estimate> estimates = new LinkedHashMap<>();
        for (int s = 0; s < scores.size(); s++) {
            estimates.put(scores.get(s), total.estimate(s));
        }
        return estimates;
    }

    @Override
    public Outcome outcome() {
        if (total.samples() != samples) {
            throw new RunFailedException("samples requested=" + samples + ", merged=" + total.samples()
                    + "; batches were lost, this is a defect of the engine");
        }
        Map<String, Estimate> estimates = estimates();
        return new Outcome(
                0, 0, samples, samples, total.hash(), Map.of(), estimates, verify(estimates), Optional.empty());
    }

    private Optional<Verification.Outcome> verify(Map<String, Estimate> estimates) {
        Optional<Verification.OfScore> proof = plan.sampleSimulation().verification();
        if (proof.isEmpty()) {
            return Optional.empty();
        }
        Estimate estimate = estimates.get(proof.get().score());
        if (estimate == null) {
            throw new RunFailedException(
                    "verification score=" + proof.get().score() + "; the simulation has " + scores);
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
