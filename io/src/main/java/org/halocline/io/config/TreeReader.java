package org.halocline.io.config;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLParser;

/// Text to a tree of located values, for JSON and YAML alike.
///
/// Of YAML it takes what JSON can say: no anchors, aliases, tags, merge keys or further documents. So both have one
/// schema,
/// and a few lines cannot unfold into gigabytes.
final class TreeReader {
    private static final int MAX_DEPTH = 64;
    private static final int MAX_VALUES = 100_000;

    private static final TokenStreamFactory JSON = new JsonFactory();
    private static final TokenStreamFactory YAML = YAMLFactory.builder()
            .loadSettings(LoadSettings.builder()
                    .setCodePointLimit(ConfigReader.MAX_BYTES)
                    .setAllowDuplicateKeys(true)
                    .build())
            .build();

    private final JsonParser parser;
    private final String text;
    private final ConfigReader.Format format;
    private final Place origin;
    private final Problems problems;
    private final Deque<Node> open = new ArrayDeque<>();
    private int values;

    private TreeReader(JsonParser parser, String text, ConfigReader.Format format, Place origin, Problems problems) {
        this.parser = parser;
        this.text = text;
        this.format = format;
        this.origin = origin;
        this.problems = problems;
    }

    /// Parses a whole text. Duplicate keys are collected; anything else that is wrong ends reading.
    ///
    /// @param origin   where the text begins
    /// @throws ConfigError with all problems so far
    static Node read(String text, ConfigReader.Format format, Place origin, Problems problems) {
        TokenStreamFactory factory = switch (format) {
            case JSON -> JSON;
            case YAML -> YAML;
        };
        try (JsonParser parser = factory.createParser(ObjectReadContext.empty(), text)) {
            return new TreeReader(parser, text, format, origin, problems).document();
        }
    }

    private Node document() {
        try {
            JsonToken first = parser.nextToken();
            if (first == null) {
                throw problems.fatal(origin, "the config is empty; write at least \"simulation\" and \"run\"");
            }
            Node root = value(first, here(origin), 0);
            if (parser.nextToken() != null) {
                throw problems.fatal(
                        here(origin), "text after the end of the config; remove it: a file holds one config");
            }
            return root;
        } catch (JacksonException | YamlEngineException e) {
            SyntaxError syntax = SyntaxError.of(e, text, format, open);
            throw problems.fatal(origin.at(syntax.line(), syntax.column()), syntax.message());
        }
    }

    private Place here(Place pointer) {
        TokenStreamLocation location = parser.currentTokenLocation();
        return pointer.at(location.getLineNr(), location.getColumnNr());
    }

    private Node value(JsonToken token, Place place, int depth) {
        if (depth > MAX_DEPTH) {
            throw problems.fatal(
                    new Place(place.source(), place.line(), place.column(), ""),
                    "nested deeper than " + MAX_DEPTH + " levels; no config needs that, remove the extra brackets");
        }
        values++;
        if (values > MAX_VALUES) {
            throw problems.fatal(place, "more than " + MAX_VALUES + " values; a config is not the place for data");
        }
        refuseReferences(place);
        return switch (token) {
            case START_OBJECT -> table(place, depth);
            case START_ARRAY -> items(place, depth);
            case VALUE_STRING -> new Node.Text(place, whole(place, parser.getString()));
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Node.Numeral(place, parser.getString());
            case VALUE_TRUE -> new Node.Truth(place, true);
            case VALUE_FALSE -> new Node.Truth(place, false);
            case VALUE_NULL -> new Node.Nothing(place);
            default -> throw problems.fatal(place, "found " + token + ", expected a value");
        };
    }

    private Node table(Place place, int depth) {
        Map<String, Node.Entry> entries = new LinkedHashMap<>();
        Node.Table table = new Node.Table(place, entries);
        open.push(table);
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            Place key = here(place.child(name));
            whole(key, name);
            refuseReferences(key);
            Node value = value(parser.nextToken(), here(key), depth + 1);
            Node.Entry earlier = entries.putIfAbsent(name, new Node.Entry(key, value));
            if (earlier != null) {
                problems.add(
                        key,
                        "duplicate key " + Quote.of(name) + ", already given at "
                                + earlier.key().spot() + "; keep one");
            }
        }
        open.pop();
        return table;
    }

    private Node items(Place place, int depth) {
        List<Node> items = new ArrayList<>();
        Node.Items list = new Node.Items(place, items);
        open.push(list);
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            items.add(value(token, here(place.child(Integer.toString(items.size()))), depth + 1));
        }
        open.pop();
        return list;
    }

    private void refuseReferences(Place place) {
        if (parser instanceof YAMLParser yaml) {
            if (yaml.isCurrentAlias() || yaml.getObjectId() != null) {
                throw problems.fatal(place, "YAML anchors (&) and aliases (*) are not supported; write the value out");
            }
            if (yaml.getTypeId() != null) {
                throw problems.fatal(place, "YAML tags (!) are not supported; remove the tag");
            }
        }
    }

    /// Refuses half a character: it could not be written to any file.
    private String whole(Place place, String string) {
        boolean broken =
                string.codePoints().anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
        if (broken) {
            problems.add(place, "half of a surrogate pair in " + Quote.of(string) + "; write both \\u escapes or none");
        }
        return string;
    }
}
