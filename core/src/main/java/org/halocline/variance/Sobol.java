package org.halocline.variance;

import java.util.Arrays;
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

    private static final int AT_ONCE = 256;

    public Sobol {
        if (points < 1 || Integer.bitCount(points) != 1) {
            throw new ConfigurationException("points=" + points + "; use a power of two, up to 2^30");
        }
        if (dimensions < 1 || dimensions > SobolPoints.MAX_DIMENSIONS) {
            throw new ConfigurationException("dimensions=" + dimensions + "; use 1 to " + SobolPoints.MAX_DIMENSIONS);
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
        MeanScores means = new MeanScores(scores, inner, points);
        if (inner.uniforms() > 0 && inner.uniforms() <= dimensions) {
            drawMany(net, means);
        } else {
            drawEach(net, random, means);
        }
        means.record();
    }

    private void drawEach(ScrambledNet net, SampleStream random, MeanScores means) {
        for (int point = 0; point < points; point++) {
            net.go(point);
            inner.sample(new NetStream(net, dimensions, random, point + 1L), means);
        }
    }

    /// The same scores in the same order, where the simulation takes many samples at once.
    private void drawMany(ScrambledNet net, MeanScores means) {
        double[][] uniforms = new double[inner.uniforms()][AT_ONCE];
        double[][] values = new double[inner.scores().size()][AT_ONCE];
        for (int from = 0; from < points; from += AT_ONCE) {
            int count = Math.min(AT_ONCE, points - from);
            for (int s = 0; s < count; s++) {
                net.go(from + s);
                for (int n = 0; n < uniforms.length; n++) {
                    uniforms[n][s] = (net.bits(n) >>> 11) * 0x1p-53;
                }
            }
            for (double[] score : values) {
                Arrays.fill(score, 0);
            }
            inner.samples(count, uniforms, values);
            for (int m = 0; m < values.length; m++) {
                for (int s = 0; s < count; s++) {
                    means.score(m, values[m][s]);
                }
            }
        }
    }
}
