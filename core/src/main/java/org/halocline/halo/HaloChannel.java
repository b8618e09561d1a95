package org.halocline.halo;

import java.lang.foreign.MemorySegment;
import org.halocline.shm.RisingWord;
import org.halocline.shm.Waiter;

/// One directed edge: the sender publishes the cells of an exchange, the receiver takes them. Two slots, used
/// alternately, let the sender be one exchange ahead.
///
/// ```
/// sender                                receiver
/// claim(n)   waits until n − 2 is taken
///            … writes the slot …
/// publish(n)                       ──►  await(n)    waits until n is published
///                                                   … reads the slot …
///                                  ◄──  release(n)
/// ```
///
/// **Ordering.** What the sender wrote before `publish(n)` is visible after `await(n)`; what the receiver read before
/// `release(n)` was read before the sender writes that slot again.
///
/// **Breakage.** If either side dies, the other leaves its wait with a [org.halocline.shm.StoppedException] once the
/// coordinator has told everybody to stop. A half-written slot is never read: it was not published.
public final class HaloChannel {
    private final RisingWord published;
    private final RisingWord consumed;
    private final MemorySegment[] slots;
    private final Waiter waiter;
    private long waitNanos;

    HaloChannel(MemorySegment halo, HaloLayout.Place place, Waiter waiter) {
        MemorySegment memory = halo.asSlice(place.at(), HaloLayout.SLOTS + 2 * place.slotBytes());
        this.slots = new MemorySegment[] {
            memory.asSlice(HaloLayout.SLOTS, place.slotBytes()),
            memory.asSlice(HaloLayout.SLOTS + place.slotBytes(), place.slotBytes())
        };
        this.published = new RisingWord(memory, HaloLayout.PUBLISHED);
        this.consumed = new RisingWord(memory, HaloLayout.CONSUMED);
        this.waiter = waiter;
    }

    /// Waits until the slot of an exchange is free to be written.
    MemorySegment claim(long exchange) {
        waitNanos += consumed.await(exchange - 2, waiter);
        return slot(exchange);
    }

    void publish(long exchange) {
        published.raise(exchange);
    }

    /// Waits until the slot of an exchange is complete.
    MemorySegment await(long exchange) {
        waitNanos += published.await(exchange, waiter);
        return slot(exchange);
    }

    void release(long exchange) {
        consumed.raise(exchange);
    }

    /// Nanoseconds spent waiting so far.
    long waitNanos() {
        return waitNanos;
    }

    private MemorySegment slot(long exchange) {
        return slots[(int) (exchange & 1)];
    }
}
