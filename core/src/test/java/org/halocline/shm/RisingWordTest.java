package org.halocline.shm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.MemorySegment;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class RisingWordTest {
    /// Sleeps at once, so that every hand-over is a wake-up.
    private static final WaitStrategy SLEEPY = new WaitStrategy.Backoff(0, 0, 1);

    private static final long ROUNDS = 20_000;

    /// If a wake-up were lost each of them would take 20 ms: more than the time limit in all.
    @Test
    @Timeout(120)
    void whoSleepsIsWoken() {
        try (LocalSession session = new LocalSession()) {
            ControlFile control = ControlFile.create(session, 2);
            MemorySegment memory = session.create("words", 256);
            CompletableFuture<Long> other = CompletableFuture.supplyAsync(() -> play(memory, control, 128, 0));
            assertEquals(ROUNDS, play(memory, control, 0, 128));
            assertEquals(ROUNDS, other.join());
        }
    }

    /// Raises one word after the other has been raised as far.
    private static long play(MemorySegment memory, ControlFile control, long own, long other) {
        RisingWord mine = new RisingWord(memory, own);
        RisingWord theirs = new RisingWord(memory, other);
        Waiter waiter = new Waiter(SLEEPY, control);
        for (long n = 1; n <= ROUNDS; n++) {
            mine.raise(n);
            theirs.await(n, waiter);
        }
        return theirs.get();
    }

    @Test
    @Timeout(60)
    void whoSleepsLeavesWhenToldToStop() {
        try (LocalSession session = new LocalSession()) {
            ControlFile control = ControlFile.create(session, 1);
            RisingWord word = new RisingWord(session.create("word", 128), 0);
            CompletableFuture<Void> sleeper =
                    CompletableFuture.runAsync(() -> word.await(1, new Waiter(SLEEPY, control)));
            control.abort();
            Throwable e = assertThrows(CompletionException.class, sleeper::join).getCause();
            assertTrue(e instanceof StoppedException, String.valueOf(e));
        }
    }

    @Test
    void theValuesOfLongsBeyondAnIntAreWaitedForToo() {
        try (LocalSession session = new LocalSession()) {
            ControlFile control = ControlFile.create(session, 1);
            RisingWord word = new RisingWord(session.create("word", 128), 0);
            word.raise(1L << 40);
            word.await((1L << 40) - 1, new Waiter(SLEEPY, control));
            assertEquals(1L << 40, word.get());
        }
    }
}
