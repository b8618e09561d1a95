package org.halocline.runtime;

import static org.halocline.shm.Words.LONG;

import java.lang.foreign.MemorySegment;
import org.halocline.shm.SessionMemory;

/// The step up to which everything that workers reported is in files: one word, 1 + the step, written by the
/// coordinator. Whoever goes on from a state that was kept no later leaves no gap in the outputs.
final class Told {
    private static final String NAME = "told";

    private final MemorySegment segment;

    private Told(MemorySegment segment) {
        this.segment = segment;
    }

    static Told create(SessionMemory session) {
        return new Told(session.create(NAME, Long.BYTES));
    }

    static Told open(SessionMemory session) {
        return new Told(session.open(NAME));
    }

    /// Never goes back: after a recovery what was told before is still there.
    void upTo(long step) {
        LONG.setRelease(segment, 0L, Math.max(upTo(), step) + 1);
    }

    /// −1 if nothing is known to be told.
    long upTo() {
        return (long) LONG.getAcquire(segment, 0L) - 1;
    }
}
