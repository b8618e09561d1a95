package org.halocline.bench.transport;

/// What two processes say to each other, again and again.
public enum Talk {
    /// One sends a halo, the other answers with one of the same size.
    ROUND_TRIP,
    /// Both wait for each other.
    BARRIER,
    /// Both hear the larger of their two numbers.
    LARGEST
}
