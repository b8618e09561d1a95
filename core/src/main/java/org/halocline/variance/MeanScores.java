package org.halocline.variance;

import org.halocline.sample.Scores;

/// Means of scores over the inner samples of one observation, added with compensation in the order of the samples: A.
/// Neumaier (1974), [doi:10.1002/zamm.19740540106](https://doi.org/10.1002/zamm.19740540106).
final class MeanScores implements Scores {
    private final double[] sums;
    private final double[] rests;

    MeanScores(int scores) {
        sums = new double[scores];
        rests = new double[scores];
    }

    @Override
    public void score(int score, double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("score number=" + score + ", value=" + value + "; it must be finite");
        }
        double sum = sums[score];
        double next = sum + value;
        rests[score] += Math.abs(sum) >= Math.abs(value) ? (sum - next) + value : (value - next) + sum;
        sums[score] = next;
    }

    /// Records the means over a number of samples.
    void record(Scores scores, long samples) {
        for (int s = 0; s < sums.length; s++) {
            scores.score(s, (sums[s] + rests[s]) / samples);
        }
    }
}
