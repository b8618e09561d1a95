package org.halocline.sample;

/// Words that come from a file are not believed.
final class Saved {
    private Saved() {}

    /// @throws IllegalArgumentException unless the words from `at` on are such as only `what` writes
    static void require(boolean holds, int at, String what) {
        if (!holds) {
            throw new IllegalArgumentException(
                    "word=" + at + " of a tally is not that of " + what + "; it is damaged, or of another simulation");
        }
    }

    /// @throws IllegalArgumentException unless both are counts, and their sum is one
    static long addCounts(long a, long b, int at) {
        require(b >= 0 && a + b >= 0, at, "a count");
        return a + b;
    }

    /// Adds to counts those that were saved from `at` on.
    ///
    /// @throws IllegalArgumentException unless all are counts, and their sums are
    static void addCounts(long[] counts, long[] words, int at) {
        for (int n = 0; n < counts.length; n++) {
            counts[n] = addCounts(counts[n], words[at + n], at + n);
        }
    }
}
