package org.halocline.io.config;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import org.halocline.model.Averages;
import org.halocline.model.Observable;
import org.halocline.model.Region;
import org.halocline.model.Schedule;
import org.jspecify.annotations.Nullable;

/// Reads `observe`, `metrics` and `snapshots`: what to look at, and when.
final class OutputBinder {
    private final @Nullable GridFields fields;
    private final SortedSet<String> formats;
    private final Problems problems;
    private final Values values;
    private final ScheduleBinder schedules;

    /// For a simulation with these fields; null if they are not known, then any name will do.
    OutputBinder(@Nullable GridFields fields, SortedSet<String> formats, Problems problems) {
        this.fields = fields;
        this.formats = formats;
        this.problems = problems;
        this.values = new Values(problems);
        this.schedules = new ScheduleBinder(problems);
    }

    /// Observables by name, in the order written.
    Map<String, Observable> observables(Node node) {
        Map<String, Observable> observables = new LinkedHashMap<>();
        Set<String> columns = new HashSet<>();
        Node.Table table = values.table(node);
        if (table != null) {
            table.entries().forEach((name, entry) -> {
                if (name.isBlank()) {
                    problems.add(entry.key(), "an observable without a name; give it one, such as \"peak\"");
                }
                Observable observable = observable(entry.value());
                if (observable != null) {
                    observables.put(name, observable);
                    requireFreeColumns(entry.key(), name, observable, columns);
                }
            });
        }
        return observables;
    }

    private @Nullable Observable observable(Node node) {
        String text = values.text(node);
        Observable observable = text == null ? null : problems.attempt(node.place(), () -> Observable.parse(text));
        if (observable == null || fields == null) {
            return observable;
        }
        if (!fields.names().contains(observable.field())) {
            problems.add(node.place(), unknown("field", observable.field(), fields.names()));
            return null;
        }
        return problems.attempt(node.place(), () -> {
            observable.requireFits(fields.grid(), fields.specs());
            return observable;
        });
    }

    /// A position has a column for each axis, which may meet the name of another observable.
    private void requireFreeColumns(Place key, String name, Observable observable, Set<String> columns) {
        for (String column : fields == null ? List.of(name) : observable.columns(name, fields.grid())) {
            if (!columns.add(column)) {
                problems.add(key, "a second column " + Quote.of(column) + "; rename one of the observables");
            }
        }
    }

    private static String unknown(String kind, String name, List<String> allowed) {
        return "unknown " + kind + " " + Quote.of(name) + "; " + Suggestion.among(allowed, name, kind + "s");
    }

    /// When observables are computed.
    @Nullable
    Schedule metrics(Node node) {
        Node.Table table = values.table(node);
        return table == null ? null : schedules.bind(new Section(table, Keys.SCHEDULE, problems));
    }

    /// From which step on which observables are averaged.
    Averages averages(Node node, Map<String, Observable> observables) {
        Node.Table table = values.table(node);
        if (table == null) {
            return Averages.NONE;
        }
        Section section = new Section(table, Keys.AVERAGES, problems);
        Node from = section.get("from");
        Long step = from == null ? null : values.integer(from, new Range(0, Long.MAX_VALUE, true, false));
        List<String> numbers = observables.entrySet().stream()
                .filter(o -> !o.getValue().kind().isPosition())
                .map(Map.Entry::getKey)
                .toList();
        List<String> of = names(section.get("of"), "observable", List.of(), numbers);
        return new Averages(step == null ? 0 : step, of);
    }

    /// One plan, or a list of them.
    List<SnapshotPlan> snapshots(Node node) {
        List<SnapshotPlan> plans = new ArrayList<>();
        List<Node> nodes = node instanceof Node.Items items ? items.values() : List.of(node);
        for (Node one : nodes) {
            Node.Table table = values.table(one);
            SnapshotPlan plan = table == null ? null : plan(new Section(table, Keys.SNAPSHOTS, problems));
            if (plan != null) {
                plans.add(plan);
            }
        }
        return plans;
    }

    private @Nullable SnapshotPlan plan(Section section) {
        Schedule schedule = schedules.bind(section);
        List<String> chosen = names(section.get("fields"), "field", List.of(), fields == null ? null : fields.names());
        Region region = region(section.get("region"));
        int stride = stride(section.get("stride"));
        List<String> written = names(section.get("formats"), "format", Keys.DEFAULT_FORMATS, List.copyOf(formats));
        Node options = section.get("options");
        Map<String, Map<String, String>> settings = options == null ? Map.of() : options(options, written);
        return schedule == null ? null : new SnapshotPlan(schedule, chosen, region, stride, written, settings);
    }

    /// A part of the grid; all of it if none is given, or with a problem added.
    private Region region(@Nullable Node node) {
        String text = node == null ? null : values.text(node);
        if (node == null || text == null) {
            return Region.ALL;
        }
        Region region = problems.attempt(node.place(), () -> {
            Region read = Region.parse(text);
            if (fields != null) {
                // Whole cells are written, wherever in them a field has its values.
                read.box(fields.grid());
            }
            return read;
        });
        return region == null ? Region.ALL : region;
    }

    private int stride(@Nullable Node node) {
        Long stride = node == null ? null : values.integer(node, new Range(1, Integer.MAX_VALUE, true, false));
        return stride == null ? 1 : Math.toIntExact(stride);
    }

    /// Distinct names out of those that there are.
    private List<String> names(
            @Nullable Node node, String kind, List<String> byDefault, @Nullable List<String> allowed) {
        Node.Items items = node == null ? null : values.items(node, kind + "s");
        if (items == null) {
            return byDefault;
        }
        if (items.values().isEmpty()) {
            problems.add(items.place(), "an empty list of " + kind + "s; name at least one, or remove the key");
        }
        Set<String> names = new LinkedHashSet<>();
        for (Node item : items.values()) {
            String name = values.text(item);
            if (name != null && allowed != null && !allowed.contains(name)) {
                problems.add(item.place(), unknown(kind, name, allowed));
            } else if (name != null && !names.add(name)) {
                problems.add(item.place(), Quote.of(name) + " is listed twice; keep one");
            }
        }
        return List.copyOf(names);
    }

    private Map<String, Map<String, String>> options(Node node, List<String> written) {
        Map<String, Map<String, String>> options = new HashMap<>();
        Node.Table table = values.table(node);
        if (table != null) {
            Section section = new Section(table, written, problems);
            for (String format : written) {
                Node settings = section.get(format);
                Node.Table inner = settings == null ? null : values.table(settings);
                if (inner != null) {
                    options.put(format, settings(inner));
                }
            }
        }
        return options;
    }

    private Map<String, String> settings(Node.Table table) {
        Map<String, String> settings = new HashMap<>();
        table.entries().forEach((name, entry) -> {
            switch (entry.value()) {
                case Node.Text text -> settings.put(name, text.value());
                case Node.Numeral numeral -> settings.put(name, numeral.literal());
                case Node.Truth truth -> settings.put(name, Boolean.toString(truth.value()));
                default -> values.text(entry.value());
            }
        });
        return settings;
    }
}
