package org.halocline.bench;

import java.util.concurrent.TimeUnit;
import org.halocline.reduce.StateHash;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// The hash of a state: nanoseconds per value.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class HashBenchmark {
    private static final int VALUES = 4096;

    /// Of 0, 0.5, 1, 1.5, computed in Python from the definition in [StateHash].
    private static final String EXPECTED = "861dd0f996ce55269fe39f08b7fd3a92";

    private final double[] values = new double[VALUES];

    /// Refuses to measure a hash that is not the defined one.
    static void verify() {
        StateHash hash = new StateHash();
        hash.add(0, 0, new double[] {0, 0.5, 1, 1.5}, 0, 4);
        if (!hash.toString().equals(EXPECTED)) {
            throw new IllegalStateException("hash=" + hash + ", expected=" + EXPECTED);
        }
    }

    @Setup
    public void prepare() {
        verify();
        for (int n = 0; n < VALUES; n++) {
            values[n] = 0.5 * n;
        }
    }

    @Benchmark
    @OperationsPerInvocation(VALUES)
    public long hash() {
        StateHash hash = new StateHash();
        hash.add(0, 0, values, 0, VALUES);
        return hash.high() ^ hash.low();
    }
}
