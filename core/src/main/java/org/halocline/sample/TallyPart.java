package org.halocline.sample;

/// Totals of one kind within a [Tally].
///
/// Its words are canonical: equal totals write equal words, whatever the order and grouping in which samples came. What
/// the present sample has said so far waits until it ends, and is not among them.
sealed interface TallyPart
        permits CellsPart, ExtremesPart, GroupsPart, HistogramPart, QuantilesPart, SumsPart, WeightedPart {
    /// How many words [#save] writes.
    int words();

    void save(long[] words, int at);

    /// Takes in totals written by [#save].
    ///
    /// @throws IllegalArgumentException if they cannot have been
    void mergeSaved(long[] words, int at);

    /// Forgets everything, the present sample included.
    void clear();

    /// The sample is complete.
    ///
    /// @param scores what it scored
    default void endSample(long sample, double[] scores) {}

    /// @see Scores#record
    default void record(double value) {
        throw new IllegalArgumentException("record is for histograms and quantiles that no score feeds");
    }

    /// @see Scores#add
    default void add(int cell, double value) {
        throw new IllegalArgumentException("add is for cell tallies and series");
    }

    /// @param axes how many coordinates there are
    /// @see Scores#addAt
    default void addAt(double value, double x, double y, double z, int axes) {
        throw new IllegalArgumentException("addAt is for cell tallies");
    }

    /// @see Scores#weigh
    default void weigh(double value, double weight) {
        throw new IllegalArgumentException("weigh is for weighted means and histograms");
    }

    /// @param tally with the scores and the number of samples
    TallyResult result(Tally tally);
}
