package org.halocline.halo;

import java.lang.foreign.MemorySegment;
import org.halocline.shm.RisingWord;
import org.halocline.shm.Waiter;

/// The receiving end of one directed edge; [HaloSender] tells how the two work together.
final class HaloReceiver {
    private final RisingWord published;
    private final RisingWord consumed;
    private final MemorySegment[] slots;
    private final long slotBytes;
    private final Waiter waiter;
    private long exchange;
    /// Bytes of this exchange that are known to be there.
    private long there;

    private long waitNanos;

    HaloReceiver(MemorySegment halo, HaloLayout.Place place, Waiter waiter) {
        this.slots = place.slots(halo);
        this.slotBytes = place.slotBytes();
        this.published = place.published(halo);
        this.consumed = place.consumed(halo);
        this.waiter = waiter;
    }

    /// Begins the next exchange, of which nothing need be there yet.
    MemorySegment begin() {
        exchange++;
        there = 0;
        return slots[(int) (exchange % slots.length)];
    }

    /// Waits until the first bytes of the slot are written.
    ///
    /// @param bytes at most those of a slot
    void await(long bytes) {
        if (bytes > there) {
            long before = exchange * (slotBytes + 1);
            waitNanos += published.await(before + bytes, waiter);
            // The sender may be at the next exchange already.
            there = Math.min(slotBytes, published.get() - before);
        }
    }

    /// Gives the slot back. The sender has another one, and seldom waits for this: its answer is worth more haste.
    void release() {
        consumed.raiseQuietly(exchange);
    }

    /// To be called behind a fence after [#release].
    void ring() {
        consumed.ring();
    }

    /// Nanoseconds spent waiting so far.
    long waitNanos() {
        return waitNanos;
    }
}
