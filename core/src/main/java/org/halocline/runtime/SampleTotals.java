package org.halocline.runtime;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.halocline.error.RunFailedException;
import org.halocline.model.SampleSimulation;
import org.halocline.model.SampleTerms;
import org.halocline.model.Verification;
import org.halocline.sample.Estimate;
import org.halocline.sample.Tally;

/// What the samples of a run add up to, and what follows from it.
final class SampleTotals {
    private final SampleSimulation simulation;
    private final Tally tally;

    /// @param terms how the samples are drawn
    SampleTotals(SampleSimulation simulation, SampleTerms terms) {
        this.simulation = simulation;
        this.tally = new Tally(SampleEstimates.layout(simulation, terms.jackknife()));
    }

    /// Of a plan for samples.
    static SampleTotals of(Plan plan) {
        return new SampleTotals(plan.sampleSimulation(), plan.run().sampleTerms());
    }

    Tally tally() {
        return tally;
    }

    /// How many words a tally of this simulation has.
    int words() {
        return tally.words();
    }

    long[] save() {
        long[] words = new long[words()];
        tally.save(words);
        return words;
    }

    /// Names of all estimates.
    List<String> names() {
        return SampleEstimates.names(simulation);
    }

    /// One of them, without the jackknife.
    ///
    /// @throws IllegalArgumentException if there is none of this name
    Estimate estimate(String name) {
        return SampleEstimates.of(simulation, tally, name);
    }

    Map<String, Estimate> estimates() {
        return SampleEstimates.of(simulation, tally);
    }

    /// The final numbers.
    ///
    /// @param drawn how many samples were drawn by this run
    Collector.Outcome outcome(long drawn) {
        Map<String, Estimate> estimates = estimates();
        return new Collector.Outcome(
                0,
                0,
                tally.samples(),
                drawn,
                tally.hash(),
                Map.of(),
                Map.of(),
                estimates,
                tally.tallies(),
                verify(estimates),
                Optional.empty());
    }

    private Optional<Verification.Outcome> verify(Map<String, Estimate> estimates) {
        return simulation.verification().flatMap(proof -> proof.outcome(proven(proof, estimates)));
    }

    private Estimate proven(Verification.OfScore proof, Map<String, Estimate> estimates) {
        Estimate estimate = estimates.get(proof.score());
        if (estimate == null) {
            throw new RunFailedException("verification score=" + proof.score() + "; the simulation has " + names());
        }
        return estimate;
    }

    /// Why the proof of the simulation says nothing, if there is one and it does not.
    Optional<String> unverified() {
        Optional<Verification.OfScore> verification = simulation.verification();
        if (verification.isEmpty()) {
            return Optional.empty();
        }
        Map<String, Estimate> estimates = estimates();
        return verification
                .filter(proof -> proof.outcome(proven(proof, estimates)).isEmpty())
                .map(proof -> "not verified: the standard error of score=" + proof.score() + " is "
                        + proven(proof, estimates).standardError() + " after samples=" + tally.samples()
                        + "; take more samples");
    }
}
