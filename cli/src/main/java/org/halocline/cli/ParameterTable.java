package org.halocline.cli;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.halocline.model.ParameterSpec;

/// The parameters of a simulation in columns: name, values, default, what it is.
///
/// ```
/// n           integer ≥ 1            512        cells along each axis
/// alpha       number ≥ 0, m²/s       1          thermal diffusivity α
/// dimensions  integer 1 … 3          2          space dimensions
/// ```
record ParameterTable(List<ParameterSpec> parameters) {
    private static final String GAP = "  ";

    ParameterTable {
        parameters = List.copyOf(parameters);
    }

    String text() {
        if (parameters.isEmpty()) {
            return "no parameters";
        }
        List<List<String>> rows = parameters.stream().map(ParameterTable::row).toList();
        int[] widths = IntStream.range(0, rows.getFirst().size())
                .map(c ->
                        rows.stream().mapToInt(row -> row.get(c).length()).max().orElse(0))
                .toArray();
        List<String> lines = new ArrayList<>();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int c = 0; c < row.size(); c++) {
                line.append(row.get(c))
                        .repeat(' ', widths[c] - row.get(c).length())
                        .append(GAP);
            }
            lines.add(line.toString().stripTrailing());
        }
        return String.join(System.lineSeparator(), lines);
    }

    private static List<String> row(ParameterSpec p) {
        String unit = p.unit().isEmpty() ? "" : ", " + p.unit();
        return List.of(
                p.name(),
                kind(p.genericType()) + range(p) + unit,
                p.defaultValue().map(value -> "default " + value).orElse("required"),
                p.about());
    }

    /// The default as JSON, or what must stand there.
    static String json(ParameterSpec p) {
        boolean bare = p.type().isPrimitive() || Number.class.isAssignableFrom(p.type()) || List.class == p.type();
        return p.defaultValue()
                .map(value -> bare ? value : '"' + value + '"')
                .orElse("<" + kind(p.genericType()) + ">");
    }

    private static String range(ParameterSpec p) {
        boolean low = Double.isFinite(p.min());
        boolean high = Double.isFinite(p.max());
        if (low && high) {
            return " " + number(p.min()) + " … " + number(p.max());
        }
        if (p.positive()) {
            return " > 0" + (high ? ", ≤ " + number(p.max()) : "");
        }
        return low ? " ≥ " + number(p.min()) : high ? " ≤ " + number(p.max()) : "";
    }

    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : BigDecimal.valueOf(value).toString();
    }

    private static String kind(Type type) {
        if (type instanceof ParameterizedType list) {
            return "list of " + kind(list.getActualTypeArguments()[0]);
        }
        if (!(type instanceof Class<?> c)) {
            return type.getTypeName();
        }
        if (c.isEnum()) {
            return Stream.of(c.getEnumConstants())
                    .map(constant ->
                            ((Enum<?>) constant).name().toLowerCase(Locale.ROOT).replace('_', '-'))
                    .collect(Collectors.joining("|"));
        }
        if (c.isRecord()) {
            return ParameterSpec.of(c).stream()
                    .map(p -> p.name() + ": " + kind(p.genericType()))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        return switch (c.getSimpleName()) {
            case "int", "Integer", "long", "Long", "short", "Short", "byte", "Byte" -> "integer";
            case "double", "Double", "float", "Float" -> "number";
            case "boolean", "Boolean" -> "true|false";
            case "String" -> "text";
            default -> c.getSimpleName();
        };
    }
}
