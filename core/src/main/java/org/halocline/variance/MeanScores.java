package org.halocline.variance;

import org.halocline.model.SampleSimulation;
import org.halocline.sample.Scores;

/// Means of scores over the inner samples of one observation, added with compensation in the order of the samples: A.
/// Neumaier (1974), [doi:10.1002/zamm.19740540106](https://doi.org/10.1002/zamm.19740540106).
final class MeanScores implements PassingScores {
    private final Scores outer;
    private final long samples;
    private final int[] numbers;
    private final double[] sums;
    private final double[] rests;

    /// @param outer   takes the means and the tallies that stay
    /// @param inner   the simulation
    /// @param samples how many of it
    MeanScores(Scores outer, SampleSimulation inner, long samples) {
        this.outer = outer;
        this.samples = samples;
        this.numbers = PassingScores.numbers(inner);
        int scores = inner.scores().size();
        this.sums = new double[scores];
        this.rests = new double[scores];
    }

    @Override
    public Scores outer() {
        return outer;
    }

    @Override
    public int passed(int tally) {
        return numbers[tally];
    }

    @Override
    public double share() {
        return 1.0 / samples;
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

    /// Records the means.
    void record() {
        for (int s = 0; s < sums.length; s++) {
            outer.score(s, (sums[s] + rests[s]) / samples);
        }
    }
}
