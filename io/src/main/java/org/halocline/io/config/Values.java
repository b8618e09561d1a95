package org.halocline.io.config;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// Typed readings of single values. A value of another type is a problem that says what was found and what is expected.
final class Values {
    private final Problems problems;

    Values(Problems problems) {
        this.problems = problems;
    }

    private void wrong(Node node, String expected) {
        problems.add(node.place(), "found " + node.found() + ", expected " + expected);
    }

    @Nullable
    String text(Node node) {
        if (node instanceof Node.Text text) {
            return text.value();
        }
        wrong(node, "text in quotes");
        return null;
    }

    @Nullable
    Boolean truth(Node node) {
        if (node instanceof Node.Truth truth) {
            return truth.value();
        }
        wrong(node, "true or false");
        return null;
    }

    Node.@Nullable Table table(Node node) {
        if (node instanceof Node.Table table) {
            return table;
        }
        wrong(node, "an object");
        return null;
    }

    Node.@Nullable Items items(Node node, String of) {
        if (node instanceof Node.Items items) {
            return items;
        }
        wrong(node, "a list of " + of);
        return null;
    }

    /// An integer of a range; `1e3` is one, `1.5` is none.
    @Nullable
    Long integer(Node node, Range range) {
        if (!(node instanceof Node.Numeral numeral)) {
            wrong(node, "an integer");
            return null;
        }
        BigDecimal value = exact(numeral.literal());
        if (value == null || (value.scale() > 0 && value.stripTrailingZeros().scale() > 0)) {
            wrong(node, "an integer");
            return null;
        }
        if (!range.contains(value)) {
            outside(numeral, range);
            return null;
        }
        return value.longValueExact();
    }

    /// A finite number of a range.
    @Nullable
    Double number(Node node, Range range) {
        if (!(node instanceof Node.Numeral numeral)) {
            wrong(node, "a number");
            return null;
        }
        BigDecimal value = exact(numeral.literal());
        if (value == null) {
            wrong(node, "a finite number");
            return null;
        }
        double rounded = Double.parseDouble(numeral.literal());
        if (!Double.isFinite(rounded)) {
            wrong(node, "a number of at most " + Double.MAX_VALUE);
            return null;
        }
        if (!range.contains(value)) {
            outside(numeral, range);
            return null;
        }
        return rounded;
    }

    /// A constant of an enum.
    @Nullable
    Enum<?> choice(Node node, ParameterType.Choice choice) {
        if (!(node instanceof Node.Text text)) {
            wrong(node, "one of " + String.join(", ", choice.names()));
            return null;
        }
        Enum<?> constant = choice.find(text.value()).orElse(null);
        if (constant == null) {
            problems.add(
                    node.place(),
                    "unknown value " + Quote.of(text.value()) + "; "
                            + Suggestion.among(choice.names(), text.value(), "values"));
        }
        return constant;
    }

    private void outside(Node.Numeral numeral, Range range) {
        problems.add(
                numeral.place(), "number " + Quote.bare(numeral.literal()) + " is out of range; " + range.advice());
    }

    /// The number as written, or null for what has no digits, such as YAML's `.inf`.
    private static @Nullable BigDecimal exact(String literal) {
        try {
            return new BigDecimal(literal);
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
