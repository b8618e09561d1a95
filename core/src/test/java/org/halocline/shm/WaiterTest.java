package org.halocline.shm;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class WaiterTest {
    private static void waitForRounds(Waiter waiter, int rounds) {
        for (int round = 0; round < rounds; round++) {
            waiter.rest(round);
        }
    }

    @Test
    void aSilentCoordinatorIsLeftAlone() {
        try (LocalSession session = new LocalSession()) {
            ControlFile control = ControlFile.create(session, 1);
            Waiter waiter = new Waiter(WaitStrategy.YIELD, control, TimeUnit.MILLISECONDS.toNanos(5));
            StoppedException e = assertThrows(StoppedException.class, () -> waitForRounds(waiter, Integer.MAX_VALUE));
            assertTrue(e.toString().contains("silent for 0.005 s"), e.toString());
        }
    }

    @Test
    void aBeatingCoordinatorIsWaitedFor() {
        try (LocalSession session = new LocalSession()) {
            ControlFile control = ControlFile.create(session, 1);
            WaitStrategy beating = round -> control.beat();
            waitForRounds(new Waiter(beating, control, 1), 100_000);
        }
    }

    /// Only silence while somebody waits counts: a wait that begins late starts from what it hears first.
    @Test
    void silenceBeforeAWaitDoesNotCount() throws InterruptedException {
        try (LocalSession session = new LocalSession()) {
            ControlFile control = ControlFile.create(session, 1);
            Waiter waiter = new Waiter(WaitStrategy.SPIN, control, TimeUnit.MILLISECONDS.toNanos(200));
            waitForRounds(waiter, 200);
            TimeUnit.MILLISECONDS.sleep(250);
            waitForRounds(waiter, 200);
            assertThrows(StoppedException.class, () -> {
                for (int round = 0; ; round++) {
                    waiter.rest(round);
                    TimeUnit.MILLISECONDS.sleep(1);
                }
            });
        }
    }

    /// After 2³¹ rests the count of rounds is negative; the abort word must still be seen.
    @Test
    void anAbortIsSeenInAWaitOfDays() {
        try (LocalSession session = new LocalSession()) {
            ControlFile control = ControlFile.create(session, 1);
            Waiter waiter = new Waiter(WaitStrategy.SPIN, control);
            control.abort();
            assertThrows(StoppedException.class, () -> {
                for (int round = Integer.MIN_VALUE; round < Integer.MIN_VALUE + 128; round++) {
                    waiter.rest(round);
                }
            });
        }
    }
}
