package org.halocline.io.config;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// Typed readings of single values. A value of another type is a problem that says what was found and what is expected.
final class Values {
    private final Problems problems;

    Values(Problems problems) {
        this.problems = problems;
    }

    private <T> @Nullable T wrong(Node node, String expected) {
        problems.add(node.place(), "found " + node.found() + ", expected " + expected);
        return null;
    }

    @Nullable String text(Node node) {
        return node instanceof Node.Text text ? text.value() : wrong(node, "text in quotes");
    }

    @Nullable Boolean truth(Node node) {
        return node instanceof Node.Truth truth ? (Boolean) truth.value() : wrong(node, "true or false");
    }

    Node.@Nullable Table table(Node node) {
        return node instanceof Node.Table table ? table : wrong(node, "an object");
    }

    Node.@Nullable Items items(Node node, String of) {
        return node instanceof Node.Items items ? items : wrong(node, "a list of " + of);
    }

    /// An integer of a range; `1e3` is one, `1.5` is none.
    @Nullable Long integer(Node node, Range range) {
        if (!(node instanceof Node.Numeral numeral)) {
            return wrong(node, "an integer");
        }
        BigDecimal value = exact(numeral.literal());
        if (value == null) {
            return wrong(node, "an integer");
        }
        // Before its digits are looked at: 1e999999999 has too many to write out.
        if (!range.contains(value)) {
            return outside(numeral, range);
        }
        if (value.stripTrailingZeros().scale() > 0) {
            return wrong(node, "an integer");
        }
        return value.longValueExact();
    }

    /// A finite number of a range.
    @Nullable Double number(Node node, Range range) {
        if (!(node instanceof Node.Numeral numeral)) {
            return wrong(node, "a number");
        }
        BigDecimal value = exact(numeral.literal());
        if (value == null) {
            return wrong(node, "a finite number");
        }
        double rounded = Double.parseDouble(numeral.literal());
        if (!Double.isFinite(rounded)) {
            return wrong(node, "a number of at most " + Double.MAX_VALUE);
        }
        if (!range.contains(value)) {
            return outside(numeral, range);
        }
        return rounded;
    }

    /// A constant of an enum.
    @Nullable Enum<?> choice(Node node, ParameterType.Choice choice) {
        if (!(node instanceof Node.Text text)) {
            return wrong(node, "one of " + String.join(", ", choice.names()));
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

    private <T> @Nullable T outside(Node.Numeral numeral, Range range) {
        problems.add(
                numeral.place(),
                "number " + Quote.bare(numeral.literal()) + " is out of range; " + range.advice());
        return null;
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
