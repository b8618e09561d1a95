package org.halocline.simulations.options;

import java.util.Arrays;
import org.halocline.simulations.functions.InverseNormal;

/// Paths of Heston's variance, many at once, with the mean and the variance that they give to the logarithm of the
/// price.
final class VariancePaths {
    private final int count;
    private final QuadraticExponential step;
    /// V, and what ln(S/S₀) has gathered: its mean, and its variance given V.
    final double[] variance;

    final double[] mean;
    final double[] sum;
    private final double[] z;

    VariancePaths(int count, double variance, QuadraticExponential step) {
        this.count = count;
        this.step = step;
        this.variance = new double[count];
        Arrays.fill(this.variance, variance);
        this.mean = new double[count];
        this.sum = new double[count];
        this.z = new double[count];
    }

    void advance(double[] uniform) {
        InverseNormal.of(uniform, z, count);
        for (int s = 0; s < count; s++) {
            step.advance(uniform[s], z[s], this, s);
        }
    }

    /// The mean of ln(S/S₀) without interest and dividend.
    double[] mean() {
        return mean;
    }

    /// The standard deviation of ln S.
    double[] deviation() {
        double[] deviation = new double[count];
        for (int s = 0; s < count; s++) {
            deviation[s] = Math.sqrt(sum[s]);
        }
        return deviation;
    }
}
