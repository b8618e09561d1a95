/// Variance reduction: the same mean from fewer samples.
///
/// Each method is a decorator: a record that wraps a
/// [SampleSimulation][org.halocline.model.SampleSimulation], is one itself, and hands the wrapped one other random
/// numbers. One sample of the decorator is one independent observation, whatever number of inner samples it takes, so
/// the standard error that a run reports is right without further thought.
///
/// ```java
/// Engine.run(new Sobol(new Basket(5), 5, 4096), Run.samples(32)); // 32 randomised nets of 4096 points
/// ```
///
/// - One draw of the wrapped simulation is one coordinate: under these streams a normal or an exponential number takes
///   a single `nextLong()`, by inversion, where the ordinary stream rejects now and then and takes more.
/// - [Comparison][org.halocline.variance.Comparison] measures what a method gains, per unit of work.
/// - Multilevel Monte Carlo and VEGAS take several runs: [Multilevel][org.halocline.variance.Multilevel],
///   [Vegas][org.halocline.variance.Vegas].
@NullMarked
package org.halocline.variance;

import org.jspecify.annotations.NullMarked;
