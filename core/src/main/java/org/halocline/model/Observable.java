package org.halocline.model;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.halocline.error.ConfigurationException;
import org.halocline.reduce.Reduction;

/// A number followed during a grid run: a norm or an extreme of one field over all cells.
///
/// | kind | value |
/// |---|---|
/// | `max`, `min` | largest, smallest value |
/// | `sum` | Σu, exact, rounded once |
/// | `mean` | Σu / number of cells |
/// | `l2` | √Σu² |
///
/// @param kind  which of these
/// @param field name of the field
public record Observable(Kind kind, String field) {
    /// What is computed.
    public enum Kind {
        MAX(Reduction.MAX),
        MIN(Reduction.MIN),
        SUM(Reduction.SUM),
        MEAN(Reduction.SUM),
        L2(Reduction.SUM_OF_SQUARES);

        private final Reduction reduction;

        Kind(Reduction reduction) {
            this.reduction = reduction;
        }

        /// What is accumulated over cells.
        public Reduction reduction() {
            return reduction;
        }

        /// From the accumulated number to the value.
        public double finish(double accumulated, long cells) {
            return switch (this) {
                case MAX, MIN, SUM -> accumulated;
                case MEAN -> accumulated / cells;
                case L2 -> Math.sqrt(accumulated);
            };
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final Pattern TEXT = Pattern.compile("\\s*(\\w+)\\s*\\(\\s*([\\w-]+)\\s*\\)\\s*");

    public static Observable max(String field) {
        return new Observable(Kind.MAX, field);
    }

    public static Observable min(String field) {
        return new Observable(Kind.MIN, field);
    }

    public static Observable sum(String field) {
        return new Observable(Kind.SUM, field);
    }

    public static Observable mean(String field) {
        return new Observable(Kind.MEAN, field);
    }

    public static Observable l2(String field) {
        return new Observable(Kind.L2, field);
    }

    /// Reads `max(u)`.
    public static Observable parse(String text) {
        Matcher m = TEXT.matcher(text);
        if (m.matches()) {
            for (Kind kind : Kind.values()) {
                if (kind.toString().equals(m.group(1))) {
                    return new Observable(kind, m.group(2));
                }
            }
        }
        throw new ConfigurationException("observable=" + text + "; write " + kinds() + " of a field, like max(u)");
    }

    /// `max, min, sum, mean, l2`.
    public static String kinds() {
        return Stream.of(Kind.values()).map(Kind::toString).collect(Collectors.joining(", "));
    }

    /// Refuses an observable of a field that is not there.
    public void requireField(List<String> fields) {
        if (!fields.contains(field)) {
            throw new ConfigurationException(
                    "observable=" + this + "; the simulation has " + String.join(", ", fields));
        }
    }

    /// `max(u)`.
    @Override
    public String toString() {
        return kind + "(" + field + ")";
    }
}
