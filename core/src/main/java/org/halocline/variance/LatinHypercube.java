package org.halocline.variance;

import org.halocline.error.ConfigurationException;
import org.halocline.model.SampleSimulation;
import org.halocline.sample.SampleStream;
import org.halocline.sample.Scores;

/// Latin hypercube sampling: m inner samples of which each coordinate visits each of m strata once, in an order of its
/// own.
///
/// It takes away the additive part of a score: Var ≈ σ²_rest / m, σ²_rest what is left after the best sum of functions
/// of one coordinate each, and the additive part itself falls as m⁻³ if smooth. Never worse than m − 1 plain samples.
/// M. D. McKay, R. J. Beckman, W. J. Conover (1979), [doi:10.2307/1268522](https://doi.org/10.2307/1268522); M. Stein
/// (1987), [doi:10.2307/1269769](https://doi.org/10.2307/1269769).
///
/// @param inner      the simulation that is drawn
/// @param dimensions how many of its first numbers are spread
/// @param points     m
public record LatinHypercube(SampleSimulation inner, int dimensions, int points) implements VarianceReduction {
    /// Strata of all coordinates are kept in memory.
    private static final long MOST = 1 << 26;

    public LatinHypercube {
        if (dimensions < 1 || points < 1 || (long) dimensions * points > MOST) {
            throw new ConfigurationException("dimensions=" + dimensions + ", points=" + points
                    + "; use at least 1 each and at most 2^26 in all");
        }
    }

    @Override
    public long innerSamples() {
        return points;
    }

    @Override
    public void sample(SampleStream random, Scores scores) {
        int[][] orders = new int[dimensions][];
        for (int d = 0; d < dimensions; d++) {
            orders[d] = Permutation.random(points, random);
        }
        MeanScores means = new MeanScores(scores, inner, points);
        int[] chosen = new int[dimensions];
        for (int point = 0; point < points; point++) {
            for (int d = 0; d < dimensions; d++) {
                chosen[d] = orders[d][point];
            }
            inner.sample(new StratifiedStream(random.subStream(point + 1L), points, chosen), means);
        }
        means.record();
    }
}
