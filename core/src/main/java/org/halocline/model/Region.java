package org.halocline.model;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.halocline.error.ConfigurationException;
import org.halocline.grid.Axis;
import org.halocline.grid.Box;
import org.halocline.grid.FieldSpec;
import org.halocline.grid.Grid;

/// A part of a grid in coordinates: a range, or one coordinate, along some axes.
///
/// `x=0.25..0.75, y=0.5` holds the values whose x is from 0.25 to 0.75, bounds included, in the slice of cells that
/// contains y = 0.5. An axis that is not named is whole.
///
/// @param ranges by axis
public record Region(Map<Axis, Range> ranges) {
    /// Everything.
    public static final Region ALL = new Region(Map.of());

    private static final int MAX_TEXT = 300;
    private static final String NUMBER = "([-+]?[0-9.]+(?:[eE][-+]?[0-9]+)?)";
    private static final Pattern RANGE = Pattern.compile("\\s*([xyz])\\s*=\\s*" + "(.+?)\\s*(?:\\.\\.\\s*(.+?)\\s*)?");

    /// Coordinates from `low` to `high`; a single coordinate if they are equal.
    public record Range(double low, double high) {
        public Range {
            if (!(low <= high) || !Double.isFinite(high - low)) {
                throw new ConfigurationException(
                        "range=" + low + ".." + high + "; use finite numbers with the lower one first");
            }
        }

        @Override
        public String toString() {
            return low == high ? Double.toString(low) : low + ".." + high;
        }
    }

    public Region {
        ranges = Map.copyOf(ranges);
    }

    /// This region with a range along an axis.
    public Region with(Axis axis, double low, double high) {
        Map<Axis, Range> more = new EnumMap<>(Axis.class);
        more.putAll(ranges);
        more.put(axis, new Range(low, high));
        return new Region(more);
    }

    /// This region with one slice of cells along an axis.
    public Region with(Axis axis, double at) {
        return with(axis, at, at);
    }

    /// Reads `x=0.25..0.75, y=0.5`; an empty text is everything.
    public static Region parse(String text) {
        if (text.length() > MAX_TEXT) {
            throw new ConfigurationException("region with " + text.length() + " characters; use at most " + MAX_TEXT);
        }
        Region region = ALL;
        for (String part : text.isBlank() ? new String[0] : text.split(",", -1)) {
            Matcher m = RANGE.matcher(part);
            if (!m.matches()) {
                throw malformed(text);
            }
            Axis axis = Axis.valueOf(m.group(1).toUpperCase(Locale.ROOT));
            if (region.ranges.containsKey(axis)) {
                throw new ConfigurationException("region=" + text.strip() + "; name each axis once");
            }
            double low = number(m.group(2), text);
            region = region.with(axis, low, m.group(3) == null ? low : number(m.group(3), text));
        }
        return region;
    }

    private static double number(String digits, String text) {
        if (!digits.matches(NUMBER)) {
            throw malformed(text);
        }
        try {
            return Double.parseDouble(digits);
        } catch (NumberFormatException e) {
            throw malformed(text);
        }
    }

    private static ConfigurationException malformed(String text) {
        return new ConfigurationException("region=" + text.strip() + "; write it like x=0.25..0.75, y=0.5");
    }

    public boolean isAll() {
        return ranges.isEmpty();
    }

    /// Whether it names one coordinate along every axis of a grid.
    public boolean isPoint(Grid grid) {
        return Axis.ALL.stream()
                .filter(grid::has)
                .allMatch(a -> ranges.containsKey(a) && ranges.get(a).low == ranges.get(a).high);
    }

    /// The cells whose centres lie in it.
    ///
    /// @throws ConfigurationException if there are none, or the grid has no such axis
    public Box box(Grid grid) {
        return box(grid, FieldSpec.of("cells"));
    }

    /// The indices of a field's values that lie in it.
    ///
    /// @throws ConfigurationException if there are none, or the grid has no such axis
    public Box box(Grid grid, FieldSpec field) {
        Box box = field.extent(grid);
        for (Axis axis : Axis.ALL) {
            Range range = ranges.get(axis);
            if (range == null) {
                continue;
            }
            if (!grid.has(axis)) {
                throw new ConfigurationException("region=" + this + "; the grid has no axis " + axis);
            }
            int begin;
            int end;
            if (range.low == range.high) {
                begin = cell(grid, axis, range.low);
                end = begin + 1;
            } else {
                int n = box.end(axis);
                begin = first(n, i -> field.position(grid, axis, i) >= range.low);
                end = first(n, i -> field.position(grid, axis, i) > range.high);
            }
            if (begin >= end) {
                throw new ConfigurationException("region=" + this + ", " + axis + " of the grid from "
                        + grid.axis(axis).low() + " to " + grid.axis(axis).high()
                        + "; it holds none of the " + field.name() + ", widen it");
            }
            box = box.with(axis, begin, end);
        }
        return box;
    }

    /// The cell that contains a coordinate; the high wall belongs to the last cell.
    private int cell(Grid grid, Axis axis, double at) {
        if (at < grid.axis(axis).low() || at > grid.axis(axis).high()) {
            throw new ConfigurationException("region=" + this + ", " + axis + " of the grid from "
                    + grid.axis(axis).low() + " to " + grid.axis(axis).high() + "; use a coordinate inside");
        }
        int n = grid.cells(axis);
        return Math.max(0, first(n, i -> grid.axis(axis).face(i) > at) - 1);
    }

    /// The first index from 0 to n where a rising condition holds; n if it holds nowhere.
    private static int first(int n, java.util.function.IntPredicate rising) {
        int low = 0;
        int high = n;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (rising.test(middle)) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    /// `x=0.25..0.75, y=0.5`.
    @Override
    public String toString() {
        List<String> parts = new ArrayList<>();
        for (Axis axis : Axis.ALL) {
            if (ranges.containsKey(axis)) {
                parts.add(axis + "=" + ranges.get(axis));
            }
        }
        return String.join(", ", parts);
    }
}
