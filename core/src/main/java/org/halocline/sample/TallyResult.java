package org.halocline.sample;

/// What a run collected for a [TallySpec].
public sealed interface TallyResult
        permits Cells,
                Covariances,
                Extremes,
                Groups,
                Histogram,
                Moments,
                Quantiles,
                Series,
                Weighted,
                WeightedHistogram {
    /// That of the spec.
    String name();
}
