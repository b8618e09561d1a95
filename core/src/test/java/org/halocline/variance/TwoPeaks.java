package org.halocline.variance;

import java.util.Optional;
import org.apache.commons.math3.special.Erf;
import org.halocline.model.SampleSimulation;
import org.halocline.model.Verification;
import org.halocline.sample.SampleStream;

/// exp(−a²|x − ¼|²) + exp(−a²|x − ¾|²): peaks at both ends of a diagonal, where no axis shows that the other corners
/// are empty.
///
/// @param dimensions of the cube
/// @param a          sharpness
public record TwoPeaks(int dimensions, double a) implements SampleSimulation {
    @Override
    public double sample(SampleStream random) {
        double low = 0;
        double high = 0;
        for (int d = 0; d < dimensions; d++) {
            double x = random.nextDouble();
            low += (x - 0.25) * (x - 0.25);
            high += (x - 0.75) * (x - 0.75);
        }
        return StrictMath.exp(-a * a * low) + StrictMath.exp(-a * a * high);
    }

    @Override
    public Optional<Verification.OfScore> verification() {
        double one = Math.sqrt(Math.PI) / (2 * a) * (Erf.erf(0.75 * a) + Erf.erf(0.25 * a));
        return Optional.of(
                new Verification.OfScore("value", 2 * StrictMath.pow(one, dimensions), "closed form of the integral"));
    }
}
