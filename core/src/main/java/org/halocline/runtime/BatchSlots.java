package org.halocline.runtime;

import static org.halocline.shm.Words.LONG;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;
import java.util.zip.CRC32C;
import org.halocline.shm.RisingWord;
import org.halocline.shm.SessionMark;
import org.halocline.shm.SessionMemory;
import org.halocline.shm.Waiter;

/// The tallies of finished batches on their way to the coordinator, and what it has merged of them.
///
/// Batch b is published in slot b mod `slots`, once there is room: the coordinator has merged the batch that was there
/// before. A batch that is computed twice writes the same bytes twice.
///
/// | offset | bytes | field | written by | meaning |
/// |---:|---:|---|---|---|
/// | 0 | 8 | slots | coordinator | number of slots |
/// | 8 | 8 | tallyWords | coordinator | words of a tally |
/// | 128 | 16 | merged | coordinator | batches before this one are merged, and their slots free: see [RisingWord] |
/// | 256 | 8 | end | coordinator | batches from this one on are not wanted (release) |
/// | 384 | 2·s | totals | coordinator | the merged tally, in turn here and there; s = 16 + 8·tallyWords |
/// | 384 + 2·s | slots·s | slots | claimants | a tally each |
///
/// A total or a slot:
///
/// | word | field | meaning |
/// |---:|---|---|
/// | 0 | number | 1 + the batch; of a total 1 + the first batch that is not in it (release); 0 before it is complete |
/// | 1 | checksum | CRC-32C of the number and the tally |
/// | 2 … | tally | see [org.halocline.sample.Tally#save] |
final class BatchSlots {
    private static final String NAME = SessionMark.BATCHES;
    private static final long SLOTS_AT = 0;
    private static final long WORDS_AT = 8;
    private static final long MERGED_AT = 128;
    private static final long END_AT = 256;
    private static final long TOTALS_AT = 384;
    private static final int HEADER_WORDS = 2;

    /// More are of no use …
    private static final long MOST_SLOTS = 1024;

    /// … and large tallies shall not fill the memory, as long as each worker has a few.
    private static final long MOST_BYTES = 64L << 20;

    private static final int LEAST_PER_WORKER = 2;

    private final MemorySegment segment;
    private final long slots;
    private final int tallyWords;
    private final RisingWord merged;
    private int nextTotal;

    private BatchSlots(MemorySegment segment) {
        this.segment = segment;
        this.slots = segment.get(ValueLayout.JAVA_LONG, SLOTS_AT);
        this.tallyWords = Math.toIntExact(segment.get(ValueLayout.JAVA_LONG, WORDS_AT));
        this.merged = new RisingWord(segment, MERGED_AT);
    }

    private static long slotBytes(int tallyWords) {
        return 8L * (HEADER_WORDS + tallyWords);
    }

    private static long slots(int workers, long batches, int tallyWords) {
        long least = (long) LEAST_PER_WORKER * workers;
        long most = Math.max(least, Math.min(MOST_SLOTS, MOST_BYTES / slotBytes(tallyWords)));
        return Math.clamp(batches, 1, most);
    }

    static long bytes(int workers, long batches, int tallyWords) {
        return TOTALS_AT + (2 + slots(workers, batches, tallyWords)) * slotBytes(tallyWords);
    }

    /// Makes the slots of a run. The coordinator calls this.
    static BatchSlots create(SessionMemory session, int workers, BatchGrid grid, int tallyWords) {
        long batches = grid.batches();
        MemorySegment segment = session.create(NAME, bytes(workers, batches, tallyWords));
        segment.set(ValueLayout.JAVA_LONG, SLOTS_AT, slots(workers, batches, tallyWords));
        segment.set(ValueLayout.JAVA_LONG, WORDS_AT, tallyWords);
        BatchSlots made = new BatchSlots(segment);
        made.merged.raise(grid.firstBatch());
        made.end(grid.endBatch());
        return made;
    }

    static BatchSlots open(SessionMemory session) {
        return new BatchSlots(session.open(NAME));
    }

    /// How many batches there is room for.
    long count() {
        return slots;
    }

    /// Batches before this one are merged.
    long merged() {
        return merged.get();
    }

    /// Batches from this one on are not wanted.
    long end() {
        return (long) LONG.getAcquire(segment, END_AT);
    }

    /// Says that the run ends before a batch. Whoever waits for room will see it.
    void end(long batch) {
        LONG.setRelease(segment, END_AT, batch);
    }

    private long at(long batch) {
        return TOTALS_AT + (2 + batch % slots) * slotBytes(tallyWords);
    }

    /// Waits until there is room for a batch, or it is not wanted any more.
    void awaitRoom(long batch, Waiter waiter) {
        if (batch >= merged.get() + slots) {
            merged.await(batch - slots + 1, waiter);
        }
    }

    /// Whether there is something left to do for a batch.
    boolean isWanted(long batch) {
        return !isDone(batch) && batch < end();
    }

    void publish(long batch, long[] tally) {
        write(at(batch), batch, tally);
    }

    private void write(long at, long number, long[] tally) {
        MemorySegment.copy(tally, 0, segment, ValueLayout.JAVA_LONG, at + 8L * HEADER_WORDS, tallyWords);
        segment.set(ValueLayout.JAVA_LONG, at + 8, checksum(at, number));
        LONG.setRelease(segment, at, number + 1);
    }

    /// Whether a batch is finished; true also of those that are merged.
    boolean isDone(long batch) {
        return (long) LONG.getAcquire(segment, at(batch)) == batch + 1 || batch < merged.get();
    }

    /// Reads a finished batch that is not merged yet.
    ///
    /// @throws IllegalStateException if its checksum is wrong
    void read(long batch, long[] tally) {
        if (!read(at(batch), batch, tally)) {
            throw new IllegalStateException("batch=" + batch + "; its checksum is wrong, shared memory is damaged");
        }
    }

    private boolean read(long at, long number, long[] tally) {
        if (segment.get(ValueLayout.JAVA_LONG, at + 8) != checksum(at, number)) {
            return false;
        }
        MemorySegment.copy(segment, ValueLayout.JAVA_LONG, at + 8L * HEADER_WORDS, tally, 0, tallyWords);
        return true;
    }

    /// Leaves the tally of all batches before one, for the case that the coordinator is killed, and gives their slots
    /// free.
    void merged(long upTo, long[] tally) {
        long at = TOTALS_AT + nextTotal * slotBytes(tallyWords);
        nextTotal = 1 - nextTotal;
        LONG.setRelease(segment, at, 0L);
        VarHandle.fullFence();
        write(at, upTo, tally);
        merged.raise(upTo);
    }

    /// Lets go everyone who waits for room: the run is at its end.
    void letGo() {
        merged.raise(Long.MAX_VALUE / 2);
    }

    /// Reads the newest whole total.
    ///
    /// @return the first batch that is not in it
    /// @throws IllegalStateException if there is none
    long readTotal(long[] tally) {
        long[] upTo = {total(0), total(1)};
        int newer = upTo[0] > upTo[1] ? 0 : 1;
        for (int which : new int[] {newer, 1 - newer}) {
            if (upTo[which] >= 0 && read(TOTALS_AT + which * slotBytes(tallyWords), upTo[which], tally)) {
                return upTo[which];
            }
        }
        throw new IllegalStateException("total; its checksum is wrong, shared memory is damaged");
    }

    private long total(int which) {
        return (long) LONG.getAcquire(segment, TOTALS_AT + which * slotBytes(tallyWords)) - 1;
    }

    private long checksum(long at, long number) {
        CRC32C crc = new CRC32C();
        for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
            crc.update((int) (number >>> shift) & 0xff);
        }
        crc.update(segment.asSlice(at + 8L * HEADER_WORDS, 8L * tallyWords).asByteBuffer());
        return crc.getValue();
    }
}
