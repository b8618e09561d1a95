package org.halocline.model;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.halocline.error.ConfigurationException;
import org.halocline.grid.Axis;
import org.halocline.grid.FieldSpec;
import org.halocline.grid.Grid;
import org.halocline.reduce.Reduction;

/// A number followed during a grid run: a norm, an extreme or a sum of one field over all cells or over a [Region], or
/// its value at a point.
///
/// | kind | value |
/// |---|---|
/// | `max`, `min` | largest, smallest value |
/// | `argmax`, `argmin` | where it is: a number for each axis, of equals the one with the lowest index |
/// | `sum` | Σu, exact, rounded once |
/// | `mean` | Σu / number of values |
/// | `absmean` | \|Σu\| / number of values: the magnetisation of spins that may turn over as a whole |
/// | `integral` | Σu·V with V = Δx·(Δy·Δz), the volume of a cell; each product rounded, the sum exact |
/// | `l1` | Σ\|u\| |
/// | `l2` | √Σu² |
/// | `linf` | max \|u\| |
/// | `at` | the value in the cell that contains a point |
///
/// @param kind   which of these
/// @param field  name of the field
/// @param region where
public record Observable(Kind kind, String field, Region region) {
    /// What is computed.
    public enum Kind {
        MAX(Reduction.MAX),
        MIN(Reduction.MIN),
        ARGMAX(Reduction.ARGMAX),
        ARGMIN(Reduction.ARGMIN),
        SUM(Reduction.SUM),
        MEAN(Reduction.SUM),
        ABSMEAN(Reduction.SUM),
        INTEGRAL(Reduction.SUM),
        L1(Reduction.SUM_OF_MAGNITUDES),
        L2(Reduction.SUM_OF_SQUARES),
        LINF(Reduction.MAX_MAGNITUDE),
        AT(Reduction.MAX);

        private final Reduction reduction;

        Kind(Reduction reduction) {
            this.reduction = reduction;
        }

        /// What is accumulated over cells.
        public Reduction reduction() {
            return reduction;
        }

        /// Whether the answer is a position.
        public boolean isPosition() {
            return this == ARGMAX || this == ARGMIN;
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final Pattern TEXT = Pattern.compile("\\s*(\\w+)\\s*\\(\\s*([\\w-]+)\\s*(?:,(.*))?\\)\\s*");

    public static Observable max(String field) {
        return new Observable(Kind.MAX, field, Region.ALL);
    }

    public static Observable min(String field) {
        return new Observable(Kind.MIN, field, Region.ALL);
    }

    public static Observable sum(String field) {
        return new Observable(Kind.SUM, field, Region.ALL);
    }

    public static Observable mean(String field) {
        return new Observable(Kind.MEAN, field, Region.ALL);
    }

    /// The magnitude of the mean.
    public static Observable absmean(String field) {
        return new Observable(Kind.ABSMEAN, field, Region.ALL);
    }

    public static Observable integral(String field) {
        return new Observable(Kind.INTEGRAL, field, Region.ALL);
    }

    public static Observable l1(String field) {
        return new Observable(Kind.L1, field, Region.ALL);
    }

    public static Observable l2(String field) {
        return new Observable(Kind.L2, field, Region.ALL);
    }

    public static Observable linf(String field) {
        return new Observable(Kind.LINF, field, Region.ALL);
    }

    /// Where the largest value is.
    public static Observable argmax(String field) {
        return new Observable(Kind.ARGMAX, field, Region.ALL);
    }

    /// Where the smallest value is.
    public static Observable argmin(String field) {
        return new Observable(Kind.ARGMIN, field, Region.ALL);
    }

    /// The value in the cell that contains a point; one coordinate for each axis of the grid.
    public static Observable at(String field, double... point) {
        Region region = Region.ALL;
        for (int a = 0; a < point.length; a++) {
            region = region.with(Axis.ALL.get(a), point[a]);
        }
        return new Observable(Kind.AT, field, region);
    }

    /// The same number over a part of the grid.
    public Observable in(Region part) {
        return new Observable(kind, field, part);
    }

    /// Reads `max(u)`, `mean(u, x=0..0.5)` or `at(u, x=0.5, y=0.5)`.
    public static Observable parse(String text) {
        Matcher m = TEXT.matcher(text);
        if (m.matches()) {
            for (Kind kind : Kind.values()) {
                if (kind.toString().equals(m.group(1))) {
                    Region region = m.group(3) == null ? Region.ALL : Region.parse(m.group(3));
                    return new Observable(kind, m.group(2), region);
                }
            }
        }
        throw new ConfigurationException(
                "observable=" + text + "; write " + kinds() + " of a field, like max(u) or mean(u, x=0..0.5)");
    }

    /// `max, min, …`.
    public static String kinds() {
        return Stream.of(Kind.values()).map(Kind::toString).collect(Collectors.joining(", "));
    }

    /// Refuses an observable of a field or a region that is not there.
    public void requireFits(Grid grid, List<FieldSpec> fields) {
        FieldSpec spec = fields.stream()
                .filter(f -> f.name().equals(field))
                .findFirst()
                .orElseThrow(() -> new ConfigurationException(
                        "observable=" + this + "; the simulation has " + String.join(", ", FieldSpec.names(fields))));
        region.box(grid, spec);
        if (kind == Kind.AT && !region.isPoint(grid)) {
            throw new ConfigurationException("observable=" + this + "; name one coordinate for each axis, like at("
                    + field + ", "
                    + Axis.ALL.subList(0, grid.dimensions()).stream()
                            .map(a -> a + "=" + grid.axis(a).low())
                            .collect(Collectors.joining(", "))
                    + ")");
        }
    }

    /// The names of its numbers: its own, or one for each axis.
    public List<String> columns(String name, Grid grid) {
        return kind.isPosition()
                ? Axis.ALL.subList(0, grid.dimensions()).stream()
                        .map(a -> name + "." + a)
                        .toList()
                : List.of(name);
    }

    /// `max(u)`, `mean(u, x=0.0..0.5)`.
    @Override
    public String toString() {
        return kind + "(" + field + (region.isAll() ? "" : ", " + region) + ")";
    }
}
