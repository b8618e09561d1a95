package org.halocline.simulations.neutrons;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.halocline.sample.Estimate;

/// How many standard errors an estimate is off.
final class ZScore {
    private ZScore() {}

    static double of(Estimate estimate, double exact) {
        return (estimate.mean() - exact) / estimate.standardError();
    }

    /// An estimate must be within four standard errors, and these be small.
    static void assertNear(double exact, Estimate estimate, double largestError, Object what) {
        assertTrue(
                estimate.standardError() > 0 && estimate.standardError() <= largestError,
                what + ": standard error of " + estimate + " above " + largestError);
        assertTrue(Math.abs(of(estimate, exact)) < 4, what + ": " + estimate + ", z=" + of(estimate, exact));
    }

    /// Two independent estimates of the same number.
    static void assertAlike(Estimate one, Estimate other, Object what) {
        double error =
                Math.sqrt(one.standardError() * one.standardError() + other.standardError() * other.standardError());
        double z = (one.mean() - other.mean()) / error;
        assertTrue(Math.abs(z) < 4, what + ": " + one + " and " + other + ", z=" + z);
    }
}
