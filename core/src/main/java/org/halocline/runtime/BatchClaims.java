package org.halocline.runtime;

import java.util.ArrayList;
import java.util.List;
import org.halocline.shm.ControlFile;

/// Gives a worker its batches: one after the other to whoever asks first, and to those who ask when all are given out
/// one that another worker is still at, should that worker be slow. Whoever is first publishes it; both would write the
/// same bytes.
final class BatchClaims {
    /// There is nothing left to do.
    static final long NONE = -1;

    private final ControlFile control;
    private final BatchSlots slots;
    private final boolean helps;

    /// @param helps whether batches that are given out are given out once more at the end: where workers outnumber
    ///     cores that would only slow the others down
    BatchClaims(ControlFile control, BatchSlots slots, boolean helps) {
        this.control = control;
        this.slots = slots;
        this.helps = helps;
    }

    /// The next batch of this worker; [#NONE] if there is none.
    long next() {
        while (true) {
            long batch = control.claim();
            long end = slots.end();
            if (batch >= end) {
                return helps ? outstanding(batch - end, end) : NONE;
            }
            // Unless an earlier attempt has done it.
            if (!slots.isDone(batch)) {
                return batch;
            }
        }
    }

    /// The first who asks gets the first of the batches that are not done, and so on: at most about half of the workers
    /// help, each with another batch.
    private long outstanding(long asked, long end) {
        long from = slots.merged();
        if (end - from > slots.count()) {
            // A helper that is late must never find its slot in use by a later batch.
            return NONE;
        }
        List<Long> undone = new ArrayList<>();
        for (long batch = from; batch < end; batch++) {
            if (!slots.isDone(batch)) {
                undone.add(batch);
            }
        }
        return asked < undone.size() ? undone.get((int) asked) : NONE;
    }
}
