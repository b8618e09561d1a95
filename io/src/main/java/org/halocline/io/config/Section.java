package org.halocline.io.config;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// An object with known keys. Making one reports the keys that are not known.
final class Section {
    private final Node.Table table;
    private final Problems problems;

    Section(Node.Table table, List<String> known, Problems problems) {
        this.table = table;
        this.problems = problems;
        table.entries().forEach((name, entry) -> {
            if (!known.contains(name)) {
                problems.add(
                        entry.key(), "unknown key " + Quote.of(name) + "; " + Suggestion.among(known, name, "keys"));
            }
        });
    }

    Place place() {
        return table.place();
    }

    @Nullable
    Node get(String name) {
        Node.Entry entry = table.entries().get(name);
        return entry == null ? null : entry.value();
    }

    /// Where the key stands, else where the object does.
    Place key(String name) {
        Node.Entry entry = table.entries().get(name);
        return entry == null ? table.place() : entry.key();
    }

    /// The one key given of several that exclude each other, or null for none. Two of them are a problem, unless the
    /// command
    /// line brought one: it replaces what the file says.
    @Nullable
    String alternative(List<String> names) {
        List<String> given =
                names.stream().filter(n -> table.entries().containsKey(n)).toList();
        List<String> fromCommandLine =
                given.stream().filter(n -> !key(n).isInFile()).toList();
        List<String> standing = fromCommandLine.isEmpty() ? given : fromCommandLine;
        if (standing.size() > 1) {
            problems.add(
                    key(standing.get(1)),
                    Quote.of(standing.get(0)) + " and " + Quote.of(standing.get(1)) + " exclude each other; keep one");
        }
        return standing.isEmpty() ? null : standing.getFirst();
    }
}
