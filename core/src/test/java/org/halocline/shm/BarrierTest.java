package org.halocline.shm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class BarrierTest {
    private static final int WORKERS = 4;

    /// Each worker writes a plain array cell before the barrier and checks all cells after it.
    @Test
    void whatWasWrittenBeforeIsVisibleAfter() throws Exception {
        try (LocalSession session = new LocalSession();
                ExecutorService pool = Executors.newFixedThreadPool(WORKERS)) {
            ControlFile control = ControlFile.create(session, WORKERS);
            int[][] seen = new int[2][WORKERS];
            List<Future<?>> all = new ArrayList<>();
            for (int r = 0; r < WORKERS; r++) {
                int rank = r;
                all.add(pool.submit(() -> {
                    Barrier barrier = new Barrier(control, new Waiter(WaitStrategy.forWorkers(64), control), rank);
                    for (int round = 1; round <= 2000; round++) {
                        seen[round & 1][rank] = round;
                        barrier.await();
                        for (int other = 0; other < WORKERS; other++) {
                            assertEquals(round, seen[round & 1][other]);
                        }
                    }
                }));
            }
            for (Future<?> one : all) {
                one.get(30, TimeUnit.SECONDS);
            }
        }
    }

    @Test
    void everyWaiterLeavesWhenTheRunIsAborted() throws Exception {
        try (LocalSession session = new LocalSession();
                ExecutorService pool = Executors.newFixedThreadPool(WORKERS - 1)) {
            ControlFile control = ControlFile.create(session, WORKERS);
            List<Future<?>> waiting = new ArrayList<>();
            for (int r = 0; r < WORKERS - 1; r++) {
                int rank = r;
                waiting.add(pool.submit(
                        () -> new Barrier(control, new Waiter(WaitStrategy.forWorkers(64), control), rank).await()));
            }
            while (control.arrived(WORKERS - 2) == 0) {
                Thread.onSpinWait();
            }
            control.abort();
            for (Future<?> one : waiting) {
                ExecutionException e = assertThrows(ExecutionException.class, () -> one.get(10, TimeUnit.SECONDS));
                assertTrue(e.getCause() instanceof StoppedException, e.toString());
            }
        }
    }
}
