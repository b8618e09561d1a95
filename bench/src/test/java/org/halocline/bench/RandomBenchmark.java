package org.halocline.bench;

import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.halocline.sample.RandomStreams;
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

/// Numbers from the streams of samples, by Philox4x64-10: nanoseconds per number, many from one stream and two from
/// each of many.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class RandomBenchmark {
    private static final int COUNT = 4096;
    private static final int PER_SAMPLE = 2;
    private static final long SEED = 7;

    /// By NumPy 2.4.6: `Philox(key=[7, 0], counter=[0, 0, 3, 0]).random_raw(2)`.
    private static final long[] EXPECTED = {0xc127ca9b5e18077bL, 0xf9e5e37f4edc77c2L};

    private final RandomStreams streams = new RandomStreams(SEED);

    /// Refuses to measure numbers that are not those of NumPy.
    static void verify() {
        RandomGenerator stream = new RandomStreams(SEED).sample(3);
        for (long expected : EXPECTED) {
            long value = stream.nextLong();
            if (value != expected) {
                throw new IllegalStateException("value=" + value + ", expected=" + expected);
            }
        }
    }

    @Setup
    public void prepare() {
        verify();
    }

    @Benchmark
    @OperationsPerInvocation(COUNT)
    public double oneStream() {
        RandomGenerator stream = streams.sample(0);
        double sum = 0;
        for (int n = 0; n < COUNT; n++) {
            sum += stream.nextDouble();
        }
        return sum;
    }

    @Benchmark
    @OperationsPerInvocation(COUNT)
    public double manyStreams() {
        double sum = 0;
        for (int sample = 0; sample < COUNT / PER_SAMPLE; sample++) {
            RandomGenerator stream = streams.sample(sample);
            for (int n = 0; n < PER_SAMPLE; n++) {
                sum += stream.nextDouble();
            }
        }
        return sum;
    }
}
