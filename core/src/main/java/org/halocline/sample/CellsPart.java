package org.halocline.sample;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.Arrays;
import java.util.List;

/// Sums per cell, for cell tallies and series: see [TallySpec.Cells] for the rounding to quanta.
///
/// Each cell has five words, the lowest first: Σt in two and Σt² in three, t the total of a sample in quanta. With |t|
/// ≤ 2⁶² neither can overflow in 2⁶² samples.
final class CellsPart implements TallyPart {
    static final int WORDS = 5;

    /// Heap per cell: the words, the total of the present sample, its place in a list, a mark.
    static final int HEAP_BYTES = 8 * WORDS + 8 + 4 + 1;

    private static final int QUANTUM = -32;
    private static final double MOST = 0x1p62;

    private final String name;
    private final List<Bins> axes;
    private final List<Double> times;
    private final int exponent;
    private final long[] state;
    private final long[] totals;
    private final int[] touched;
    private final boolean[] marks;
    private int touches;

    CellsPart(TallySpec.Cells spec) {
        this(spec.name(), spec.axes(), List.of(), spec.scale(), spec.count());
    }

    CellsPart(TallySpec.Series spec) {
        this(spec.name(), List.of(), spec.times(), spec.scale(), spec.times().size());
    }

    private CellsPart(String name, List<Bins> axes, List<Double> times, double scale, int cells) {
        this.name = name;
        this.axes = axes;
        this.times = times;
        this.exponent = Math.getExponent(scale) + QUANTUM;
        this.state = new long[WORDS * cells];
        this.totals = new long[cells];
        this.touched = new int[cells];
        this.marks = new boolean[cells];
    }

    @Override
    public int words() {
        return state.length;
    }

    @Override
    public void addAt(double value, double x, double y, double z, int dimensions) {
        if (dimensions != axes.size()) {
            throw new IllegalArgumentException(
                    "tally=" + name + ", coordinates=" + dimensions + "; it has axes=" + axes.size());
        }
        int cell = bin(0, x);
        if (dimensions > 1 && cell >= 0) {
            int j = bin(1, y);
            cell = j < 0 ? -1 : cell + axes.get(0).count() * j;
        }
        if (dimensions > 2 && cell >= 0) {
            int k = bin(2, z);
            cell = k < 0 ? -1 : cell + axes.get(0).count() * axes.get(1).count() * k;
        }
        if (cell >= 0) {
            add(cell, value);
        }
    }

    /// −1 outside.
    private int bin(int axis, double coordinate) {
        if (Double.isNaN(coordinate)) {
            throw new IllegalArgumentException("tally=" + name + ", coordinate=NaN; it must be a number");
        }
        Bins bins = axes.get(axis);
        int bin = bins.bin(coordinate);
        return bin < bins.count() ? bin : -1;
    }

    @Override
    public void add(int cell, double value) {
        if (cell < 0 || cell >= totals.length) {
            throw new IllegalArgumentException("tally=" + name + ", cell=" + cell + "; there are " + totals.length);
        }
        double quanta = Math.rint(value * Math.scalb(1.0, -exponent));
        if (!(Math.abs(quanta) <= MOST)) {
            throw tooLarge(cell, value);
        }
        long total = totals[cell] + (long) quanta; // both at most 2^62
        if (Math.abs(total) > (long) MOST) {
            throw tooLarge(cell, value);
        }
        totals[cell] = total;
        if (!marks[cell]) {
            marks[cell] = true;
            touched[touches++] = cell;
        }
    }

    private IllegalArgumentException tooLarge(int cell, double value) {
        return new IllegalArgumentException("tally=" + name + ", cell=" + cell + ", value=" + value
                + "; a sample may add up to " + Math.scalb(MOST, exponent) + ", declare a larger scale");
    }

    @Override
    public void endSample(long sample, double[] scores) {
        for (int n = 0; n < touches; n++) {
            int cell = touched[n];
            long t = totals[cell];
            int at = WORDS * cell;
            addTo(state, at, 2, t, t >> 63, t >> 63);
            addTo(state, at + 2, 3, t * t, Math.multiplyHigh(t, t), 0);
            totals[cell] = 0;
            marks[cell] = false;
        }
        touches = 0;
    }

    /// Adds a number of so many words, the lowest first.
    private static void addTo(long[] words, int at, int count, long low, long middle, long high) {
        long first = words[at] + low;
        long carry = Long.compareUnsigned(first, low) < 0 ? 1 : 0;
        words[at] = first;
        long second = words[at + 1] + middle;
        long next = Long.compareUnsigned(second, middle) < 0 ? 1 : 0;
        second += carry;
        next += carry == 1 && second == 0 ? 1 : 0;
        words[at + 1] = second;
        if (count > 2) {
            words[at + 2] += high + next;
        }
    }

    @Override
    public void save(long[] words, int at) {
        System.arraycopy(state, 0, words, at, state.length);
    }

    @Override
    public void mergeSaved(long[] words, int at) {
        for (int cell = 0; cell < state.length; cell += WORDS) {
            int from = at + cell;
            long sum = words[from + 1];
            long squares = words[from + 4];
            // What 2^62 samples can come to: Σt below 2^124, Σt² below 2^186.
            Saved.require(
                    sum >> 60 == sum >> 63 && squares >>> 58 == 0 && isPossible(words, from), from, "sums of a cell");
            addTo(state, cell, 2, words[from], sum, 0);
            addTo(state, cell + 2, 3, words[from + 2], words[from + 3], squares);
        }
    }

    /// Whole numbers have squares at least as large as themselves.
    private static boolean isPossible(long[] words, int from) {
        boolean noSquares = (words[from + 2] | words[from + 3] | words[from + 4]) == 0;
        return !noSquares || (words[from] | words[from + 1]) == 0;
    }

    @Override
    public void clear() {
        Arrays.fill(state, 0);
        Arrays.fill(totals, 0);
        Arrays.fill(marks, false);
        touches = 0;
    }

    @Override
    public TallyResult result(Tally tally) {
        int cells = totals.length;
        double[] means = new double[cells];
        double[] errors = new double[cells];
        long n = tally.samples();
        for (int cell = 0; cell < cells; cell++) {
            BigInteger sum = integer(WORDS * cell, 2);
            means[cell] = n == 0 ? Double.NaN : quanta(sum, BigDecimal.valueOf(n));
            errors[cell] = n < 2 ? Double.NaN : error(sum, integer(WORDS * cell + 2, 3), n);
        }
        return axes.isEmpty()
                ? new Series(name, times, Numbers.of(means), Numbers.of(errors), n)
                : new Cells(name, axes, Numbers.of(means), Numbers.of(errors), n);
    }

    /// √((n Σt² − (Σt)²) / (n² (n − 1))), in units of the scores.
    private double error(BigInteger sum, BigInteger squares, long n) {
        BigInteger numerator = BigInteger.valueOf(n).multiply(squares).subtract(sum.multiply(sum));
        double variance = new BigDecimal(numerator.max(BigInteger.ZERO))
                .divide(ExactSums.perMean(n), MathContext.DECIMAL128)
                .doubleValue();
        return Math.scalb(Math.sqrt(variance), exponent);
    }

    private double quanta(BigInteger sum, BigDecimal n) {
        return Math.scalb(new BigDecimal(sum).divide(n, MathContext.DECIMAL128).doubleValue(), exponent);
    }

    /// A number of two's complement words, the lowest first.
    private BigInteger integer(int at, int count) {
        BigInteger value = BigInteger.valueOf(state[at + count - 1]);
        for (int n = count - 2; n >= 0; n--) {
            value = value.shiftLeft(64).or(unsigned(state[at + n]));
        }
        return value;
    }

    private static BigInteger unsigned(long word) {
        return word >= 0
                ? BigInteger.valueOf(word)
                : BigInteger.valueOf(word & Long.MAX_VALUE).setBit(63);
    }
}
