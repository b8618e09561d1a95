package org.halocline.io.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.halocline.error.ConfigurationException;
import org.halocline.model.ParameterSpec;
import org.jspecify.annotations.Nullable;

/// Builds a record from an object: one key for each component, defaults and ranges from
/// [Parameter][org.halocline.model.Parameter], the constructor as the last judge.
final class ParameterBinder {
    /// Messages begin with the name of the offending value: `alpha=-1; use a positive number`.
    private static final Pattern NAMED = Pattern.compile("(\\w+)=.*", Pattern.DOTALL);

    private final Problems problems;
    private final Values values;

    ParameterBinder(Problems problems) {
        this.problems = problems;
        this.values = new Values(problems);
    }

    /// Builds a record, or adds problems and returns null.
    ///
    /// @param object the components; an empty object stands for a missing one
    <T> @Nullable T bind(Class<T> record, Node.Table object) {
        List<ParameterSpec> specs = ParameterSpec.of(record);
        Section section =
                new Section(object, specs.stream().map(ParameterSpec::name).toList(), problems);
        List<Object> arguments = new ArrayList<>();
        for (ParameterSpec spec : specs) {
            Object argument = component(spec, section);
            if (argument != null) {
                arguments.add(argument);
            }
        }
        return arguments.size() < specs.size() ? null : construct(record, arguments, object);
    }

    private @Nullable Object component(ParameterSpec spec, Section section) {
        ParameterType type = problems.attempt(section.place(), () -> ParameterType.of(spec));
        if (type == null) {
            return null;
        }
        Node given = section.get(spec.name());
        if (given != null) {
            return value(given, type, spec);
        }
        if (spec.defaultValue().isPresent()) {
            return byDefault(spec.defaultValue().get(), type, spec, section.place());
        }
        if (ParameterType.isOptional(spec)) {
            return value(empty(section.place().child(spec.name())), type, spec);
        }
        problems.add(section.place(), "missing " + Quote.of(spec.name()) + describe(spec) + "; add it");
        return null;
    }

    private static String describe(ParameterSpec spec) {
        String unit = spec.unit().isEmpty() ? "" : " in " + spec.unit();
        return spec.about().isEmpty() ? "" : ", the " + spec.about() + unit;
    }

    static Node.Table empty(Place place) {
        return new Node.Table(place, Map.of());
    }

    private @Nullable Object byDefault(String text, ParameterType type, ParameterSpec spec, Place place) {
        Problems wrong = new Problems();
        Place origin = Place.outside("default of " + spec.name());
        Object value = null;
        try {
            boolean isText = type instanceof ParameterType.Text || type instanceof ParameterType.Choice;
            Node node = isText
                    ? new Node.Text(origin, text)
                    : TreeReader.read(text, ConfigReader.Format.JSON, origin, wrong);
            value = new ParameterBinder(wrong).value(node, type, spec);
            wrong.throwIfAny();
        } catch (ConfigError e) {
            problems.add(place, e.getMessage() + "; correct the annotation of the simulation's record");
        }
        return value;
    }

    private @Nullable Object value(Node node, ParameterType type, ParameterSpec spec) {
        return switch (type) {
            case ParameterType.Whole whole -> {
                Long value = values.integer(node, whole.range().and(spec));
                yield value == null ? null : whole.isInt() ? (Object) Math.toIntExact(value) : (Object) value;
            }
            case ParameterType.Real real -> values.number(node, Range.REAL.and(spec));
            case ParameterType.Truth truth -> values.truth(node);
            case ParameterType.Text text -> values.text(node);
            case ParameterType.Choice choice -> values.choice(node, choice);
            case ParameterType.Nested nested -> {
                Node.Table table = values.table(node);
                yield table == null ? null : bind(nested.type(), table);
            }
            case ParameterType.ListOf list -> list(node, list, spec);
        };
    }

    private @Nullable Object list(Node node, ParameterType.ListOf type, ParameterSpec spec) {
        Node.Items items = values.items(node, "values");
        if (items == null) {
            return null;
        }
        List<Object> elements = new ArrayList<>();
        for (Node item : items.values()) {
            Object element = value(item, type.element(), spec);
            if (element != null) {
                elements.add(element);
            }
        }
        return elements.size() < items.values().size() ? null : List.copyOf(elements);
    }

    private <T> @Nullable T construct(Class<T> record, List<Object> arguments, Node.Table object) {
        try {
            return ParameterSpec.construct(record, arguments);
        } catch (ConfigurationException e) {
            String message = String.valueOf(e.getMessage());
            problems.add(culprit(message, object), message);
            return null;
        }
    }

    /// The value that a message names, else the whole object.
    private static Place culprit(String message, Node.Table object) {
        Matcher named = NAMED.matcher(message);
        Node.Entry entry = named.matches() ? object.entries().get(named.group(1)) : null;
        return entry == null ? object.place() : entry.value().place();
    }
}
