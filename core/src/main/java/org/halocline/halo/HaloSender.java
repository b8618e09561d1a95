package org.halocline.halo;

import java.lang.foreign.MemorySegment;
import org.halocline.shm.RisingWord;
import org.halocline.shm.Waiter;

/// The sending end of one directed edge; [HaloReceiver] is the other. Slots, at least two, used in turn, let the sender
/// be one exchange ahead.
///
/// ```
/// sender                                receiver
/// claim()    waits until the slot       begin()
///            before last is taken
///            … writes the slot …
/// written(b)                       ──►  await(b)    waits until b bytes are there
///            … writes the slot …                    … reads them …
/// publish()                        ──►  await(s)    waits until all are
///                                                   … reads the slot …
///                                  ◄──  release()
/// ```
///
/// The word `published` is n (s + 1) + b when b of the s bytes of exchange n are there, n = 1, 2, …: it only grows, and
/// the receiver copies the beginning of a large message while the sender still writes its end.
///
/// **Ordering.** What the sender wrote into the first b bytes before `written(b)` is visible after `await(b)`; what the
/// receiver read before `release()` was read before the sender writes that slot again.
///
/// **Breakage.** If either side dies, the other leaves its wait with a [org.halocline.shm.StoppedException] once the
/// coordinator has told everybody to stop. Bytes that were not published are never read.
final class HaloSender {
    /// Bytes that a sender writes before it says so: with fewer, words travel more often than they need to; with more,
    /// the receiver idles meanwhile.
    static final int PIECE = 8192;

    private final RisingWord published;
    private final RisingWord consumed;
    private final MemorySegment[] slots;
    private final long slotBytes;
    private final Waiter waiter;
    private final int piece;
    private long exchange;
    /// Bytes of this exchange that the receiver knows of.
    private long told;
    /// The exchange last known to be consumed: who knows enough need not look at a line that the other side writes.
    private long taken;

    private long waitNanos;

    HaloSender(MemorySegment halo, HaloLayout.Place place, Waiter waiter) {
        this(halo, place, waiter, PIECE);
    }

    /// @param piece how many bytes are worth telling of
    HaloSender(MemorySegment halo, HaloLayout.Place place, Waiter waiter, int piece) {
        this.slots = place.slots(halo);
        this.slotBytes = place.slotBytes();
        this.published = place.published(halo);
        this.consumed = place.consumed(halo);
        this.waiter = waiter;
        this.piece = piece;
    }

    /// Begins the next exchange: waits until its slot is free to be written.
    MemorySegment claim() {
        long wanted = exchange - 1;
        if (taken < wanted) {
            waitNanos += consumed.await(wanted, waiter);
            taken = consumed.get();
        }
        exchange++;
        told = 0;
        return slots[(int) (exchange % slots.length)];
    }

    /// Tells how many bytes of the slot are written, if it is worth telling.
    void written(long bytes) {
        if (bytes - told >= piece) {
            told = bytes;
            published.raise(exchange * (slotBytes + 1) + bytes);
        }
    }

    /// The slot is complete.
    void publish() {
        published.raise(exchange * (slotBytes + 1) + slotBytes);
    }

    /// Nanoseconds spent waiting so far.
    long waitNanos() {
        return waitNanos;
    }
}
