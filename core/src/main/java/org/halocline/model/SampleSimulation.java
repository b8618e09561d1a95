package org.halocline.model;

import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.halocline.sample.Tally;

/// A random trial, repeated many times; the estimate is the mean of its scores.
///
/// Override `sample(random)` for one score, or `scores()` and `sample(random, tally)` for several. A trial draws all
/// its randomness from `random` and depends on nothing else.
public non-sealed interface SampleSimulation extends Simulation {
    /// Names of the scores.
    default List<String> scores() {
        return List.of("value");
    }

    /// One trial with one score.
    default double sample(RandomGenerator random) {
        throw new IllegalStateException(
                getClass().getName() + " must override sample(random), or scores() and sample(random, tally)");
    }

    /// One trial; record each score at most once.
    default void sample(RandomGenerator random, Tally tally) {
        tally.score(0, sample(random));
    }

    /// The proof that comes with the simulation, if it has one for its parameters.
    default Optional<Verification.OfScore> verification() {
        return Optional.empty();
    }
}
