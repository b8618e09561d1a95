package org.halocline.bench;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.halocline.sample.RandomStreams;
import org.halocline.sample.Tally;
import org.halocline.sample.TallyLayout;
import org.halocline.simulations.pi.Pi;
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

/// Two uniforms for each of 512 samples, one by one and all at once, and π with its tally: nanoseconds per sample.
///
/// `-jvmArgsAppend -Dhalocline.vector=off` shows the scalar form.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 3, jvmArgsPrepend = "--add-modules=jdk.incubator.vector")
public class UniformsBenchmark {
    static final int SAMPLES = 512;

    private final RandomStreams streams = new RandomStreams(7);
    private final double[][] uniforms = new double[2][SAMPLES];
    private final double[][] scores = new double[1][SAMPLES];
    private final Tally tally = new Tally(TallyLayout.of(List.of("pi")));
    private final Pi pi = new Pi();
    private long first;

    /// Refuses to measure numbers that are not those of the streams.
    static void verify() {
        RandomStreams streams = new RandomStreams(7);
        double[][] many = new double[2][SAMPLES];
        double[][] single = new double[2][SAMPLES];
        streams.fill(3, SAMPLES, many);
        drawSingly(streams, 3, single);
        for (int s = 0; s < SAMPLES; s++) {
            for (int n = 0; n < 2; n++) {
                if (many[n][s] != single[n][s]) {
                    throw new IllegalStateException("sample=" + (3 + s) + ", n=" + n + ", drawn=" + many[n][s]
                            + ", expected=" + single[n][s] + "; the numbers are wrong");
                }
            }
        }
    }

    private static void drawSingly(RandomStreams streams, long first, double[][] uniforms) {
        for (int s = 0; s < SAMPLES; s++) {
            RandomGenerator random = streams.sample(first + s);
            uniforms[0][s] = random.nextDouble();
            uniforms[1][s] = random.nextDouble();
        }
    }

    @Setup
    public void prepare() {
        verify();
    }

    @Benchmark
    @OperationsPerInvocation(SAMPLES)
    public double singly() {
        drawSingly(streams, first += SAMPLES, uniforms);
        return uniforms[1][0];
    }

    @Benchmark
    @OperationsPerInvocation(SAMPLES)
    public double atOnce() {
        streams.fill(first += SAMPLES, SAMPLES, uniforms);
        return uniforms[1][0];
    }

    @Benchmark
    @OperationsPerInvocation(SAMPLES)
    public double pi() {
        streams.fill(first += SAMPLES, SAMPLES, uniforms);
        pi.samples(SAMPLES, uniforms, scores);
        tally.scores(0, scores[0], SAMPLES);
        return scores[0][0];
    }
}
