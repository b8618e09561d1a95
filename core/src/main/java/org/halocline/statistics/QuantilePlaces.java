package org.halocline.statistics;

/// Between which places of n independent samples a quantile of their distribution lies, whatever the distribution is.
///
/// The number of samples below the p-quantile of a continuous distribution is binomial (n, p); the places are those
/// that leave at most (1 − level)/2 on each side. Hence the level is kept or exceeded, by more for few samples: places
/// are whole numbers. H. A. David, H. N. Nagaraja, *Order Statistics*, 3rd ed. (2003), section 7.1,
/// [doi:10.1002/0471722162](https://doi.org/10.1002/0471722162).
///
/// @param low   place of the lower end, from 1; 0 if there are too few samples for one
/// @param high  place of the upper end; n + 1 if there are too few samples for one
/// @param level at least so often the quantile lies between them
public record QuantilePlaces(long low, long high, double level) {
    /// Beyond this count the binomial distribution is taken as normal: its quantiles then are right to a place or two
    /// of hundreds of thousands.
    private static final long MOST_EXACT = 1L << 30;

    /// The places for the p-quantile, 0 < p < 1.
    public static QuantilePlaces of(long samples, double p, double level) {
        double tail = QuantileFunctions.tail(level);
        check(p);
        if (samples <= 0) {
            return new QuantilePlaces(0, 1, level);
        }
        if (samples <= MOST_EXACT) {
            int n = Math.toIntExact(samples);
            return new QuantilePlaces(
                    QuantileFunctions.binomial(n, p, tail), QuantileFunctions.binomialAbove(n, p, tail) + 1, level);
        }
        double middle = samples * p;
        double half = QuantileFunctions.normalBothSides(level) * Math.sqrt(samples * p * (1 - p));
        return new QuantilePlaces(
                Math.max(0, (long) Math.floor(middle - half)),
                Math.min(samples + 1, (long) Math.ceil(middle + half) + 1),
                level);
    }

    /// The interval for the p-quantile; an end that lies in a bin goes to the outer edge of the bin.
    public static Interval quantile(Ordered values, double p, double level) {
        QuantilePlaces places = of(values.count(), p, level);
        return new Interval(
                places.low < 1 ? Double.NEGATIVE_INFINITY : values.low(places.low),
                places.high > values.count() ? Double.POSITIVE_INFINITY : values.high(places.high),
                level);
    }

    /// The interval for the median.
    public static Interval median(Ordered values, double level) {
        return quantile(values, 0.5, level);
    }

    /// The place whose value is the p-quantile of n numbers: ⌈np⌉, at least 1. It is the first for which np
    /// numbers or more are no larger: definition 1 of R. J. Hyndman, Y. Fan, "Sample quantiles in statistical
    /// packages" (1996), [doi:10.1080/00031305.1996.10473566](https://doi.org/10.1080/00031305.1996.10473566).
    /// So it is always one of the numbers, also of numbers that are known in bins only. A product np within
    /// four roundings of a whole number is that number: 0.07 of 100 are 7, although the double is a bit more.
    ///
    /// @param samples n; 0 has place 0
    /// @param p       from 0, the least, to 1, the greatest
    public static long place(long samples, double p) {
        if (!(p >= 0 && p <= 1)) {
            throw new IllegalArgumentException("p=" + p + "; take 0 to 1, such as 0.5 for the median");
        }
        double wanted = samples * p;
        return Math.min(samples, Math.max(1, (long) Math.ceil(wanted - 4 * Math.ulp(wanted))));
    }

    private static void check(double p) {
        if (!(p > 0 && p < 1)) {
            throw new IllegalArgumentException("p=" + p + "; take one between 0 and 1, such as 0.5 for the median");
        }
    }
}
