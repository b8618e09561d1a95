package org.halocline.bench;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.halocline.reduce.ExactSum;
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

/// The exact sum beside a plain loop: nanoseconds per term.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class ExactSumBenchmark {
    /// Out of all caches: 128 MiB.
    static final int TERMS = 1 << 24;

    private final double[] terms = new double[TERMS];

    /// Refuses to measure a sum that is not exact: every term is there with both signs, but for one.
    static void verify(double[] terms) {
        Random random = new Random(1);
        for (int n = 0; n < terms.length - 1; n += 2) {
            terms[n] = random.nextGaussian() * 1e6;
            terms[n + 1] = -terms[n];
        }
        ExactSum sum = new ExactSum();
        sum.add(terms, 0, terms.length);
        sum.add(1e-300);
        if (sum.toDouble() != 1e-300) {
            throw new IllegalStateException("sum=" + sum.toDouble() + ", expected=1.0E-300; the sum is not exact");
        }
    }

    @Setup
    public void prepare() {
        verify(terms);
    }

    @Benchmark
    @OperationsPerInvocation(TERMS)
    public double exact() {
        ExactSum sum = new ExactSum();
        sum.add(terms, 0, TERMS);
        return sum.toDouble();
    }

    @Benchmark
    @OperationsPerInvocation(TERMS)
    public double plain() {
        double sum = 0;
        for (double term : terms) {
            sum += term;
        }
        return sum;
    }
}
