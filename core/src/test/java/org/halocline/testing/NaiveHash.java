package org.halocline.testing;

import java.math.BigInteger;

/// The state hash from its definition, with big integers.
final class NaiveHash {
    private static final BigInteger TWO_TO_128 = BigInteger.ONE.shiftLeft(128);

    private BigInteger total = BigInteger.ZERO;

    void add(int field, long index, double value) {
        long seed = mix64(index + 0x9e3779b97f4a7c15L * (field + 1));
        long low = mix64(Double.doubleToLongBits(value) ^ seed);
        long high = mix64(low + seed * 0xda942042e4dd58b5L);
        total = total.add(unsigned(high).shiftLeft(64)).add(unsigned(low));
    }

    private static BigInteger unsigned(long word) {
        return new BigInteger(Long.toUnsignedString(word));
    }

    private static long mix64(long z) {
        long a = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        long b = (a ^ (a >>> 27)) * 0x94d049bb133111ebL;
        return b ^ (b >>> 31);
    }

    /// 32 hexadecimal digits.
    @Override
    public String toString() {
        String digits = total.mod(TWO_TO_128).toString(16);
        return "0".repeat(32 - digits.length()) + digits;
    }
}
