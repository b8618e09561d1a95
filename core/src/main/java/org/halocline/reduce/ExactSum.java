package org.halocline.reduce;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import org.halocline.vector.Vectors;
import org.jspecify.annotations.Nullable;

/// A sum of doubles that is exact until it is read: the result is the correctly rounded true sum, whatever the order
/// and grouping of the terms.
///
/// The state is a fixed-point integer that spans the whole range of a double: [#LIMBS] limbs of 32 bits, each kept in a
/// `long` so that carries can wait. In front of it stand 4096 registers, one for each sign and exponent, into which a
/// term costs one addition; they are emptied into the limbs when full or when the sum is read or merged. Where there
/// are vectors, arrays of terms first become a few terms, without rounding.
///
/// Method: R. M. Neal, "Fast exact summation using small and large superaccumulators" (2015),
/// [doi:10.48550/arXiv.1505.05571](https://doi.org/10.48550/arXiv.1505.05571).
///
/// - **Specials.** A NaN, or infinities of both signs, give NaN; one kind of infinity gives itself. A sum that is
///   exactly zero is +0. A true sum beyond the largest double gives an infinity although no term was one.
/// - **Capacity.** 2⁶² terms.
/// - **Not thread-safe.** Give each thread its own and [merge][#merge].
public final class ExactSum {
    /// Limbs of the fixed-point state; limb n weighs 2^(32n − 1075).
    public static final int LIMBS = 68;

    /// Words written by [#save]: the limbs and one word of flags.
    public static final int WORDS = LIMBS + 1;

    private static final int REGISTERS = 4096;
    private static final int GROUP = REGISTERS / Long.SIZE;
    private static final long MANTISSA = (1L << 52) - 1;
    /// A register of 52-bit mantissas in 64 bits takes this many before it can overflow.
    private static final int REGISTER_TERMS = 1 << 12;
    /// Two emptied registers add less than 2^34 to a limb: carries may wait for this many.
    private static final int CARRY_EVERY = 1 << 25;

    private static final int EXPONENT_OF_LIMB_ZERO = -1075;

    private static final long ALL_BITS = -1;
    private static final long ALL_BUT_SIGN = Long.MAX_VALUE;

    /// Fewer terms are not worth a vector.
    private static final int LEAST_FOR_VECTORS = 32;

    /// Adding so many terms one after the other takes as long as compiling vector code does.
    private static final long WORTH_COMPILING = 100_000_000;

    /// Terms of arrays that this virtual machine has added so far, up to those; one that is not counted costs nothing.
    private static volatile long registered;

    private static final long SAW_NAN = 1;
    private static final long SAW_POSITIVE_INFINITY = 2;
    private static final long SAW_NEGATIVE_INFINITY = 4;

    private final long[] limbs = new long[LIMBS];
    private long flags;
    private int untilCarry = CARRY_EVERY;

    /// Made at the first addition: a sum that only merges needs none.
    private @Nullable Registers registers;

    /// Sums of mantissas for each sign and exponent, with the number of terms in each.
    private static final class Registers {
        final long[] sums = new long[REGISTERS];
        final int[] terms = new int[REGISTERS];

        /// Which groups of 64 registers hold anything: most sums touch a few, and a sum of a few terms is soon settled.
        long touched;
    }

    /// Adds one term.
    public void add(double term) {
        Registers r = registers();
        long bits = Double.doubleToRawLongBits(term);
        int register = (int) (bits >>> 52);
        r.sums[register] += bits & MANTISSA;
        if ((++r.terms[register] & (REGISTER_TERMS - 1)) <= 1) {
            firstOrLast(r, register);
        }
    }

    /// Adds the terms `values[from] … values[to − 1]`.
    public void add(double[] values, int from, int to) {
        add(values, from, to, ALL_BITS);
    }

    /// Adds the magnitudes of `values[from] … values[to − 1]`.
    public void addMagnitudes(double[] values, int from, int to) {
        add(values, from, to, ALL_BUT_SIGN);
    }

    private void add(double[] values, int from, int to, long kept) {
        int c = areForVectors(from, to) ? ExactSumVectors.add(this, values, from, to, kept) : from;
        addRegistered(values, c, to, kept);
    }

    /// Adds terms one after the other.
    ///
    /// @param kept bits of the terms that count
    void addRegistered(double[] values, int from, int to, long kept) {
        Registers r = registers();
        long[] sums = r.sums;
        int[] terms = r.terms;
        for (int c = from; c < to; c++) {
            long bits = Double.doubleToRawLongBits(values[c]) & kept;
            int register = (int) (bits >>> 52);
            sums[register] += bits & MANTISSA;
            if ((++terms[register] & (REGISTER_TERMS - 1)) <= 1) {
                firstOrLast(r, register);
            }
        }
    }

    /// Adds the squares of `values[from] … values[to − 1]`, each exactly; see [#addProducts].
    ///
    /// Exact while |x| is 0 or in [2⁻⁴⁵⁰, 2⁵¹¹].
    public void addSquares(double[] values, int from, int to) {
        addProducts(values, values, from, to);
    }

    /// Adds the square of one term; see [#addSquares].
    public void addSquare(double x) {
        addProduct(x, x);
    }

    /// Adds the products `a[n]·b[n]`, `from ≤ n < to`, each exactly, as the sum of two doubles: ab = h + l with
    /// h = fl(ab), l = fma(a, b, −h).
    ///
    /// Exact while |a·b| is 0 or in [2⁻⁹⁰⁰, 2¹⁰²³]. Below, the discarded part is under 2⁻¹⁰⁷⁴ a term;
    /// a product beyond the largest double counts as an infinity.
    public void addProducts(double[] a, double[] b, int from, int to) {
        int c = areForVectors(from, to) ? ExactSumVectors.addProducts(this, a, b, from, to) : from;
        addRegisteredProducts(a, b, c, to);
    }

    /// Adds products one after the other.
    void addRegisteredProducts(double[] a, double[] b, int from, int to) {
        for (int c = from; c < to; c++) {
            addProduct(a[c], b[c]);
        }
    }

    /// Adds one product; see [#addProducts].
    public void addProduct(double a, double b) {
        double high = a * b;
        add(high);
        if (Math.abs(high) <= Double.MAX_VALUE) {
            add(Math.fma(a, b, -high));
        }
    }

    /// Says that many arrays of terms are to be added, so that vectors are worth their compilation from now on. Else it
    /// is found out by and by.
    public static void expectMany() {
        if (Vectors.isAvailable() && registered < WORTH_COMPILING) {
            registered = WORTH_COMPILING;
            ExactSumVectors.warmUp();
        }
    }

    private static boolean areForVectors(int from, int to) {
        if (to - from < LEAST_FOR_VECTORS || !Vectors.isAvailable()) {
            return false;
        }
        if (registered < WORTH_COMPILING) {
            long sofar = registered + to - from;
            if (sofar < WORTH_COMPILING) {
                registered = sofar;
                return false;
            }
            expectMany();
        }
        return true;
    }

    private Registers registers() {
        Registers r = registers;
        if (r == null) {
            r = new Registers();
            registers = r;
        }
        return r;
    }

    /// A register takes its first term, or its last.
    private void firstOrLast(Registers r, int register) {
        if (r.terms[register] == 1) {
            r.touched |= 1L << (register / GROUP);
        } else {
            empty(r, register);
        }
    }

    private void empty(Registers r, int register) {
        long sum = r.sums[register];
        int terms = r.terms[register];
        if (terms == 0) {
            return;
        }
        r.sums[register] = 0;
        r.terms[register] = 0;
        int exponent = register & 0x7ff;
        boolean negative = register >= 0x800;
        if (exponent == 0x7ff) {
            // Mantissas are non-negative and below 2^52, so their sum is zero only if all were infinities.
            flags |= sum != 0 ? SAW_NAN : negative ? SAW_NEGATIVE_INFINITY : SAW_POSITIVE_INFINITY;
            return;
        }
        // The sum is below 2^64; split it so that every part is a plain positive long.
        int place = exponent == 0 ? 0 : exponent - 1;
        addScaled((sum & 0xffffffffL) << 1, place, negative);
        addScaled(sum >>> 32 << 1, place + 32, negative);
        if (exponent != 0) {
            addScaled((long) terms << 1, place + 52, negative);
        }
    }

    /// Adds `± value · 2^(place − 1075)`, with 0 ≤ value < 2^54 and place ≥ 0.
    private void addScaled(long value, int place, boolean negative) {
        int limb = place >>> 5;
        int shift = place & 31;
        long low = (value << shift) & 0xffffffffL;
        long high = shift == 0 ? value >>> 32 : value >>> (32 - shift);
        long middle = high & 0xffffffffL;
        long top = high >>> 32;
        if (negative) {
            limbs[limb] -= low;
            limbs[limb + 1] -= middle;
            limbs[limb + 2] -= top;
        } else {
            limbs[limb] += low;
            limbs[limb + 1] += middle;
            limbs[limb + 2] += top;
        }
        if (--untilCarry == 0) {
            carry();
        }
    }

    /// Brings all limbs but the last into [0, 2^32): the one form of each value.
    private void carry() {
        long carried = 0;
        for (int n = 0; n < LIMBS - 1; n++) {
            long limb = limbs[n] + carried;
            carried = limb >> 32;
            limbs[n] = limb & 0xffffffffL;
        }
        limbs[LIMBS - 1] += carried;
        untilCarry = CARRY_EVERY;
    }

    private void settle() {
        Registers r = registers;
        if (r != null) {
            for (long left = r.touched; left != 0; left &= left - 1) {
                int group = GROUP * Long.numberOfTrailingZeros(left);
                for (int register = group; register < group + GROUP; register++) {
                    empty(r, register);
                }
            }
            r.touched = 0;
        }
        carry();
        // One form for each value here too: a NaN hides infinities, and infinities of both signs are a NaN.
        if ((flags & SAW_NAN) != 0 || flags == (SAW_POSITIVE_INFINITY | SAW_NEGATIVE_INFINITY)) {
            flags = SAW_NAN;
        }
    }

    /// Adds all terms of another sum to this one.
    public void merge(ExactSum other) {
        settle();
        other.settle();
        for (int n = 0; n < LIMBS; n++) {
            limbs[n] += other.limbs[n];
        }
        flags |= other.flags;
        carry();
    }

    /// Forgets all terms.
    public void clear() {
        settle();
        Arrays.fill(limbs, 0);
        flags = 0;
    }

    /// Writes the canonical state into `words[at] … words[at + WORDS − 1]`: equal sums write equal words.
    public void save(long[] words, int at) {
        settle();
        System.arraycopy(limbs, 0, words, at, LIMBS);
        words[at + LIMBS] = flags;
    }

    /// Adds a state written by [#save].
    public void mergeSaved(long[] words, int at) {
        settle();
        for (int n = 0; n < LIMBS; n++) {
            limbs[n] += words[at + n];
        }
        flags |= words[at + LIMBS];
        carry();
    }

    /// Whether a NaN or an infinity was among the terms.
    public boolean sawNonFinite() {
        settle();
        return flags != 0;
    }

    /// The sum, rounded once to the nearest double, ties to even.
    public double toDouble() {
        settle();
        if (flags != 0) {
            return flags == SAW_POSITIVE_INFINITY
                    ? Double.POSITIVE_INFINITY
                    : flags == SAW_NEGATIVE_INFINITY ? Double.NEGATIVE_INFINITY : Double.NaN;
        }
        return round(toInteger());
    }

    /// The sum without any rounding.
    ///
    /// @throws ArithmeticException if a NaN or an infinity was among the terms
    public BigDecimal toBigDecimal() {
        settle();
        if (flags != 0) {
            throw new ArithmeticException("sum=" + toDouble() + "; it has no exact value");
        }
        BigInteger n = toInteger();
        if (n.signum() == 0) {
            return BigDecimal.ZERO;
        }
        // Without its powers of two n · 2^−m = n · 5^m / 10^m has no zeros at its end: 5^m is odd too.
        int twos = n.getLowestSetBit();
        int m = -EXPONENT_OF_LIMB_ZERO - twos;
        BigInteger odd = n.shiftRight(twos);
        return m > 0
                ? new BigDecimal(odd.multiply(BigInteger.valueOf(5).pow(m)), m)
                : new BigDecimal(odd.shiftLeft(-m)).stripTrailingZeros();
    }

    private BigInteger toInteger() {
        byte[] bytes = new byte[4 * LIMBS + 4];
        long top = limbs[LIMBS - 1];
        for (int b = 0; b < 8; b++) {
            bytes[b] = (byte) (top >> (56 - 8 * b));
        }
        for (int n = 0; n < LIMBS - 1; n++) {
            int at = bytes.length - 4 * (n + 1);
            for (int b = 0; b < 4; b++) {
                bytes[at + b] = (byte) (limbs[n] >> (24 - 8 * b));
            }
        }
        return new BigInteger(bytes);
    }

    /// `n · 2^−1075` as a double, ties to even.
    private static double round(BigInteger n) {
        if (n.signum() == 0) {
            return 0.0;
        }
        BigInteger magnitude = n.abs();
        // Bits that a double cannot hold: all below the 53 leading ones, and at least the one below 2^−1074.
        int drop = Math.max(1, magnitude.bitLength() - 53);
        BigInteger kept = magnitude.shiftRight(drop);
        boolean half = magnitude.testBit(drop - 1);
        boolean beyondHalf = half && magnitude.getLowestSetBit() < drop - 1;
        long mantissa = kept.longValueExact();
        if (beyondHalf || (half && (mantissa & 1) == 1)) {
            mantissa++;
        }
        double value = Math.scalb((double) mantissa, drop + EXPONENT_OF_LIMB_ZERO);
        return n.signum() < 0 ? -value : value;
    }
}
