package org.halocline.runtime;

import static org.halocline.shm.Words.LONG;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.zip.CRC32C;
import org.halocline.sample.TallyLayout;
import org.halocline.shm.SessionMark;
import org.halocline.shm.SessionMemory;

/// The tallies of finished batches, one slot each. A batch that is computed twice writes the same bytes twice.
///
/// | word | field | written by | meaning |
/// |---:|---|---|---|
/// | 0 | done | claimant | 1 once the rest is complete (release) |
/// | 1 | checksum | claimant | CRC-32C of the tally |
/// | 2 … | tally | claimant | see [org.halocline.sample.Tally#save] |
///
/// Batch b of B holds the samples from `b·⌊n/B⌋ + min(b, n mod B)` on; sizes differ by at most one.
final class BatchSlots {
    private static final String NAME = SessionMark.BATCHES;
    private static final int HEADER_WORDS = 2;

    private final MemorySegment segment;
    private final int tallyWords;

    private BatchSlots(MemorySegment segment, int tallyWords) {
        this.segment = segment;
        this.tallyWords = tallyWords;
    }

    static long bytes(long batches, TallyLayout tally) {
        return 8 * batches * (HEADER_WORDS + tally.words());
    }

    static BatchSlots create(SessionMemory session, long batches, TallyLayout tally) {
        return new BatchSlots(session.create(NAME, bytes(batches, tally)), tally.words());
    }

    static BatchSlots open(SessionMemory session, TallyLayout tally) {
        return new BatchSlots(session.open(NAME), tally.words());
    }

    /// The first sample of a batch; of batch `batches`, the number of samples.
    static long firstSample(long batch, long batches, long samples) {
        return batch * (samples / batches) + Math.min(batch, samples % batches);
    }

    private long at(long batch) {
        return 8 * batch * (HEADER_WORDS + tallyWords);
    }

    void publish(long batch, long[] tally) {
        long at = at(batch);
        MemorySegment.copy(tally, 0, segment, ValueLayout.JAVA_LONG, at + 8L * HEADER_WORDS, tallyWords);
        segment.set(ValueLayout.JAVA_LONG, at + 8, checksum(batch));
        LONG.setRelease(segment, at, 1L);
    }

    boolean isDone(long batch) {
        return (long) LONG.getAcquire(segment, at(batch)) == 1;
    }

    /// Reads a finished batch.
    ///
    /// @throws IllegalStateException if its checksum is wrong
    void read(long batch, long[] tally) {
        long at = at(batch);
        if (segment.get(ValueLayout.JAVA_LONG, at + 8) != checksum(batch)) {
            throw new IllegalStateException("batch=" + batch + "; its checksum is wrong, shared memory is damaged");
        }
        MemorySegment.copy(segment, ValueLayout.JAVA_LONG, at + 8L * HEADER_WORDS, tally, 0, tallyWords);
    }

    private long checksum(long batch) {
        CRC32C crc = new CRC32C();
        crc.update(
                segment.asSlice(at(batch) + 8L * HEADER_WORDS, 8L * tallyWords).asByteBuffer());
        return crc.getValue();
    }
}
