package org.halocline.shm;

import static org.halocline.shm.Words.INT;
import static org.halocline.shm.Words.LONG;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.VarHandle;

/// A word of shared memory that one worker raises and others wait for.
///
/// | offset | bytes | field | written by | meaning |
/// |---:|---:|---|---|---|
/// | 0 | 8 | value | its owner | only ever grows (release) |
/// | 8 | 4 | bell | anyone | not 0 if somebody may be asleep |
///
/// **Ordering.** What the owner wrote before [#raise] is visible after [#await].
///
/// A waiter that goes to sleep sets the bell first and then looks at the value once more; the owner raises the value
/// first and then looks at the bell. With a fence between the two on both sides one of them sees the other.
public final class RisingWord {
    /// How many bytes it takes.
    public static final long BYTES = 16;

    private static final long BELL = 8;
    private static final int GLANCES = 32;

    private final MemorySegment segment;
    private final long offset;
    private final MemorySegment half;

    /// @param offset a multiple of 8
    public RisingWord(MemorySegment segment, long offset) {
        this.segment = segment;
        this.offset = offset;
        this.half = Futex.lowHalf(segment, offset);
    }

    public long get() {
        return (long) LONG.getAcquire(segment, offset);
    }

    public void raise(long value) {
        LONG.setRelease(segment, offset, value);
        VarHandle.fullFence();
        ring();
    }

    /// Raises the word for somebody who is in no hurry, without waiting until others can see it.
    ///
    /// Whoever goes to sleep at this very moment may be overlooked: call [#ring] after the next fence, such as that
    /// of another word's [#raise].
    public void raiseQuietly(long value) {
        LONG.setRelease(segment, offset, value);
        ring();
    }

    /// Wakes who sleeps.
    public void ring() {
        if ((int) INT.getOpaque(segment, offset + BELL) != 0) {
            INT.setOpaque(segment, offset + BELL, 0);
            Futex.wake(half);
        }
    }

    /// Waits until the value is at least `wanted`.
    ///
    /// @return nanoseconds that passed; 0 if it took only a few looks
    /// @throws StoppedException if there is nothing left to wait for
    public long await(long wanted, Waiter waiter) {
        for (int look = 0; look < GLANCES; look++) {
            if (get() >= wanted) {
                return 0;
            }
            Thread.onSpinWait();
        }
        // Looking at a clock takes longer than most neighbours are late.
        long begun = System.nanoTime();
        for (int round = 0; get() < wanted; round++) {
            if (waiter.sleeps(round) && Futex.isAvailable()) {
                sleep(wanted, waiter);
            } else {
                waiter.rest(round);
            }
        }
        return System.nanoTime() - begun;
    }

    private void sleep(long wanted, Waiter waiter) {
        waiter.look();
        INT.setVolatile(segment, offset + BELL, 1);
        VarHandle.fullFence();
        long seen = get();
        if (seen < wanted) {
            Futex.sleep(half, (int) seen);
        }
    }
}
