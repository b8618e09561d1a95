package org.halocline.io.config;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// The values under `verify`: with them the same config takes seconds, to be verified.
///
/// ```json
/// "verify": { "parameters.n": 64, "run.steps": 100 }
/// ```
///
/// They replace what the config says elsewhere as assignments of the command line do, `run.steps` for `run.until` too.
final class SmallerSize {
    static final String KEY = "verify";

    /// At least two words: the values lie below `parameters`, `run` and their like.
    static final Pattern PATH = Pattern.compile("^(?!" + KEY + "\\.)[^\\s.]+(\\.[^\\s.]+)+$");

    private final Problems problems;

    SmallerSize(Problems problems) {
        this.problems = problems;
    }

    /// The tree with these values in it.
    Node apply(Node root) {
        Node.Entry size = root instanceof Node.Table table ? table.entries().get(KEY) : null;
        if (size == null || !(size.value() instanceof Node.Table values)) {
            return root;
        }
        Assignments assignments = new Assignments(problems);
        Node changed = root;
        for (Map.Entry<String, Node.Entry> one : values.entries().entrySet()) {
            if (PATH.matcher(one.getKey()).matches()) {
                Node value = one.getValue().value();
                List<String> path = List.of(one.getKey().split("\\."));
                changed = assignments.with(changed, path, origin(one.getValue().key()), place -> value);
            }
        }
        return changed;
    }

    /// No place in the file, so that alternatives give way; but its name.
    private static Place origin(Place key) {
        return Place.outside(key.source() + ":" + key.line() + ":" + key.column());
    }

    /// Reports what is no path. Values are checked where they are used.
    void check(Section section) {
        Node node = section.get(KEY);
        Node.Table table = node == null ? null : new Values(problems).table(node);
        if (table != null) {
            table.entries().forEach((path, entry) -> {
                if (!PATH.matcher(path).matches()) {
                    problems.add(entry.key(), Quote.of(path) + " is no path to a value; write it like \"run.samples\"");
                }
            });
        }
    }
}
