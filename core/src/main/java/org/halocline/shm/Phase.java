package org.halocline.shm;

import java.util.List;
import java.util.Locale;

/// What a worker spends its time on.
public enum Phase {
    /// Kernels, or samples.
    COMPUTE,
    /// Packing and unpacking halos, filling ghosts.
    HALO,
    /// Waiting for a neighbour.
    WAIT,
    /// Observables and checks.
    REDUCE,
    /// Snapshots.
    OUTPUT,
    /// Keeping the state for a recovery.
    PROTECT;

    /// All phases; unlike `values()` this does not copy.
    public static final List<Phase> ALL = List.of(values());

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
