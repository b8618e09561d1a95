package org.halocline.sample;

/// Takes what a sample yields.
public interface Scores {
    /// Records the value of score number `score` for the present sample; at most once per sample.
    ///
    /// @throws IllegalArgumentException if the value is NaN or infinite: it would spoil the mean of all samples
    void score(int score, double value);
}
