package org.halocline.sample;

/// Bins whose width is a fraction of the numbers in them, as a DDSketch has them: C. Masson, J. E. Rim, H. K. Lee,
/// "DDSketch: a fast and fully-mergeable quantile sketch with relative-error guarantees" (2019),
/// [doi:10.14778/3352063.3352135](https://doi.org/10.14778/3352063.3352135).
///
/// The bin of x = 2^e·(1 + s) is ⌊m·(e + s·(10/7 + s·(−3/5 + s·6/35)))⌋: a cubic in place of the logarithm, which
/// rises by at least 10/7 per factor of the Euler number, so that m = 7/(10 ln γ) with γ = (1 + α)/(1 − α) makes bins
/// no wider than a factor γ. Nothing but arithmetic: the same bin on every machine.
///
/// All bins lie in one row by rising numbers: below everything, negative ones, zero, positive ones, above everything.
final class QuantileBins {
    private final double perFactor;
    private final double least;
    private final double greatest;
    private final int first;
    private final int magnitudes;
    private final boolean signed;

    /// @param accuracy α, the largest relative error
    /// @param least    smaller magnitudes count as 0
    /// @param greatest larger ones are not resolved
    /// @param signed   whether negative numbers are resolved
    QuantileBins(double accuracy, double least, double greatest, boolean signed) {
        this.perFactor = 0.7 / StrictMath.log((1 + accuracy) / (1 - accuracy));
        this.least = least;
        this.greatest = greatest;
        this.signed = signed;
        this.first = index(least);
        this.magnitudes = index(greatest) - first + 1;
    }

    /// All bins.
    int count() {
        return zero() + 2 + magnitudes;
    }

    private int zero() {
        return signed ? 1 + magnitudes : 1;
    }

    /// @param value not NaN
    int bin(double value) {
        double magnitude = Math.abs(value);
        if (magnitude < least) {
            return zero();
        }
        if (value > 0) {
            return magnitude > greatest ? count() - 1 : zero() + 1 + index(magnitude) - first;
        }
        return magnitude > greatest || !signed ? 0 : zero() - 1 - index(magnitude) + first;
    }

    /// The number that stands for a bin: within the relative accuracy of each number in it. Infinite for those that are
    /// not resolved.
    double value(int bin) {
        if (bin == 0) {
            return Double.NEGATIVE_INFINITY;
        }
        if (bin == count() - 1) {
            return Double.POSITIVE_INFINITY;
        }
        int zero = zero();
        if (bin == zero) {
            return 0;
        }
        int index = first + Math.abs(bin - zero) - 1;
        double low = begin(index);
        double high = begin(index + 1);
        double middle = low * (2 * high / (low + high));
        return bin > zero ? middle : -middle;
    }

    private int index(double magnitude) {
        double s = Double.longBitsToDouble(
                        (Double.doubleToRawLongBits(magnitude) & 0x000fffffffffffffL) | 0x3ff0000000000000L)
                - 1;
        double logarithm = Math.getExponent(magnitude) + ((6.0 / 35 * s - 0.6) * s + 10.0 / 7) * s;
        return (int) Math.floor(logarithm * perFactor);
    }

    /// The smallest number of a bin: bits of positive doubles rise with their values.
    private double begin(int index) {
        long low = Double.doubleToRawLongBits(Double.MIN_NORMAL);
        long high = Double.doubleToRawLongBits(Double.MAX_VALUE);
        while (low < high) {
            long middle = (low + high) >>> 1;
            if (index(Double.longBitsToDouble(middle)) < index) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return Double.longBitsToDouble(low);
    }
}
