package org.halocline.io.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// A JSON Schema in the making: keywords in the order they are added, so that the text is the same every time.
final class Schema {
    private final Map<String, Object> keywords = new LinkedHashMap<>();

    static Schema any() {
        return new Schema();
    }

    static Schema type(String name) {
        return any().with("type", name);
    }

    /// Text that a regular expression finds something in.
    static Schema text(String pattern) {
        return type("string").with("pattern", pattern);
    }

    static Schema integer(long minimum, long maximum) {
        return type("integer").with("minimum", minimum).with("maximum", maximum);
    }

    static Schema positive() {
        return type("number").with("exclusiveMinimum", 0);
    }

    static Schema constants(List<String> values) {
        return any().with("enum", values);
    }

    static Schema reference(String definition) {
        return any().with("$ref", "#/$defs/" + definition);
    }

    static Schema anyOf(Schema... alternatives) {
        return any().with("anyOf", Stream.of(alternatives).map(Schema::keywords).toList());
    }

    /// An object of these keys and no others.
    static Schema object(Map<String, Schema> properties) {
        return type("object").with("properties", keywords(properties)).with("additionalProperties", false);
    }

    static Map<String, Map<String, Object>> keywords(Map<String, Schema> schemas) {
        Map<String, Map<String, Object>> all = new LinkedHashMap<>();
        schemas.forEach((name, schema) -> all.put(name, schema.keywords()));
        return all;
    }

    /// Adds a keyword to this.
    Schema with(String keyword, Object value) {
        keywords.put(keyword, value instanceof Schema schema ? schema.keywords() : value);
        return this;
    }

    Schema described(String description) {
        return description.isEmpty() ? this : with("description", description);
    }

    /// Needs one of these keys, and not two.
    Schema exactlyOne(List<String> keys) {
        return keys.size() == 1
                ? with("required", keys)
                : with(
                        "oneOf",
                        keys.stream().map(k -> Map.of("required", List.of(k))).toList());
    }

    /// Takes at most one of these keys.
    Schema atMostOne(List<String> keys) {
        for (int n = 1; n < keys.size(); n++) {
            for (int earlier = 0; earlier < n; earlier++) {
                notBoth(List.of(keys.get(earlier), keys.get(n)));
            }
        }
        return this;
    }

    /// Takes at most one of two keys.
    Schema notBoth(List<String> two) {
        @SuppressWarnings("unchecked") // only this method writes it
        List<Object> all = (List<Object>) keywords.computeIfAbsent("allOf", k -> new ArrayList<>());
        all.add(Map.of("not", Map.of("required", two)));
        return this;
    }

    Map<String, Object> keywords() {
        return keywords;
    }
}
