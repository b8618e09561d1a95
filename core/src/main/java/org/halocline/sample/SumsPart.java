package org.halocline.sample;

/// A part whose words are exact sums and nothing else.
sealed interface SumsPart extends TallyPart permits CovariancePart, MomentsPart, WeightedHistogramPart {
    /// Over all samples that have ended.
    ExactSums sums();

    @Override
    default int words() {
        return sums().words();
    }

    @Override
    default void save(long[] words, int at) {
        sums().save(words, at);
    }

    @Override
    default void mergeSaved(long[] words, int at) {
        sums().mergeSaved(words, at);
    }

    @Override
    default void clear() {
        sums().clear();
    }
}
