package org.halocline.io.report;

import java.util.Optional;
import org.halocline.model.FieldSimulation;
import org.halocline.model.RunResult;
import org.halocline.model.SampleSimulation;
import org.halocline.model.Simulation;
import org.halocline.model.Verification;
import org.halocline.sample.Estimate;

/// A config that was run to be verified.
///
/// @param config         its name
/// @param simulationName the name that the config used: a registered name or a class name
/// @param simulation     what was run
/// @param result         of the run, if it ended well
/// @param trouble        why there is no result; else empty
public record VerifiedConfig(
        String config, String simulationName, Simulation simulation, Optional<RunResult> result, String trouble) {

    /// One whose run ended.
    public static VerifiedConfig of(String config, String simulationName, RunResult result) {
        return new VerifiedConfig(config, simulationName, result.simulation(), Optional.of(result), "");
    }

    /// One whose run did not.
    public static VerifiedConfig without(String config, String simulationName, Simulation simulation, String trouble) {
        return new VerifiedConfig(config, simulationName, simulation, Optional.empty(), trouble);
    }

    public Verdict verdict() {
        if (result.isEmpty()) {
            return Verdict.NO_RESULT;
        }
        return outcome()
                .map(outcome -> outcome.passed() ? Verdict.PASSED : Verdict.WRONG)
                .orElse(Verdict.NO_PROOF);
    }

    /// Distance from the reference, and how large it may be.
    Optional<Verification.Outcome> outcome() {
        return result.flatMap(RunResult::verification);
    }

    /// Of a sample simulation: the score with the known mean.
    Optional<Verification.OfScore> score() {
        return result.flatMap(RunResult::findings)
                .map(found -> found.method().verification())
                .orElseGet(() ->
                        simulation instanceof SampleSimulation samples ? samples.verification() : Optional.empty());
    }

    /// Of any other: the field that is known everywhere.
    Optional<Verification.OfField> field() {
        return simulation instanceof FieldSimulation fields ? fields.verification() : Optional.empty();
    }

    /// Of a chain: the observable whose mean over time is known.
    private Optional<Verification.OfAverage> average() {
        return simulation instanceof FieldSimulation fields ? fields.equilibrium() : Optional.empty();
    }

    /// What is compared: a score, an average over time, or a field with the norm of its error, unless that is the
    /// largest.
    String quantity() {
        return score().map(Verification.OfScore::score)
                .or(() -> field().map(of -> switch (of.norm()) {
                    case LINF -> of.field();
                    case L1, L2 -> of.field() + " (" + of.norm() + ")";
                }))
                .or(() -> outcome()
                        .flatMap(of -> average())
                        .map(of -> of.observable().toString()))
                .orElse("");
    }

    /// What was estimated of the score.
    Optional<Estimate> estimate() {
        return result.flatMap(r -> score().map(of -> r.estimate(of.score())));
    }

    /// How many standard errors the estimate is above the known mean; 0 if it is exact.
    Optional<Double> z() {
        return score().flatMap(of -> estimate().map(estimate -> {
            double distance = estimate.mean() - of.mean();
            return distance == 0 ? 0 : distance / estimate.standardError();
        }));
    }

    /// The error as a part of the bound: it passes up to 1. An error of 0 is 0 of any bound.
    Optional<Double> share() {
        return outcome().map(outcome -> outcome.error() == 0 ? 0 : outcome.error() / outcome.bound());
    }
}
