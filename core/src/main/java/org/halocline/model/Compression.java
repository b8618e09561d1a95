package org.halocline.model;

/// How the values in checkpoints are packed. None loses a bit.
public enum Compression {
    /// As they are.
    NONE,
    /// Quickly.
    LZ4,
    /// Smaller, and several times slower.
    ZSTD
}
