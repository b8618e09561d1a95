/// Markov chains within a sample: where no independent draws can be had, a chain walks through the
/// states, and one sample is a whole chain, or a ladder of chains that help each other.
///
/// ```java
/// public void sample(SampleStream random, Scores scores) {
///     Tempering<double[]> chains = new Tempering<>(target, Tempering.ladder(5, 50), random);
///     chains.sweeps(200);                     // not counted: the way from the start
///     double sum = 0;
///     for (int t = 0; t < 2000; t++) {
///         chains.sweep();
///         sum += chains.state()[0];
///     }
///     scores.score(0, sum / 2000);
/// }
/// ```
///
/// - A [Target][org.halocline.chain.Target] says what is drawn from, and how a state moves.
/// - Values within a chain depend on each other; samples do not. So the error bar over samples is
///   honest, and chains spread over workers by themselves.
/// - All numbers are keyed by the sweep and by the level or pair: no chain disturbs another's.
@NullMarked
package org.halocline.chain;

import org.jspecify.annotations.NullMarked;
