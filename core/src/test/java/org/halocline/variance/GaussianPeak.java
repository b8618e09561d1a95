package org.halocline.variance;

import org.halocline.model.SampleSimulation;
import org.halocline.sample.SampleStream;

/// scale · exp(−Σ a²(u_i − centre)²), Genz's Gaussian peak.
///
/// @param dimensions of the cube
/// @param a          sharpness
/// @param centre     of the peak, on each coordinate
/// @param scale      height
public record GaussianPeak(int dimensions, double a, double centre, double scale) implements SampleSimulation {
    @Override
    public double sample(SampleStream random) {
        double exponent = 0;
        for (int d = 0; d < dimensions; d++) {
            double x = a * (random.nextDouble() - centre);
            exponent -= x * x;
        }
        return scale * StrictMath.exp(exponent);
    }
}
