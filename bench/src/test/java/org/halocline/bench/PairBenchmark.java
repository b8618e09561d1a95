package org.halocline.bench;

import java.util.concurrent.TimeUnit;
import org.halocline.bench.transport.Pair;
import org.halocline.bench.transport.Talk;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/// Two processes: the whole round trip of a halo, a barrier, the larger of two numbers. Every word is checked by the
/// one who hears it, within the time that is measured.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class PairBenchmark {
    /// What they talk, and bytes of a message.
    @Param({"ROUND_TRIP:8", "ROUND_TRIP:4096", "ROUND_TRIP:65536", "ROUND_TRIP:1048576", "BARRIER:8", "LARGEST:8"})
    public String talk = "";

    private @Nullable Pair pair;

    static Pair open(String talk) {
        int colon = talk.indexOf(':');
        return Pair.open(Talk.valueOf(talk.substring(0, colon)), Integer.parseInt(talk.substring(colon + 1)));
    }

    @Setup
    public void prepare() {
        pair = open(talk);
    }

    @TearDown
    public void release() {
        if (pair != null) {
            pair.close();
        }
    }

    @Benchmark
    public void once() {
        if (pair != null) {
            pair.once();
        }
    }
}
