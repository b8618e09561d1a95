/// JMH benchmarks. Each checks its answer first and reports no rate if it is wrong.
///
/// ```
/// mvn -q -B -DskipTests package
/// java -cp "bench/target/*:bench/target/lib/*" org.openjdk.jmh.Main
/// ```
///
/// [ProtectionCost][org.halocline.bench.ProtectionCost] and [RecoveryTime][org.halocline.bench.RecoveryTime] start
/// worker processes of their own and have a `main` each.
@NullMarked
package org.halocline.bench;

import org.jspecify.annotations.NullMarked;
