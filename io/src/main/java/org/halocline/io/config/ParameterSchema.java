package org.halocline.io.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.halocline.model.ParameterSpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Schemas of records: what [ParameterBinder] accepts, without what their constructors refuse.
final class ParameterSchema {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Map<String, Schema> definitions = new LinkedHashMap<>();

    /// A reference to the schema of a record, which is defined at most once: records may hold lists of themselves.
    Schema reference(String name, Class<?> record) {
        if (!definitions.containsKey(name)) {
            definitions.put(name, Schema.any());
            definitions.put(name, record(record));
        }
        return Schema.reference(name);
    }

    /// All that was referred to so far.
    Map<String, Schema> definitions() {
        return definitions;
    }

    private Schema record(Class<?> record) {
        List<ParameterSpec> specs = ParameterSpec.of(record);
        Map<String, Schema> properties = new LinkedHashMap<>();
        specs.forEach(s -> properties.put(s.name(), component(s)));
        List<String> required = specs.stream()
                .filter(s -> !ParameterType.isOptional(s))
                .map(ParameterSpec::name)
                .toList();
        Schema object = Schema.object(properties);
        return required.isEmpty() ? object : object.with("required", required);
    }

    private Schema component(ParameterSpec spec) {
        ParameterType type = ParameterType.of(spec);
        String unit = spec.unit().isEmpty() ? "" : ", in " + spec.unit();
        Schema schema = value(type, spec).described(spec.about().isEmpty() ? "" : spec.about() + unit);
        spec.defaultValue().ifPresent(text -> schema.with("default", defaultValue(type, text)));
        return schema;
    }

    private static JsonNode defaultValue(ParameterType type, String text) {
        boolean isText = type instanceof ParameterType.Text || type instanceof ParameterType.Choice;
        return isText ? JSON.valueToTree(text) : JSON.readTree(text);
    }

    private Schema value(ParameterType type, ParameterSpec spec) {
        return switch (type) {
            case ParameterType.Whole whole -> whole.range().and(spec).schema();
            case ParameterType.Real real -> Range.REAL.and(spec).schema();
            case ParameterType.Truth truth -> Schema.type("boolean");
            case ParameterType.Text text -> Schema.type("string");
            case ParameterType.Choice choice -> Schema.constants(choice.accepted());
            case ParameterType.Nested nested -> reference(nested.type().getName(), nested.type());
            case ParameterType.ListOf list -> Schema.type("array").with("items", value(list.element(), spec));
        };
    }
}
