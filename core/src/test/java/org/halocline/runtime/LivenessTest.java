package org.halocline.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import org.halocline.shm.ControlFile;
import org.halocline.shm.LocalSession;
import org.halocline.shm.WaitStrategy;
import org.halocline.shm.Waiter;
import org.halocline.shm.WorkerState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Two workers, whose lives are made up.
@Timeout(30)
class LivenessTest {
    private static final double HANG = 0.3;

    private final LocalSession session = new LocalSession();
    private final ControlFile control = ControlFile.create(session, 2);

    @AfterEach
    void end() {
        session.close();
    }

    private void atWork(int... ranks) {
        for (int rank : ranks) {
            control.state(rank, WorkerState.RUNNING);
            control.work(rank);
        }
    }

    /// Looks every few milliseconds until something is so, or for a time.
    private static boolean within(double seconds, BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + (long) (1e9 * seconds);
        while (System.nanoTime() < end) {
            if (condition.getAsBoolean()) {
                return true;
            }
            Thread.sleep(5);
        }
        return false;
    }

    private boolean anyHung(Liveness liveness, double seconds, IntConsumer life) throws InterruptedException {
        return within(seconds, () -> {
            life.accept(0);
            life.accept(1);
            return liveness.hung(control) >= 0;
        });
    }

    @Test
    void theOneThatShowsNoSignHangs() throws InterruptedException {
        Liveness liveness = new Liveness(2, HANG);
        atWork(0, 1);
        int[] hung = {-1};
        assertTrue(within(10, () -> {
            control.work(0);
            hung[0] = liveness.hung(control);
            return hung[0] >= 0;
        }));
        assertEquals(1, hung[0]);
        assertTrue(liveness.silence(1) > HANG);
        liveness.reset();
        assertEquals(-1, liveness.hung(control));
    }

    @Test
    void whoeverWorksOrWaitsOrIsDoneDoesNotHang() throws InterruptedException {
        Liveness liveness = new Liveness(2, HANG);
        atWork(0, 1);
        control.state(1, WorkerState.DONE);
        assertFalse(anyHung(liveness, 4 * HANG, rank -> {
            if (rank == 0) {
                control.work(0);
            }
        }));
    }

    @Test
    void theSetUpMayTakeLonger() throws InterruptedException {
        Liveness liveness = new Liveness(2, HANG);
        control.state(0, WorkerState.RUNNING);
        assertFalse(anyHung(liveness, 4 * HANG, rank -> {}));
    }

    @Test
    void withoutATimeGivenNobodyHangsSoSoon() throws InterruptedException {
        Liveness liveness = new Liveness(2, 0);
        atWork(0, 1);
        assertFalse(anyHung(liveness, 4 * HANG, rank -> {}));
    }

    @Test
    void timeInWhichNobodyLookedDoesNotCount() throws InterruptedException {
        Liveness liveness = new Liveness(2, HANG);
        atWork(0, 1);
        assertEquals(-1, liveness.hung(control));
        Thread.sleep((long) (1e3 * 3 * HANG));
        assertEquals(-1, liveness.hung(control));
        assertFalse(liveness.isDeadlocked(control));
    }

    @Test
    void allWhoWaitForEachOtherAreDeadlocked() throws InterruptedException {
        Liveness liveness = new Liveness(2, HANG);
        atWork(0, 1);
        Waiter[] waiters = {
            Waiter.of(WaitStrategy.forWorkers(2), control, 0), Waiter.of(WaitStrategy.forWorkers(2), control, 1)
        };
        assertTrue(within(20, () -> {
            for (Waiter waiter : waiters) {
                waitALittle(waiter);
            }
            assertEquals(-1, liveness.hung(control));
            return liveness.isDeadlocked(control);
        }));
        control.work(1);
        liveness.hung(control);
        assertFalse(liveness.isDeadlocked(control), "one has moved");
    }

    /// Long enough to be seen.
    private static void waitALittle(Waiter waiter) {
        long end = System.nanoTime() + 5_000_000;
        for (int round = 0; System.nanoTime() < end; round++) {
            waiter.rest(round);
        }
    }
}
