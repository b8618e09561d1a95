/// The peers measured beside Halocline: C with MPI, NumPy, plain Java threads, whose sources are in `bench/peers`.
///
/// `bench/peers/run` builds them, runs everything interleaved, checks that all agree, and prints one table of ratios.
@NullMarked
package org.halocline.bench.peers;

import org.jspecify.annotations.NullMarked;
