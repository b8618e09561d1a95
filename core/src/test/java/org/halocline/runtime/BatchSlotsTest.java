package org.halocline.runtime;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.halocline.shm.LocalSession;
import org.halocline.shm.SessionMark;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BatchSlotsTest {
    private final LocalSession session = new LocalSession();
    private final BatchSlots slots = BatchSlots.create(session, 2, new BatchGrid(1, 0, 10, 100_000), 2);

    @AfterEach
    void close() {
        session.close();
    }

    private MemorySegment segment() {
        return session.open(SessionMark.BATCHES);
    }

    @Test
    void aSlotIsUsedAgainOnceItsBatchIsMerged() {
        long[] words = new long[2];
        long last = 10 + 3 * slots.count();
        for (long batch = 10; batch < last; batch++) {
            assertFalse(slots.isDone(batch));
            slots.publish(batch, new long[] {batch, -batch});
            assertTrue(slots.isDone(batch) && slots.isWanted(batch + 1));
            slots.read(batch, words);
            assertArrayEquals(new long[] {batch, -batch}, words);
            slots.merged(batch + 1, new long[] {7 * batch, 1});
        }
        assertEquals(1024, slots.count());
        BatchSlots other = BatchSlots.open(session);
        assertEquals(last, other.readTotal(words));
        assertArrayEquals(new long[] {7 * (last - 1), 1}, words);
        assertTrue(other.isDone(10), "what is merged is done");
    }

    @Test
    void aBatchThatIsComputedTwiceIsTheSame() {
        slots.publish(10, new long[] {1, 2});
        slots.publish(10, new long[] {1, 2});
        long[] words = new long[2];
        slots.read(10, words);
        assertArrayEquals(new long[] {1, 2}, words);
    }

    @Test
    void damageIsSeen() {
        slots.publish(10, new long[] {1, 2});
        MemorySegment all = segment();
        for (long at = 384; at < all.byteSize(); at += 8) {
            long word = all.get(ValueLayout.JAVA_LONG, at);
            all.set(ValueLayout.JAVA_LONG, at, word == 2 ? 3 : word);
        }
        assertThrows(IllegalStateException.class, () -> slots.read(10, new long[2]));
    }

    /// A coordinator may be killed while it writes a total: the one before is still there.
    @Test
    void aTotalThatIsNotCompleteIsPassedOver() {
        slots.merged(11, new long[] {5, 6});
        slots.merged(12, new long[] {5, 77});
        MemorySegment all = segment();
        for (long at = 384; at < all.byteSize(); at += 8) {
            if (all.get(ValueLayout.JAVA_LONG, at) == 77) {
                all.set(ValueLayout.JAVA_LONG, at, 78);
            }
        }
        long[] words = new long[2];
        assertEquals(11, slots.readTotal(words));
        assertArrayEquals(new long[] {5, 6}, words);
    }

    @Test
    void nothingIsWantedFromTheEndOn() {
        assertTrue(slots.isWanted(50));
        slots.end(50);
        assertFalse(slots.isWanted(50));
        assertTrue(slots.isWanted(49));
    }
}
