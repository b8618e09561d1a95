package org.halocline.simulations;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Objects;
import java.util.function.DoubleUnaryOperator;
import org.halocline.Engine;
import org.halocline.model.Run;
import org.halocline.model.SampleSimulation;
import org.halocline.sample.Estimate;

/// Estimates of one fixed seed, beside exact values.
///
/// @param all estimates by the names of their scores
public record Estimates(Map<String, Estimate> all) {
    private static final double STANDARD_ERRORS = 4;

    public static Estimates of(SampleSimulation simulation, long samples) {
        return new Estimates(
                Engine.run(simulation, Run.samples(samples).seed(42)).estimates());
    }

    public Estimate get(String score) {
        return Objects.requireNonNull(all.get(score), score);
    }

    /// The mean that the simulation is verified with.
    public static double exact(SampleSimulation simulation) {
        return simulation.verification().orElseThrow().mean();
    }

    /// The derivative of a function by central differences.
    public static double slope(DoubleUnaryOperator f, double x, double step) {
        return (f.applyAsDouble(x + step) - f.applyAsDouble(x - step)) / (2 * step);
    }

    /// The second derivative of a function by central differences.
    public static double curvature(DoubleUnaryOperator f, double x, double step) {
        return (f.applyAsDouble(x + step) - 2 * f.applyAsDouble(x) + f.applyAsDouble(x - step)) / (step * step);
    }

    /// Within four standard errors, which must be small enough to prove something.
    public static void assertNear(double exact, double largestError, Estimate estimate) {
        assertTrue(
                estimate.standardError() <= largestError,
                estimate + ", exact=" + exact + "; the error may be " + largestError);
        double distance = (estimate.mean() - exact) / estimate.standardError();
        assertTrue(Math.abs(distance) < STANDARD_ERRORS, estimate + ", exact=" + exact + ", z=" + distance);
    }
}
