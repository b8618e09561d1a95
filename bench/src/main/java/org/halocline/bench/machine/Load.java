package org.halocline.bench.machine;

/// Work that is timed: the same in every pass.
interface Load {
    /// Does it once.
    void pass();

    /// What a pass counts for: bytes, or operations.
    double amount();

    /// @throws IllegalStateException if the passes so far did not compute what they must
    void verify();
}
