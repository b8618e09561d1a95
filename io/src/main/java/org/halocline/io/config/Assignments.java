package org.halocline.io.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// Puts values of the command line into a tree: `parameters.n=1024`. Numbers in a path count list items from 0.
///
/// What it puts stands at `--set …`, not in the file. So binding reports a mistyped path as it does a mistyped key.
final class Assignments {
    private final Problems problems;

    Assignments(Problems problems) {
        this.problems = problems;
    }

    /// The tree with all assignments made, in order.
    Node apply(Node root, List<String> assignments) {
        Node changed = root;
        for (String assignment : assignments) {
            changed = apply(changed, assignment);
        }
        return changed;
    }

    private Node apply(Node root, String assignment) {
        Place origin = Place.outside("--set " + Quote.bare(assignment));
        int equals = assignment.indexOf('=');
        List<String> path =
                equals < 0 ? List.of() : List.of(assignment.substring(0, equals).split("\\.", -1));
        if (path.isEmpty() || path.stream().anyMatch(String::isBlank)) {
            problems.add(origin, "no path and value; write it like --set parameters.n=1024");
            return root;
        }
        return with(root, path, origin, place -> value(assignment.substring(equals + 1), place));
    }

    /// The tree with one value at a path.
    ///
    /// @param origin where the value comes from
    /// @param value  made with the place that it gets in the tree
    Node with(Node node, List<String> path, Place origin, Function<Place, Node> value) {
        if (path.isEmpty()) {
            return value.apply(origin);
        }
        String key = path.getFirst();
        List<String> rest = path.subList(1, path.size());
        Place place = origin.child(key);
        return switch (node) {
            case Node.Table table -> {
                Map<String, Node.Entry> entries = new LinkedHashMap<>(table.entries());
                Node.Entry old = entries.get(key);
                Node inner = old == null ? ParameterBinder.empty(place) : old.value();
                entries.put(key, new Node.Entry(place, with(inner, rest, place, value)));
                yield new Node.Table(table.place(), entries);
            }
            case Node.Items items
            when index(key) < items.values().size() -> {
                List<Node> values = new ArrayList<>(items.values());
                values.set(index(key), with(values.get(index(key)), rest, place, value));
                yield new Node.Items(items.place(), values);
            }
            case Node.Items items -> {
                problems.add(
                        place,
                        "no item " + Quote.of(key) + " in a list of "
                                + items.values().size() + "; count from 0");
                yield items;
            }
            default -> {
                problems.add(
                        place, "the config has " + node.found() + " there, not an object; assign to it as a whole");
                yield node;
            }
        };
    }

    /// The number in a path, or one that no list has.
    private static int index(String key) {
        return key.matches("\\d{1,6}") ? Integer.parseInt(key) : Integer.MAX_VALUE;
    }

    /// JSON if it is, else text: nobody quotes twice in a shell.
    private static Node value(String text, Place origin) {
        Problems wrong = new Problems();
        try {
            Node node = TreeReader.read(text, ConfigReader.Format.JSON, origin, wrong);
            wrong.throwIfAny();
            return node;
        } catch (ConfigError e) {
            return new Node.Text(origin, text);
        }
    }
}
