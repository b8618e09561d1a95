package org.halocline.bench;

import java.util.BitSet;
import java.util.concurrent.TimeUnit;
import org.halocline.decomposition.Subdomain;
import org.halocline.grid.Field;
import org.halocline.halo.Ghosts;
import org.halocline.model.Row;
import org.halocline.model.State;
import org.halocline.simulations.heat.Heat;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.Warmup;

/// One sweep of the 5-point heat kernel over a square, row by row as a worker does it: sweeps per second; times n² is
/// cell updates per second.
@org.openjdk.jmh.annotations.State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 3, jvmArgsPrepend = "--add-modules=jdk.incubator.vector")
public class HeatRowBenchmark {
    /// Cells per side: in the second-level cache, and far out of all caches.
    @Param({"256", "4096"})
    public int n;

    private Sweep sweep = new Sweep(1);

    /// A subdomain that is the whole grid.
    static final class Sweep {
        private final Heat heat;
        private final State state;
        private final Row row;
        private final Ghosts ghosts;
        private final BitSet advances = new BitSet();

        Sweep(int n) {
            heat = new Heat(n, 1);
            state = State.allocate(heat, new Subdomain(0, heat.grid().box()));
            heat.initialise(state);
            row = new Row(state, false);
            ghosts = new Ghosts(state.fields().getFirst());
            advances.set(0);
        }

        double run() {
            Field field = state.fields().getFirst();
            ghosts.fill(0);
            row.bind(advances, 0, 0, 0);
            for (int j = 0; j < heat.n(); j++) {
                row.moveTo(0, heat.n(), j, 0);
                heat.step(row, heat.maxTimeStep());
            }
            field.swap();
            return field.at(0, 0);
        }

        double corner() {
            return state.fields().getFirst().at(0, 0);
        }
    }

    /// Refuses to measure a kernel that does not multiply the sine mode by the discrete factor.
    static void verify(int n) {
        Sweep sweep = new Sweep(n);
        double before = sweep.corner();
        double after = sweep.run();
        double s = Math.sin(Math.PI / (2.0 * n));
        double factor = 1 - 2 * s * s;
        if (!(Math.abs(after / before - factor) < 1e-12)) {
            throw new IllegalStateException(
                    "n=" + n + ", factor=" + after / before + ", expected=" + factor + "; the kernel is wrong");
        }
    }

    @Setup
    public void prepare() {
        verify(n);
        sweep = new Sweep(n);
    }

    @Benchmark
    public double sweep() {
        return sweep.run();
    }
}
