package org.halocline.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.halocline.sample.Controls;
import org.halocline.sample.SampleStream;
import org.halocline.sample.Scores;
import org.halocline.sample.TallySpec;
import org.halocline.statistics.ChainScores;
import org.halocline.statistics.Derived;

/// A random trial, repeated many times; the estimate is the mean of its scores.
///
/// Override `sample(random)` for one score, or `scores()` and `sample(random, scores)` for several. A trial draws all
/// its randomness from `random` and depends on nothing else.
public non-sealed interface SampleSimulation extends Simulation {
    /// Names of the scores.
    default List<String> scores() {
        return List.of("value");
    }

    /// What is collected beside the mean and standard error of each score: the tallies that `scores` of
    /// [#sample(SampleStream, Scores)] takes by their number.
    default List<TallySpec> tallies() {
        return List.of();
    }

    /// Quantities made of the means of scores, such as ratios. Each has an estimate beside those of the scores, with
    /// the error that follows from the covariances of its scores.
    default List<Derived> derived() {
        return List.of();
    }

    /// Which scores are means over the values of a chain: a run then warns if chains are too short.
    default List<ChainScores> chains() {
        return List.of();
    }

    /// One trial with one score.
    default double sample(SampleStream random) {
        throw new IllegalStateException(
                getClass().getName() + " must override sample(random), or scores() and sample(random, scores)");
    }

    /// One trial; record each score at most once.
    default void sample(SampleStream random, Scores scores) {
        scores.score(0, sample(random));
    }

    /// How many `random.nextDouble()` a sample draws, if it draws nothing else and always as many. The engine then
    /// draws them for many samples at once and calls [#samples]; with 0 it calls `sample` for each.
    default int uniforms() {
        return 0;
    }

    /// Many consecutive samples at once: the same scores as from `sample`, to the last bit.
    ///
    /// @param count    how many samples
    /// @param uniforms `uniforms[n][s]` is what the n-th `nextDouble()` of sample s, 0 ≤ s < count, returns
    /// @param scores   `scores[m][s]` takes score number m of sample s; all are 0 before
    default void samples(int count, double[][] uniforms, double[][] scores) {
        throw new IllegalStateException(getClass().getName() + " with uniforms=" + uniforms()
                + " must override samples(count, uniforms, scores)");
    }

    /// Scores whose means are known exactly, with these means: what control variates may use. That of the
    /// proof, unless overridden.
    default Map<String, Double> knownMeans() {
        return verification()
                .filter(proof -> scores().contains(proof.score()))
                .map(proof -> Map.of(proof.score(), proof.mean()))
                .orElse(Map.of());
    }

    /// Control variates by which a run corrects all other scores, with coefficients that it fits to its own samples.
    /// Methods that reduce the variance have them, see `FittedControls`.
    default Optional<Controls> fittedControls() {
        return Optional.empty();
    }

    /// The proof that comes with the simulation, if it has one for its parameters.
    default Optional<Verification.OfScore> verification() {
        return Optional.empty();
    }
}
