package org.halocline.variance;

import org.halocline.error.ConfigurationException;
import org.halocline.model.SampleSimulation;
import org.halocline.sample.SampleStream;
import org.halocline.sample.Scores;

/// Randomised quasi-Monte Carlo: each sample is the mean over the first 2^m points of Sobol's sequence, scrambled anew.
///
/// The first numbers of inner sample i are the coordinates of point i; further ones, and all sub-streams, are ordinary
/// random numbers. Every point is uniform, so there is no bias, and R samples of the run, each with its own scrambling,
/// give an honest standard error. For a smooth score of few dimensions the error of one net falls nearly as 2^(−3m/2):
/// A. B. Owen, "Scrambled net variance for integrals of smooth functions" (1997),
/// [doi:10.1214/aos/1031594731](https://doi.org/10.1214/aos/1031594731). Point 0 is kept and the number of points is
/// a power of two: anything else is no net (A. B. Owen, "On dropping the first Sobol' point", 2020,
/// [doi:10.48550/arXiv.2008.08051](https://doi.org/10.48550/arXiv.2008.08051)).
///
/// @param inner      the simulation that is drawn
/// @param dimensions how many of its first numbers are coordinates
/// @param points     2^m, up to 2³⁰
/// @param scrambling how nets are randomised
public record Sobol(SampleSimulation inner, int dimensions, int points, Scrambling scrambling)
        implements VarianceReduction {

    public Sobol {
        if (points < 1 || Integer.bitCount(points) != 1) {
            throw new ConfigurationException("points=" + points + "; use a power of two, up to 2^30");
        }
        if (dimensions < 1 || dimensions > SobolPoints.MAX_DIMENSIONS) {
            throw new ConfigurationException(
                    "dimensions=" + dimensions + "; use 1 to " + SobolPoints.MAX_DIMENSIONS);
        }
    }

    /// With Owen's scrambling.
    public Sobol(SampleSimulation inner, int dimensions, int points) {
        this(inner, dimensions, points, Scrambling.OWEN);
    }

    @Override
    public long innerSamples() {
        return points;
    }

    @Override
    public void sample(SampleStream random, Scores scores) {
        int columns = Integer.numberOfTrailingZeros(points);
        ScrambledNet net = new ScrambledNet(dimensions, columns, scrambling, random.nextLong());
        MeanScores means = new MeanScores(inner.scores().size());
        for (int point = 0; point < points; point++) {
            if (point > 0) {
                net.advance();
            }
            inner.sample(new NetStream(net, dimensions, random, point + 1L), means);
        }
        means.record(scores, points);
    }
}
