package org.halocline.io.config;

import java.util.List;
import java.util.Map;

/// A parsed value that knows where it stands. JSON and YAML both become this tree; binding never sees text.
sealed interface Node {
    Place place();

    /// What it is, for messages: `text "abc"`.
    String found();

    /// A value under a key.
    ///
    /// @param key   where the key stands
    /// @param value the value
    record Entry(Place key, Node value) {}

    /// Keys with values, in the order written.
    record Table(Place place, Map<String, Entry> entries) implements Node {
        @Override
        public String found() {
            return "an object";
        }
    }

    /// Values in a row.
    record Items(Place place, List<Node> values) implements Node {
        @Override
        public String found() {
            return "a list";
        }
    }

    /// A string.
    record Text(Place place, String value) implements Node {
        @Override
        public String found() {
            return "text " + Quote.of(value);
        }
    }

    /// A number as it is written: converting it needs the type it shall have.
    record Numeral(Place place, String literal) implements Node {
        @Override
        public String found() {
            return "number " + Quote.bare(literal);
        }
    }

    /// `true` or `false`.
    record Truth(Place place, boolean value) implements Node {
        @Override
        public String found() {
            return Boolean.toString(value);
        }
    }

    /// `null`.
    record Nothing(Place place) implements Node {
        @Override
        public String found() {
            return "null";
        }
    }
}
