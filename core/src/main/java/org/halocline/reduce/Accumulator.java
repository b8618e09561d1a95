package org.halocline.reduce;

/// The running state of one [Reduction], mergeable and of fixed size, so that it travels through shared memory.
public final class Accumulator {
    /// Words written by [#save], for every reduction.
    public static final int WORDS = ExactSum.WORDS;

    private static final long NOWHERE = Long.MAX_VALUE;

    private final Reduction reduction;
    private final ExactSum sum = new ExactSum();
    private double extreme;
    private long where = NOWHERE;

    public Accumulator(Reduction reduction) {
        this.reduction = reduction;
        this.extreme = neutral(reduction);
    }

    private static double neutral(Reduction reduction) {
        return switch (reduction) {
            case MIN, ARGMIN -> Double.POSITIVE_INFINITY;
            case MAX, ARGMAX -> Double.NEGATIVE_INFINITY;
            case MAX_MAGNITUDE, SUM, SUM_OF_MAGNITUDES, SUM_OF_SQUARES -> 0;
        };
    }

    /// Takes in `values[from] … values[to − 1]`, whose indices are `firstIndex`, `firstIndex + 1`, ….
    public void add(double[] values, int from, int to, long firstIndex) {
        switch (reduction) {
            case SUM -> sum.add(values, from, to);
            case SUM_OF_MAGNITUDES -> sum.addMagnitudes(values, from, to);
            case SUM_OF_SQUARES -> sum.addSquares(values, from, to);
            case MIN -> {
                double least = extreme;
                for (int c = from; c < to; c++) {
                    least = Math.min(least, values[c]);
                }
                extreme = least;
            }
            case MAX -> {
                double most = extreme;
                for (int c = from; c < to; c++) {
                    most = Math.max(most, values[c]);
                }
                extreme = most;
            }
            case MAX_MAGNITUDE -> {
                double most = extreme;
                for (int c = from; c < to; c++) {
                    most = Math.max(most, Math.abs(values[c]));
                }
                extreme = most;
            }
            case ARGMIN, ARGMAX -> {
                for (int c = from; c < to; c++) {
                    offer(values[c], firstIndex + (c - from));
                }
            }
        }
    }

    /// Takes the value at an index if it comes before what there is: NaN first, then by value, then by index.
    private void offer(double value, long index) {
        int order = where == NOWHERE
                ? 1
                : reduction == Reduction.ARGMAX || Double.isNaN(value) || Double.isNaN(extreme)
                        ? Double.compare(value, extreme)
                        : Double.compare(extreme, value);
        if (order > 0 || (order == 0 && index < where)) {
            extreme = value;
            where = index;
        }
    }

    /// The number reached; for no values the neutral one (0, or an infinity). Of an index: as a double, exact to 2⁵³.
    public double value() {
        return switch (reduction) {
            case SUM, SUM_OF_MAGNITUDES, SUM_OF_SQUARES -> sum.toDouble();
            case MIN, MAX, MAX_MAGNITUDE -> extreme;
            case ARGMIN, ARGMAX -> where;
        };
    }

    /// Forgets all values.
    public void clear() {
        sum.clear();
        extreme = neutral(reduction);
        where = NOWHERE;
    }

    /// Writes the state into `words[at] … words[at + WORDS − 1]`.
    public void save(long[] words, int at) {
        switch (reduction) {
            case SUM, SUM_OF_MAGNITUDES, SUM_OF_SQUARES -> sum.save(words, at);
            case MIN, MAX, MAX_MAGNITUDE -> words[at] = Double.doubleToLongBits(extreme);
            case ARGMIN, ARGMAX -> {
                words[at] = Double.doubleToLongBits(extreme);
                words[at + 1] = where;
            }
        }
    }

    /// Takes in a state written by [#save] for the same reduction.
    public void mergeSaved(long[] words, int at) {
        switch (reduction) {
            case SUM, SUM_OF_MAGNITUDES, SUM_OF_SQUARES -> sum.mergeSaved(words, at);
            case MIN -> extreme = Math.min(extreme, Double.longBitsToDouble(words[at]));
            case MAX, MAX_MAGNITUDE -> extreme = Math.max(extreme, Double.longBitsToDouble(words[at]));
            case ARGMIN, ARGMAX -> {
                if (words[at + 1] != NOWHERE) {
                    offer(Double.longBitsToDouble(words[at]), words[at + 1]);
                }
            }
        }
    }
}
