package org.halocline.chain;

import org.halocline.sample.SampleStream;

/// A distribution with density proportional to exp(−β·energy(x)) at β = 1, and a move that leaves it as
/// it is.
///
/// For a density p, the energy is −ln p, up to a constant.
///
/// @param <S> a state; may be changed in place
public interface Target<S> {
    /// A state to begin with. Chains on all levels begin apart: each call returns an object of its own.
    S start(SampleStream random);

    /// −ln of the density, up to a constant; a number, or infinite where the density is 0.
    double energy(S state);

    /// One sweep, after which a state that was drawn from exp(−β·energy) still is: Metropolis, Gibbs,
    /// or what suits.
    ///
    /// @param beta 1 for the target itself, less for flatter distributions
    /// @return the state after it, which may be the same object
    S sweep(S state, double beta, SampleStream random);
}
