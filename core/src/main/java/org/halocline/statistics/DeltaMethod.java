package org.halocline.statistics;

/// The error of a function of means: √(gᵀ C g), with the gradient g at the means and their covariance matrix C.
///
/// Right to first order: good while the function is close to straight over a few standard errors of each mean. Where
/// it is not (a ratio whose denominator is known to 20 % only), the value is biased too; compare with [Jackknife].
public final class DeltaMethod {
    /// Steps of differences as a part of a mean: ε^(1/5) makes errors of truncation, fourth order, and of rounding
    /// about equal, 10⁻¹².
    private static final double STEP = 0x1p-10;

    /// Smaller steps would leave too few digits of a difference.
    private static final double LEAST_STEP = 0x1p-36;

    private DeltaMethod() {}

    /// Value and error of a quantity.
    ///
    /// @param means of the scores that it names, in its order
    /// @return with a NaN for an error when the function is not finite next to the means
    public static Propagated of(Derived derived, Means means) {
        if (means.size() != derived.scores().size()) {
            throw new IllegalArgumentException(
                    "derived=" + derived.name() + ", scores=" + derived.scores() + ", means=" + means.size());
        }
        double[] at = new double[means.size()];
        for (int m = 0; m < at.length; m++) {
            at[m] = means.mean(m);
        }
        double value = derived.value(at.clone());
        double[] gradient =
                derived.gradient().map(g -> g.apply(at.clone())).orElseGet(() -> differences(derived, means, at));
        if (gradient.length != at.length) {
            throw new IllegalArgumentException("derived=" + derived.name() + ", scores=" + at.length + ", derivatives="
                    + gradient.length + "; one for each score");
        }
        double variance = 0;
        for (int a = 0; a < at.length; a++) {
            for (int b = 0; b < at.length; b++) {
                variance += gradient[a] * means.covariance(a, b) * gradient[b];
            }
        }
        // Rounding may leave a little below 0 where errors cancel.
        return new Propagated(value, variance < 0 ? 0 : Math.sqrt(variance));
    }

    private static double[] differences(Derived derived, Means means, double[] at) {
        double[] gradient = new double[at.length];
        for (int m = 0; m < at.length; m++) {
            double error = Math.sqrt(means.covariance(m, m));
            if (error != 0) { // a mean without error adds none, and gives no scale
                gradient[m] = difference(derived, at, m, step(at[m], error));
            }
        }
        return gradient;
    }

    /// A step that is a power of two, so that sums with a mean lose little: small beside the mean, and no larger than
    /// its error, within which the function must be smooth anyway.
    private static double step(double mean, double error) {
        double wanted = Math.min(error, STEP * Math.max(Math.abs(mean), error));
        return Math.scalb(1.0, Math.getExponent(Math.max(wanted, LEAST_STEP * Math.abs(mean))));
    }

    /// (8(f(x + h) − f(x − h)) − (f(x + 2h) − f(x − 2h)))/12h, exact for polynomials up to degree four.
    private static double difference(Derived derived, double[] at, int m, double h) {
        double near = shifted(derived, at, m, h) - shifted(derived, at, m, -h);
        double far = shifted(derived, at, m, 2 * h) - shifted(derived, at, m, -2 * h);
        return (8 * near - far) / (12 * h);
    }

    private static double shifted(Derived derived, double[] at, int m, double by) {
        double[] there = at.clone();
        there[m] += by;
        return derived.value(there);
    }
}
