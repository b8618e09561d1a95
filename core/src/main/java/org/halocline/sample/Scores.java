package org.halocline.sample;

/// Takes what a sample yields.
///
/// Scores are numbered as in `scores()` of the simulation, tallies as in `tallies()`.
public interface Scores {
    /// Records the value of score number `score` for the present sample; at most once per sample.
    ///
    /// @throws IllegalArgumentException if the value is NaN or infinite: it would spoil the mean of all samples
    void score(int score, double value);

    /// Counts a number in a histogram, or for quantiles; as often per sample as there are numbers.
    ///
    /// @throws IllegalArgumentException if the value is NaN, or the tally of another kind
    default void record(int tally, double value) {
        throw none(tally);
    }

    /// Adds to a cell, or at a time of a series, for the present sample; what one sample adds to one cell in several
    /// calls counts as one value.
    ///
    /// @param cell number of the time; number of the cell, the first axis running fastest
    /// @throws IllegalArgumentException if the value is not finite or far above the declared scale
    default void add(int tally, int cell, double value) {
        throw none(tally);
    }

    /// Adds to the cell at a place, for a cell tally of one axis; nothing outside all cells.
    default void addAt(int tally, double value, double x) {
        throw none(tally);
    }

    /// Adds to the cell at a place, for a cell tally of two axes; nothing outside all cells.
    default void addAt(int tally, double value, double x, double y) {
        throw none(tally);
    }

    /// Adds to the cell at a place, for a cell tally of three axes; nothing outside all cells.
    default void addAt(int tally, double value, double x, double y, double z) {
        throw none(tally);
    }

    /// Records a number with its weight; at most once per sample for a weighted mean, as often as there are numbers for
    /// a weighted histogram.
    ///
    /// @param weight not negative
    /// @throws IllegalArgumentException if a number is not finite, or the second of its sample in a mean
    default void weigh(int tally, double value, double weight) {
        throw none(tally);
    }

    private static IllegalArgumentException none(int tally) {
        return new IllegalArgumentException("tally number=" + tally + "; only scores are taken here: sample the"
                + " simulation plainly, without a method that reduces the variance");
    }
}
