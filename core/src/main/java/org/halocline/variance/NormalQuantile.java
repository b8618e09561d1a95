package org.halocline.variance;

/// The inverse of the normal distribution function: z with Φ(z) = p.
///
/// Rational approximations with a relative error of about 10⁻¹⁶: M. J. Wichura, "Algorithm AS 241: the percentage
/// points of the normal distribution" (1988), [doi:10.2307/2347330](https://doi.org/10.2307/2347330), routine PPND16,
/// whose coefficients these are. The same bits on every machine.
@SuppressWarnings("FloatingPointLiteralPrecision") // coefficients as the paper prints them
public final class NormalQuantile {
    /// |p − 1/2| up to here is the middle.
    private static final double MIDDLE = 0.425;

    private static final double MIDDLE_SQUARE = 0.180625;

    /// √(−ln p) up to here is a near tail: p ≥ 1.4·10⁻¹¹.
    private static final double NEAR = 5;

    private static final double NEAR_CENTRE = 1.6;

    private static final double[] MIDDLE_ABOVE = {
        3.3871328727963666080,
        1.3314166789178437745e2,
        1.9715909503065514427e3,
        1.3731693765509461125e4,
        4.5921953931549871457e4,
        6.7265770927008700853e4,
        3.3430575583588128105e4,
        2.5090809287301226727e3
    };

    private static final double[] MIDDLE_BELOW = {
        1,
        4.2313330701600911252e1,
        6.8718700749205790830e2,
        5.3941960214247511077e3,
        2.1213794301586595867e4,
        3.9307895800092710610e4,
        2.8729085735721942674e4,
        5.2264952788528545610e3
    };

    private static final double[] NEAR_ABOVE = {
        1.42343711074968357734,
        4.63033784615654529590,
        5.76949722146069140550,
        3.64784832476320460504,
        1.27045825245236838258,
        2.41780725177450611770e-1,
        2.27238449892691845833e-2,
        7.74545014278341407640e-4
    };

    private static final double[] NEAR_BELOW = {
        1,
        2.05319162663775882187,
        1.67638483018380384940,
        6.89767334985100004550e-1,
        1.48103976427480074590e-1,
        1.51986665636164571966e-2,
        5.47593808499534494600e-4,
        1.05075007164441684324e-9
    };

    private static final double[] FAR_ABOVE = {
        6.65790464350110377720,
        5.46378491116411436990,
        1.78482653991729133580,
        2.96560571828504891230e-1,
        2.65321895265761230930e-2,
        1.24266094738807843860e-3,
        2.71155556874348757815e-5,
        2.01033439929228813265e-7
    };

    private static final double[] FAR_BELOW = {
        1,
        5.99832206555887937690e-1,
        1.36929880922735805310e-1,
        1.48753612908506148525e-2,
        7.86869131145613259100e-4,
        1.84631831751005468180e-5,
        1.42151175831644588870e-7,
        2.04426310338993978564e-15
    };

    private NormalQuantile() {}

    /// The quantile; infinite for 0 and 1.
    ///
    /// @throws IllegalArgumentException unless 0 ≤ p ≤ 1
    public static double at(double p) {
        if (!(p >= 0 && p <= 1)) {
            throw new IllegalArgumentException("p=" + p + "; a probability lies between 0 and 1");
        }
        double q = p - 0.5;
        if (Math.abs(q) <= MIDDLE) {
            double r = MIDDLE_SQUARE - q * q;
            return q * polynomial(MIDDLE_ABOVE, r) / polynomial(MIDDLE_BELOW, r);
        }
        double tail = q < 0 ? p : 1 - p;
        return q < 0 ? -upper(tail) : upper(tail);
    }

    private static double upper(double tail) {
        if (tail == 0) {
            return Double.POSITIVE_INFINITY;
        }
        double r = Math.sqrt(-StrictMath.log(tail));
        return r <= NEAR
                ? polynomial(NEAR_ABOVE, r - NEAR_CENTRE) / polynomial(NEAR_BELOW, r - NEAR_CENTRE)
                : polynomial(FAR_ABOVE, r - NEAR) / polynomial(FAR_BELOW, r - NEAR);
    }

    /// Turns 64 random bits, as an unsigned fraction, into a normal number: increasing in the bits, and exactly the
    /// opposite for the complement.
    static double ofBits(long bits) {
        long half = bits < 0 ? ~bits : bits;
        double z = at((half + 0.5) * 0x1p-64);
        return bits < 0 ? -z : z;
    }

    private static double polynomial(double[] coefficients, double x) {
        double value = coefficients[coefficients.length - 1];
        for (int n = coefficients.length - 2; n >= 0; n--) {
            value = value * x + coefficients[n];
        }
        return value;
    }
}
