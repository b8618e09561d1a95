package org.halocline.examples;

// region simulation
import org.halocline.Engine;
import org.halocline.model.Run;
import org.halocline.model.SampleSimulation;
import org.halocline.sample.SampleStream;

/// π by throwing darts: for (x, y) uniform on the unit square, P(x² + y² < 1) = π/4.
public record Darts() implements SampleSimulation {

    @Override
    public double sample(SampleStream random) {
        double x = random.nextDouble();
        double y = random.nextDouble();
        return x * x + y * y < 1 ? 4 : 0;
    }

    /// Runs on two worker processes and prints mean ± standard error.
    public static void main(String[] arguments) {
        System.out.println("π = "
                + Engine.run(new Darts(), Run.samples(1_000_000).workers(2).seed(42))
                        .estimate());
    }
}
// endregion
