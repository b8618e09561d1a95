package org.halocline.variance;

import java.util.Optional;
import org.halocline.model.Verification;
import org.halocline.sample.SampleStream;

/// A quantity that can be approximated on levels 0, 1, 2, …, each finer and dearer than the one before. Implemented by
/// a record, as simulations are. One that is a [SampleSimulation][org.halocline.model.SampleSimulation] too can be run
/// from a config: the quantity is its first score then.
public interface LevelSimulation {
    /// One sample of level `level` and of the one below, from the same randomness: the same Brownian path, say, with
    /// its increments added up for the coarse level. The closer the two, the fewer samples fine levels need.
    Coupled sample(int level, SampleStream random);

    /// Work of one sample, fine and coarse together, in any unit.
    double cost(int level);

    /// What the levels tend to, if it is known.
    default Optional<Verification.OfScore> limit() {
        return Optional.empty();
    }

    /// A pair of approximations of one quantity.
    ///
    /// @param fine   on the level
    /// @param coarse on the one below; 0 on level 0
    record Coupled(double fine, double coarse) {}
}
