package org.halocline.runtime;

import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.halocline.grid.Axis;
import org.halocline.grid.Box;
import org.halocline.model.Row;
import org.halocline.model.SampleSimulation;
import org.halocline.model.State;
import org.halocline.reduce.ExactSum;
import org.halocline.sample.RandomStreams;
import org.halocline.sample.Tally;
import org.halocline.vector.Vectors;

/// Calls kernels on a few cells each before the first step, and samplers before the first batch, until the virtual
/// machine has compiled them.
///
/// Vector code is a thousand times slower while it is interpreted, and a method is compiled after so many calls,
/// however long the rows: without this the first hundreds of rows take most of a second.
final class WarmUp {
    /// HotSpot compiles a method for good after 5000 calls.
    private static final int CALLS = 6000;

    /// Some whole vectors and a rest, so that both loops of a kernel are seen at work.
    private static final int CELLS = 20;

    /// Less work than so many cell updates is done before it would pay.
    private static final double LEAST_WORK = 5e7;

    /// A kernel that takes long is not worth the wait.
    private static final long MOST_NANOS = 300_000_000;

    /// Calls that come before any is compiled for good, see [CompileOrder].
    private static final int SLOW_FROM = 100;

    private static final int SLOW_TO = 200;

    /// Compiled for good, code is more than so many times faster than before.
    private static final int FASTER = 5;

    private static final long PAUSE_NANOS = 1_000_000;

    private WarmUp() {}

    /// Results go where the first step writes: nothing of them stays.
    static void kernels(Plan plan, State state, List<StagePlan> stages, Row row, Clock clock) {
        Box own = state.subdomain().box();
        boolean keeps = stages.stream().anyMatch(s -> s.stage().keepsStart());
        if (keeps || own.size(Axis.X) < CELLS || own.cells() * plan.expectedSteps() < LEAST_WORK) {
            return;
        }
        double time = clock.time();
        double dt = Double.isFinite(plan.dt()) ? plan.dt() : 0;
        untilCompiled(() -> {
            for (int s = 0; s < stages.size(); s++) {
                StagePlan each = stages.get(s);
                row.bind(each.advances(), time, clock.step(), s);
                row.moveTo(own.beginX(), own.beginX() + CELLS, own.beginY(), own.beginZ());
                Rows.update(each.stage().kernel(), row, dt);
            }
        });
    }

    /// Draws some samples again and again, and forgets them.
    static void samples(Plan plan, Tally scratch, RandomStreams streams) {
        SampleSimulation simulation = plan.sampleSimulation();
        double limit = plan.run().sampleTerms().limitSeconds();
        boolean isShort = limit > 0 && limit * 1e9 < 10.0 * MOST_NANOS;
        if (!isShort && plan.grid().samples() * (double) simulation.uniforms() >= LEAST_WORK) {
            ExactSum.expectMany();
            SampleBlocks blocks = new SampleBlocks(simulation);
            untilCompiled(() -> blocks.draw(streams, 0, CELLS, scratch));
            scratch.clear();
        }
    }

    /// Calls until the code is fast, or it has taken long enough. Between the last calls it sleeps: the compiler needs
    /// the core. What goes wrong here goes wrong again in the run, which says where.
    private static void untilCompiled(Runnable work) {
        long end = System.nanoTime() + MOST_NANOS;
        try {
            long slow = Long.MAX_VALUE;
            for (int call = 0; call < CALLS && System.nanoTime() < end; call++) {
                long nanos = nanos(work);
                if (call >= SLOW_FROM && call < SLOW_TO) {
                    slow = Math.min(slow, nanos);
                }
            }
            while (Vectors.isAvailable() && System.nanoTime() < end && nanos(work) * FASTER > slow) {
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        } catch (RuntimeException e) {
            return;
        }
    }

    private static long nanos(Runnable work) {
        long begun = System.nanoTime();
        work.run();
        return System.nanoTime() - begun;
    }
}
