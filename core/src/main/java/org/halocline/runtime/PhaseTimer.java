package org.halocline.runtime;

import org.halocline.shm.Phase;

/// Splits a worker's time among phases: each call books the time since the last one.
final class PhaseTimer {
    private final long[] nanos = new long[Phase.ALL.size()];
    private long last = System.nanoTime();

    void book(Phase phase) {
        long now = System.nanoTime();
        nanos[phase.ordinal()] += now - last;
        last = now;
    }

    /// Moves time that was booked under one phase to another.
    void move(Phase from, Phase to, long some) {
        nanos[from.ordinal()] -= some;
        nanos[to.ordinal()] += some;
    }

    long[] nanos() {
        return nanos;
    }
}
