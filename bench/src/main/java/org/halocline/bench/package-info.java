/// How fast Halocline is, and how anyone can tell: the [machine's ceiling][org.halocline.bench.machine], the
/// [scaling study][org.halocline.bench.scaling], [two processes that talk][org.halocline.bench.transport], the
/// [peers][org.halocline.bench.peers] measured beside it.
///
/// Nothing reports a rate before its answer has been checked. JMH benchmarks are among the tests of this module: the
/// product does not carry them. `bench/jmh` runs them, `bench/peers/run` the peers, `halocline scale` the study.
///
/// [ProtectionCost][org.halocline.bench.ProtectionCost] and [RecoveryTime][org.halocline.bench.RecoveryTime] start
/// worker processes of their own and have a `main` each.
@NullMarked
package org.halocline.bench;

import org.jspecify.annotations.NullMarked;
