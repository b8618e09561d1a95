package org.halocline.io.config;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.halocline.error.ConfigurationException;
import org.halocline.model.ParameterSpec;

/// The types that components of simulation records may have. Binding and schema both read types through this.
sealed interface ParameterType {
    /// `int`, `long`.
    record Whole(Range range, boolean isInt) implements ParameterType {}

    /// `double`.
    record Real() implements ParameterType {}

    /// `boolean`.
    record Truth() implements ParameterType {}

    /// `String`.
    record Text() implements ParameterType {}

    /// An enum.
    record Choice(Class<? extends Enum<?>> constants) implements ParameterType {
        /// Names as configs write them: lower case with hyphens.
        List<String> names() {
            return Stream.of(constants.getEnumConstants()).map(Choice::written).toList();
        }

        /// All names that [#find] knows.
        List<String> accepted() {
            return Stream.of(constants.getEnumConstants())
                    .flatMap(c -> Stream.of(written(c), c.name()))
                    .distinct()
                    .toList();
        }

        /// The constant of a name, as configs or as Java writes it.
        Optional<Enum<?>> find(String name) {
            return Stream.of(constants.getEnumConstants())
                    .filter(c -> c.name().equals(name) || written(c).equals(name))
                    .<Enum<?>>map(c -> c)
                    .findFirst();
        }

        private static String written(Enum<?> constant) {
            return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /// A record.
    record Nested(Class<?> type) implements ParameterType {}

    /// A list.
    record ListOf(ParameterType element) implements ParameterType {}

    /// The type of a component.
    ///
    /// @throws ConfigurationException if configs cannot give such a component
    static ParameterType of(ParameterSpec spec) {
        return of(spec.genericType(), spec);
    }

    private static ParameterType of(Type type, ParameterSpec spec) {
        if (type == int.class || type == Integer.class) {
            return new Whole(Range.INT, true);
        }
        if (type == long.class || type == Long.class) {
            return new Whole(Range.LONG, false);
        }
        if (type == double.class || type == Double.class) {
            return new Real();
        }
        if (type == boolean.class || type == Boolean.class) {
            return new Truth();
        }
        if (type == String.class) {
            return new Text();
        }
        if (type instanceof Class<?> c && c.isEnum()) {
            @SuppressWarnings("unchecked") // isEnum says so
            Class<? extends Enum<?>> constants = (Class<? extends Enum<?>>) c;
            return new Choice(constants);
        }
        if (type instanceof Class<?> c && c.isRecord()) {
            return new Nested(c);
        }
        if (type instanceof ParameterizedType p && p.getRawType() == List.class) {
            return new ListOf(of(p.getActualTypeArguments()[0], spec));
        }
        throw new ConfigurationException("parameter=" + spec.name() + ", type=" + type.getTypeName()
                + "; use int, long, double, boolean, String, an enum, a record, or a List of these");
    }

    /// Whether a component may be left out: it has a default, or is a record all of whose components may be left out.
    static boolean isOptional(ParameterSpec spec) {
        return isOptional(spec, List.of());
    }

    /// Whether all components of a record may be left out.
    static boolean isOptional(Class<?> record) {
        return ParameterSpec.of(record).stream().allMatch(ParameterType::isOptional);
    }

    private static boolean isOptional(ParameterSpec spec, List<Class<?>> outer) {
        if (spec.defaultValue().isPresent()) {
            return true;
        }
        if (!spec.type().isRecord() || outer.contains(spec.type())) {
            return false;
        }
        List<Class<?>> inner =
                Stream.concat(outer.stream(), Stream.of(spec.type())).toList();
        return ParameterSpec.of(spec.type()).stream().allMatch(s -> isOptional(s, inner));
    }
}
