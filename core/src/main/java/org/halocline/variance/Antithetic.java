package org.halocline.variance;

import org.halocline.model.SampleSimulation;
import org.halocline.sample.SampleStream;
import org.halocline.sample.Scores;

/// Antithetic pairs: each sample is the mean of an inner sample and of its mirror image, in which u becomes 1 − u and a
/// normal z becomes −z.
///
/// Var = (σ² + cov)/2 per pair, cov the covariance of the two. A score that grows (or falls) with each of its numbers
/// has cov ≤ 0 and gains; an even one loses half: J. M. Hammersley, K. W. Morton, "A new Monte Carlo technique:
/// antithetic variates" (1956), [doi:10.1017/S0305004100031455](https://doi.org/10.1017/S0305004100031455).
///
/// @param inner the simulation that is drawn twice
public record Antithetic(SampleSimulation inner) implements VarianceReduction {
    private static final double LARGEST = 1 - 0x1p-53;

    @Override
    public long innerSamples() {
        return 2;
    }

    @Override
    public void sample(SampleStream random, Scores scores) {
        MeanScores means = new MeanScores(scores, inner, 2);
        Mirror stream = new Mirror(random);
        inner.sample(stream, means);
        stream.turn();
        inner.sample(stream, means);
        means.record();
    }

    @Override
    public int uniforms() {
        return inner.uniforms();
    }

    /// The mirrored uniforms are exact: both terms are multiples of 2⁻⁵³ below 1.
    @Override
    public void samples(int count, double[][] uniforms, double[][] scores) {
        // Before anyone else uses the numbers: who takes them may change them.
        double[][] mirrored = new double[uniforms.length][count];
        for (int n = 0; n < uniforms.length; n++) {
            for (int s = 0; s < count; s++) {
                mirrored[n][s] = LARGEST - uniforms[n][s];
            }
        }
        inner.samples(count, uniforms, scores);
        double[][] others = new double[scores.length][count];
        inner.samples(count, mirrored, others);
        for (int m = 0; m < scores.length; m++) {
            for (int s = 0; s < count; s++) {
                scores[m][s] = (scores[m][s] + others[m][s]) / 2;
            }
        }
    }
}
