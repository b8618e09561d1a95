package org.halocline.simulations;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.halocline.sample.Estimate;

/// Holds estimates to exact means.
public final class Means {
    private Means() {}

    /// The estimate lies within four standard errors of the mean, and the standard error is small enough to tell.
    public static void assertMean(double mean, double largestError, Estimate estimate) {
        double z = (estimate.mean() - mean) / estimate.standardError();
        String what =
                "mean=" + mean + ", estimate=" + estimate.mean() + ", error=" + estimate.standardError() + ", z=" + z;
        assertTrue(estimate.standardError() <= largestError, what);
        assertTrue(Math.abs(z) < 4, what);
    }

    /// Two estimates of the same mean.
    public static void assertAgree(Estimate a, Estimate b) {
        double z = (a.mean() - b.mean()) / Math.hypot(a.standardError(), b.standardError());
        assertTrue(Math.abs(z) < 4, a + ", " + b + ", z=" + z);
    }
}
