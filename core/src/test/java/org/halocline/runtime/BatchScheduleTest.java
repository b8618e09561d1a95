package org.halocline.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.halocline.shm.ControlFile;
import org.halocline.shm.LocalSession;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Claims and slots as the workers use them, in a time that is counted and not measured: a sample takes as long as its
/// number says.
class BatchScheduleTest {
    private static final long[] EMPTY = {};

    /// One in a hundred samples takes a hundred times as long as the others.
    private static long cost(long sample) {
        return new SplittableRandom(sample).nextInt(100) == 0 ? 100 : 1;
    }

    /// A worker of the model: busy with a batch until a time.
    private static final class Clerk {
        private final BatchClaims claims;
        private final double speed;
        private long batch;
        private double until;
        private double useful;

        Clerk(BatchClaims claims, double speed) {
            this.claims = claims;
            this.speed = speed;
        }
    }

    /// What became of a run.
    private record Outcome(double busy, double makespan, long claimed, long published) {}

    private static Outcome run(BatchGrid grid, double[] speeds, boolean helps) {
        try (LocalSession session = new LocalSession()) {
            ControlFile control = ControlFile.create(session, speeds.length);
            control.claimFrom(grid.firstBatch());
            BatchSlots slots = BatchSlots.create(session, speeds.length, grid, 0);
            List<Clerk> clerks = new ArrayList<>();
            for (double speed : speeds) {
                clerks.add(new Clerk(new BatchClaims(control, slots, helps), speed));
            }
            clerks.forEach(clerk -> begin(clerk, grid, 0));
            double now = 0;
            long published = 0;
            while (slots.merged() < grid.endBatch()) {
                Clerk first = clerks.stream()
                        .min((a, b) -> Double.compare(a.until, b.until))
                        .orElseThrow();
                now = first.until;
                assertTrue(Double.isFinite(now), "batches were lost");
                if (!slots.isDone(first.batch)) {
                    first.useful += work(grid, first.batch) / first.speed;
                    slots.publish(first.batch, EMPTY);
                    published++;
                }
                long merged = slots.merged();
                while (merged < grid.endBatch() && slots.isDone(merged)) {
                    merged++;
                }
                slots.merged(merged, EMPTY);
                for (Clerk clerk : clerks) {
                    // Whoever works at a batch that is done sees it at the next sample.
                    if (clerk == first || (clerk.batch >= 0 && slots.isDone(clerk.batch))) {
                        begin(clerk, grid, now);
                    }
                }
            }
            double useful = clerks.stream().mapToDouble(c -> c.useful).sum();
            return new Outcome(useful / (now * speeds.length), now, control.claim() - grid.firstBatch(), published);
        }
    }

    private static void begin(Clerk clerk, BatchGrid grid, double now) {
        clerk.batch = clerk.claims.next();
        clerk.until = clerk.batch == BatchClaims.NONE
                ? Double.POSITIVE_INFINITY
                : now + work(grid, clerk.batch) / clerk.speed;
    }

    private static double work(BatchGrid grid, long batch) {
        double work = 0;
        for (long sample = grid.begin(batch); sample < grid.end(batch); sample++) {
            work += cost(sample);
        }
        return work;
    }

    private static double[] equal(int workers) {
        double[] speeds = new double[workers];
        Arrays.fill(speeds, 1);
        return speeds;
    }

    @ParameterizedTest
    @CsvSource({"2, 100000, 0", "3, 100000, 0", "8, 100000, 0", "16, 400000, 0", "8, 100000, 64"})
    void workersAreBusyAlthoughSomeSamplesTakeAHundredTimesAsLong(int workers, long samples, long batch) {
        Outcome outcome = run(new BatchGrid(batch, 0, 0, samples), equal(workers), true);
        assertTrue(outcome.busy > 0.95, outcome.toString());
    }

    @ParameterizedTest
    @CsvSource({"2, 100000", "8, 100000", "5, 1"})
    void eachBatchIsPublishedOnceAndClaimedOnce(int workers, long samples) {
        BatchGrid grid = new BatchGrid(0, 0, 0, samples);
        Outcome outcome = run(grid, equal(workers), false);
        assertEquals(grid.batches(), outcome.published);
        // Each worker asks once more in vain, but for those that the model ends before.
        assertTrue(outcome.claimed - grid.batches() <= workers, outcome.toString());
    }

    /// The last batch of a worker that is ten times slower is done by another.
    @ParameterizedTest
    @CsvSource({"2", "4"})
    void theLastBatchesOfASlowWorkerAreDoneByOthers(int workers) {
        double[] speeds = equal(workers);
        speeds[0] = 0.01;
        BatchGrid grid = new BatchGrid(2000, 0, 0, 100_000);
        Outcome alone = run(grid, speeds, false);
        Outcome helped = run(grid, speeds, true);
        assertEquals(grid.batches(), helped.published);
        assertTrue(helped.makespan < 0.5 * alone.makespan, helped + " " + alone);
    }
}
