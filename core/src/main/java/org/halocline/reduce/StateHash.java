package org.halocline.reduce;

/// A 128-bit fingerprint of a state that does not depend on how the state is cut.
///
/// It is the sum modulo 2¹²⁸ of one 128-bit mix per value. For the value with bits b at index n of field f (NaN
/// counted as `0x7ff8000000000000`; +0 and −0 differ), with 64-bit wrapping arithmetic:
///
/// ```
/// s  = mix(n + 0x9e3779b97f4a7c15 · (f + 1))
/// lo = mix(b ^ s)
/// hi = mix(lo + s · 0xda942042e4dd58b5)
///
/// mix(z): z ^= z >>> 30; z *= 0xbf58476d1ce4e5b9; z ^= z >>> 27; z *= 0x94d049bb133111eb; z ^= z >>> 31
/// ```
///
/// `mix` is the finaliser of SplitMix64: G. L. Steele, D. Lea, C. H. Flood, "Fast splittable pseudorandom number
/// generators" (2014), [doi:10.1145/2660193.2660195](https://doi.org/10.1145/2660193.2660195). The hash detects
/// accidents; it is not cryptographic.
public final class StateHash {
    private static final long FIELD_STEP = 0x9e3779b97f4a7c15L;
    private static final long HIGH_FACTOR = 0xda942042e4dd58b5L;

    private long high;
    private long low;

    /// Takes in `values[from] … values[to − 1]`, whose indices are `firstIndex`, `firstIndex + 1`, ….
    public void add(int field, long firstIndex, double[] values, int from, int to) {
        for (int c = from; c < to; c++) {
            add(field, firstIndex + (c - from), Double.doubleToLongBits(values[c]));
        }
    }

    /// Takes in one word.
    public void add(int field, long index, long bits) {
        long s = mix(index + FIELD_STEP * (field + 1));
        long lo = mix(bits ^ s);
        merge(mix(lo + s * HIGH_FACTOR), lo);
    }

    /// Takes in all that another hash took in.
    public void merge(long otherHigh, long otherLow) {
        long sum = low + otherLow;
        high += otherHigh + (Long.compareUnsigned(sum, low) < 0 ? 1 : 0);
        low = sum;
    }

    public long high() {
        return high;
    }

    public long low() {
        return low;
    }

    private static long mix(long z) {
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }

    /// 32 hexadecimal digits.
    @Override
    public String toString() {
        return String.format("%016x%016x", high, low);
    }
}
