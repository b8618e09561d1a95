package org.halocline.io.config;

import java.util.ArrayList;
import java.util.List;
import org.halocline.model.Schedule;
import org.jspecify.annotations.Nullable;

/// Reads when something is done: the one key of several that a `metrics` or `snapshots` object has for it.
final class ScheduleBinder {
    private final Problems problems;
    private final Values values;

    ScheduleBinder(Problems problems) {
        this.problems = problems;
        this.values = new Values(problems);
    }

    /// The schedule of a section, or null with a problem added.
    @Nullable
    Schedule bind(Section section) {
        String key = section.alternative(Keys.SCHEDULE);
        Node node = key == null ? null : section.get(key);
        if (key == null || node == null) {
            problems.add(
                    section.place(),
                    "missing " + Quote.alternatives(Keys.SCHEDULE) + "; say when, such as \"everySteps\": 100");
            return null;
        }
        return switch (key) {
            case "everySteps" -> {
                Long steps = values.integer(node, Range.LONG);
                yield steps == null ? null : problems.attempt(node.place(), () -> Schedule.everySteps(steps));
            }
            case "everyTime" -> {
                Double interval = values.number(node, Range.REAL);
                yield interval == null ? null : problems.attempt(node.place(), () -> Schedule.everyTime(interval));
            }
            case "everySeconds" -> {
                Double seconds = values.number(node, Range.REAL);
                yield seconds == null ? null : problems.attempt(node.place(), () -> Schedule.everySeconds(seconds));
            }
            case "times" -> times(node);
            case "ends" -> flag(key, node) ? Schedule.ends() : null;
            default -> flag(key, node) ? Schedule.end() : null;
        };
    }

    private @Nullable Schedule times(Node node) {
        Node.Items items = values.items(node, "times");
        if (items == null) {
            return null;
        }
        List<Double> times = new ArrayList<>();
        for (Node item : items.values()) {
            Double time = values.number(item, Range.REAL);
            if (time != null) {
                times.add(time);
            }
        }
        return times.size() < items.values().size()
                ? null
                : problems.attempt(node.place(), () -> new Schedule.AtTimes(times));
    }

    private boolean flag(String key, Node node) {
        Boolean set = values.truth(node);
        if (Boolean.FALSE.equals(set)) {
            problems.add(node.place(), Quote.of(key) + " can only be true; remove it, or say when with \"everySteps\"");
        }
        return Boolean.TRUE.equals(set);
    }
}
