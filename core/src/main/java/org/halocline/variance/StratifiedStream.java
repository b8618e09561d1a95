package org.halocline.variance;

import org.halocline.sample.SampleStream;

/// A stream whose first numbers come from given strata: number i is uniform on `[stratum, stratum + 1) / strata`.
final class StratifiedStream implements InvertingStream, DependentStream {
    private static final long LOW = 0xffffffffL;

    private final SampleStream source;
    private final int strata;
    private final int[] chosen;
    private int next;

    /// @param source  of the numbers within the strata, and of all further ones
    /// @param strata  how many there are along each coordinate
    /// @param chosen  which of them, by coordinate
    StratifiedStream(SampleStream source, int strata, int[] chosen) {
        this.source = source;
        this.strata = strata;
        this.chosen = chosen;
    }

    @Override
    public long nextLong() {
        long bits = source.nextLong();
        return next < chosen.length ? within(chosen[next++], bits) : bits;
    }

    /// ⌊(stratum · 2⁶⁴ + bits) / strata⌋ by long division, 32 bits at a time.
    private long within(long stratum, long bits) {
        long high = (stratum << 32) | (bits >>> 32);
        long low = ((high % strata) << 32) | (bits & LOW);
        return ((high / strata) << 32) + low / strata;
    }

    @Override
    public SampleStream origin() {
        return source;
    }
}
