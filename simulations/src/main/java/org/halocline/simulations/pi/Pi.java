package org.halocline.simulations.pi;

import java.util.List;
import java.util.Optional;
import org.halocline.model.SampleSimulation;
import org.halocline.model.Verification;
import org.halocline.sample.SampleStream;
import org.halocline.vector.Vectors;

/// π by throwing darts: for (x, y) uniform on the unit square, P(x² + y² < 1) = π/4.
///
/// One sample scores 4 inside the quarter disc and 0 outside. Its variance is π(4 − π), so that the standard error of n
/// samples is 1.6422/√n.
public record Pi() implements SampleSimulation {

    @Override
    public List<String> scores() {
        return List.of("pi");
    }

    @Override
    public double sample(SampleStream random) {
        return score(random.nextDouble(), random.nextDouble());
    }

    private static double score(double x, double y) {
        return x * x + y * y < 1 ? 4 : 0;
    }

    @Override
    public int uniforms() {
        return 2;
    }

    @Override
    public void samples(int count, double[][] uniforms, double[][] scores) {
        double[] xs = uniforms[0];
        double[] ys = uniforms[1];
        double[] pi = scores[0];
        int s = Vectors.isAvailable() ? PiVectors.samples(count, xs, ys, pi) : 0;
        for (; s < count; s++) {
            pi[s] = score(xs[s], ys[s]);
        }
    }

    @Override
    public Optional<Verification.OfScore> verification() {
        return Optional.of(new Verification.OfScore("pi", Math.PI, "π, area of the unit disc"));
    }
}
