package org.halocline.io.config;

import org.halocline.model.Stop;
import org.jspecify.annotations.Nullable;

/// Reads `run.target`: the error at which a sample run ends.
final class TargetBinder {
    private final Problems problems;
    private final Values values;

    TargetBinder(Problems problems) {
        this.problems = problems;
        this.values = new Values(problems);
    }

    /// The target, or null with a problem added.
    Stop.@Nullable AtTarget bind(Node node) {
        Node.Table table = values.table(node);
        if (table == null) {
            return null;
        }
        Section section = new Section(table, Keys.TARGET, problems);
        Node score = section.get("score");
        String name = score == null ? "" : values.text(score);
        Stop.AtTarget target = error(section, name == null ? "" : name);
        target = quantile(section, target);
        // The greater one first: the least must not exceed it.
        target = changed(section, "maxSamples", target);
        target = changed(section, "minSamples", target);
        return name == null ? null : target;
    }

    private Stop.@Nullable AtTarget error(Section section, String score) {
        String key = section.alternative(Keys.TARGET_ERROR);
        Node node = key == null ? null : section.get(key);
        if (node == null) {
            problems.add(
                    section.place(),
                    "missing " + Quote.alternatives(Keys.TARGET_ERROR)
                            + "; say how small the error has to be, such as \"relativeError\": 0.01");
            return null;
        }
        Double error = values.number(node, Range.REAL);
        return error == null
                ? null
                : problems.attempt(
                        node.place(),
                        () -> "relativeError".equals(key)
                                ? Stop.relativeError(score, error)
                                : Stop.standardError(score, error));
    }

    private Stop.@Nullable AtTarget quantile(Section section, Stop.@Nullable AtTarget target) {
        Node node = section.get("quantile");
        Double probability = node == null ? null : values.number(node, new Range(0, 1, false, true));
        if (node == null || probability == null || target == null) {
            return target;
        }
        Stop.AtTarget changed = problems.attempt(node.place(), () -> target.quantile(probability));
        return changed == null ? target : changed;
    }

    private Stop.@Nullable AtTarget changed(Section section, String key, Stop.@Nullable AtTarget target) {
        Node node = section.get(key);
        Long samples = node == null ? null : values.integer(node, Range.LONG);
        if (node == null || samples == null || target == null) {
            return target;
        }
        Stop.AtTarget changed = problems.attempt(
                node.place(), () -> key.equals("maxSamples") ? target.maxSamples(samples) : target.minSamples(samples));
        return changed == null ? target : changed;
    }
}
