/// JMH benchmarks. Each checks its answer first and reports no rate if it is wrong.
///
/// ```
/// mvn -q -B -DskipTests package
/// java -cp "bench/target/*:bench/target/lib/*" org.openjdk.jmh.Main
/// ```
@NullMarked
package org.halocline.bench;

import org.jspecify.annotations.NullMarked;
