package org.halocline.io.config;

import java.math.BigDecimal;
import org.halocline.model.ParameterSpec;

/// Allowed numbers, both ends included; an infinite end is none.
///
/// @param positive whether zero and all below are refused
record Range(double min, double max, boolean isInteger, boolean positive) {
    static final Range LONG = new Range(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, true, false);
    static final Range INT = new Range(Integer.MIN_VALUE, Integer.MAX_VALUE, true, false);
    static final Range REAL = new Range(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, false, false);

    private static final BigDecimal LONG_MIN = BigDecimal.valueOf(Long.MIN_VALUE);
    private static final BigDecimal LONG_MAX = BigDecimal.valueOf(Long.MAX_VALUE);

    /// The part that a parameter allows too.
    Range and(ParameterSpec spec) {
        double low = Math.max(min, spec.min());
        double high = Math.min(max, spec.max());
        return new Range(low, high, isInteger, positive || spec.positive());
    }

    boolean contains(BigDecimal value) {
        return (!positive || value.signum() > 0)
                && (Double.isInfinite(min) || value.compareTo(new BigDecimal(min)) >= 0)
                && (Double.isInfinite(max) || value.compareTo(new BigDecimal(max)) <= 0)
                && (!isInteger || (value.compareTo(LONG_MIN) >= 0 && value.compareTo(LONG_MAX) <= 0));
    }

    /// `use 1 to 3`.
    String advice() {
        boolean low = !Double.isInfinite(min);
        boolean high = !Double.isInfinite(max);
        if (positive) {
            return "use a positive number" + (high ? ", at most " + plain(max) : "");
        }
        if (low && high) {
            return "use " + plain(min) + " to " + plain(max);
        }
        if (isInteger) {
            return "use " + (low ? plain(min) : LONG_MIN) + " to " + (high ? plain(max) : LONG_MAX);
        }
        return low ? "use at least " + plain(min) : "use at most " + plain(max);
    }

    Schema schema() {
        Schema schema = Schema.type(isInteger ? "integer" : "number");
        if (positive) {
            schema.with("exclusiveMinimum", BigDecimal.ZERO);
        }
        if (isInteger) {
            return schema.with("minimum", Double.isInfinite(min) ? LONG_MIN : number(min))
                    .with("maximum", Double.isInfinite(max) ? LONG_MAX : number(max));
        }
        if (!Double.isInfinite(min)) {
            schema.with("minimum", number(min));
        }
        return Double.isInfinite(max) ? schema : schema.with("maximum", number(max));
    }

    private static BigDecimal number(double value) {
        return new BigDecimal(plain(value));
    }

    /// Without the `.0` of a whole number.
    static String plain(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }
}
