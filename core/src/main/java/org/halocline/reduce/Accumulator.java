package org.halocline.reduce;

/// The running state of one [Reduction], mergeable and of fixed size, so that it travels through shared memory.
public final class Accumulator {
    /// Words written by [#save], for every reduction.
    public static final int WORDS = ExactSum.WORDS;

    private final Reduction reduction;
    private final ExactSum sum = new ExactSum();
    private double extreme;

    public Accumulator(Reduction reduction) {
        this.reduction = reduction;
        this.extreme = neutral(reduction);
    }

    private static double neutral(Reduction reduction) {
        return reduction == Reduction.MIN ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
    }

    /// Takes in `values[from] … values[to − 1]`.
    public void add(double[] values, int from, int to) {
        switch (reduction) {
            case SUM -> sum.add(values, from, to);
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
        }
    }

    /// The number reached; for no values the neutral one (0, or an infinity).
    public double value() {
        return switch (reduction) {
            case SUM, SUM_OF_SQUARES -> sum.toDouble();
            case MIN, MAX -> extreme;
        };
    }

    /// Forgets all values.
    public void clear() {
        sum.clear();
        extreme = neutral(reduction);
    }

    /// Writes the state into `words[at] … words[at + WORDS − 1]`.
    public void save(long[] words, int at) {
        switch (reduction) {
            case SUM, SUM_OF_SQUARES -> sum.save(words, at);
            case MIN, MAX -> words[at] = Double.doubleToLongBits(extreme);
        }
    }

    /// Takes in a state written by [#save] for the same reduction.
    public void mergeSaved(long[] words, int at) {
        switch (reduction) {
            case SUM, SUM_OF_SQUARES -> sum.mergeSaved(words, at);
            case MIN -> extreme = Math.min(extreme, Double.longBitsToDouble(words[at]));
            case MAX -> extreme = Math.max(extreme, Double.longBitsToDouble(words[at]));
        }
    }
}
