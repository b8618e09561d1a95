package org.halocline.io.config;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.halocline.error.ConfigurationException;
import org.halocline.model.Averages;
import org.halocline.model.CheckpointRequest;
import org.halocline.model.FieldSimulation;
import org.halocline.model.Observable;
import org.halocline.model.Rounds;
import org.halocline.model.Run;
import org.halocline.model.SampleSimulation;
import org.halocline.model.Schedule;
import org.halocline.model.Simulation;
import org.halocline.variance.Sampling;
import org.jspecify.annotations.Nullable;

/// Walks a whole config: which simulation, its parameters, its run, what to look at.
///
/// A problem in one part does not stop the others, so that one reading reports all.
final class ConfigBinder {
    private final Catalogue catalogue;
    private final Problems problems;
    private final Values values;

    ConfigBinder(Catalogue catalogue, Problems problems) {
        this.catalogue = catalogue;
        this.problems = problems;
        this.values = new Values(problems);
    }

    /// @throws ConfigError if there is any problem
    Config bind(Node root, String name, Settings settings) {
        Node.Table table = values.table(root);
        Config config = table == null ? null : bind(new Section(table, Keys.CONFIG, problems), name, settings);
        problems.throwIfAny();
        if (config == null) {
            throw new IllegalStateException("a config with neither a result nor a problem");
        }
        return config;
    }

    private @Nullable Config bind(Section section, String name, Settings settings) {
        Node schema = section.get("$schema");
        if (schema != null) {
            values.text(schema);
        }
        Class<? extends Simulation> type = type(section);
        SimulationKind kind = SimulationKind.of(type);
        Simulation simulation = type == null ? null : simulation(type, section);
        Sampling sampling = sampling(section, kind);
        Rounds rounds = rounds(sampling, simulation, section);
        simulation = sampled(sampling, simulation, section);
        Run run = run(section, kind);
        refuseInRounds(rounds, run, section);
        refuseOtherKind(section, kind);
        OutputBinder outputs = new OutputBinder(fields(simulation, section), catalogue.formats(), problems);
        Map<String, Observable> observables = kind.hasFields() ? observables(section, outputs) : Map.of();
        Schedule metrics = kind.hasFields() ? metrics(section, outputs) : null;
        Averages averages = kind.hasFields() ? averages(section, outputs, observables) : Averages.NONE;
        List<SnapshotPlan> snapshots = kind.hasFields() ? snapshots(section, outputs) : List.of();
        CheckpointRequest checkpoint = new CheckpointBinder(kind, problems).bind(section, simulation);
        boolean charts = charts(section);
        new SmallerSize(problems).check(section);
        Optional<String> output = output(section);
        if (type == null || simulation == null || run == null) {
            return null;
        }
        for (Map.Entry<String, Observable> observable : observables.entrySet()) {
            run = run.observe(observable.getKey(), observable.getValue());
        }
        run = metrics == null ? run : run.observeEvery(metrics);
        run = run.averages(averages).checkpoint(checkpoint);
        run = settings.workers().isPresent() ? run.workers(settings.workers().get()) : run;
        return new Config(
                name, catalogue.nameOf(type), simulation, run, snapshots, output, charts, Optional.ofNullable(rounds));
    }

    private @Nullable Class<? extends Simulation> type(Section section) {
        Node node = section.get("simulation");
        if (node == null) {
            problems.add(
                    section.place(),
                    "missing \"simulation\"; name a class or one of the "
                            + Suggestion.among(catalogue.simulations().keySet(), "", "simulations"));
            return null;
        }
        String name = values.text(node);
        return name == null ? null : problems.attempt(node.place(), () -> catalogue.find(name));
    }

    private @Nullable Simulation simulation(Class<? extends Simulation> type, Section section) {
        Node node = section.get("parameters");
        Node.Table parameters = node == null ? ParameterBinder.empty(section.place()) : values.table(node);
        return parameters == null ? null : new ParameterBinder(problems).bind(type, parameters);
    }

    private @Nullable Run run(Section section, SimulationKind kind) {
        Node node = section.get("run");
        if (node == null) {
            problems.add(
                    section.place(),
                    "missing \"run\"; say how " + (kind.needsStop() ? "long " : "") + "to run, such as \"run\": { "
                            + kind.exampleRun() + " }");
            return null;
        }
        Node.Table table = values.table(node);
        return table == null ? null : new RunBinder(kind, problems).bind(table);
    }

    /// What `run.sampling` says; null if it is not there, or not right.
    private @Nullable Sampling sampling(Section section, SimulationKind kind) {
        Node node = entry(section, "sampling");
        Node.Table table = node == null || kind != SimulationKind.SAMPLE ? null : values.table(node);
        Sampling sampling = table == null ? null : new ParameterBinder(problems).bind(Sampling.class, table);
        if (table != null && sampling != null) {
            refuseOtherMethod(table, sampling.method());
        }
        return sampling;
    }

    private static @Nullable Node entry(Section section, String key) {
        Node.Entry entry =
                section.get("run") instanceof Node.Table run ? run.entries().get(key) : null;
        return entry == null ? null : entry.value();
    }

    private void refuseOtherMethod(Node.Table table, Sampling.Method method) {
        table.entries().forEach((name, entry) -> {
            if (!name.equals("method") && !method.settings().contains(name)) {
                String known =
                        method.settings().isEmpty() ? "remove it" : "it takes " + String.join(", ", method.settings());
                problems.add(
                        entry.key(),
                        Quote.of(name) + " is not for "
                                + Quote.of(
                                        method.name().toLowerCase(Locale.ROOT).replace('_', '-')) + "; " + known);
            }
        });
    }

    /// The simulation drawn as `run.sampling` says.
    private @Nullable Simulation sampled(
            @Nullable Sampling sampling, @Nullable Simulation simulation, Section section) {
        return sampling != null && simulation instanceof SampleSimulation samples
                ? problems.attempt(place(section, "sampling"), () -> sampling.around(samples))
                : simulation;
    }

    /// The method that takes several runs, if there is one.
    private @Nullable Rounds rounds(@Nullable Sampling sampling, @Nullable Simulation simulation, Section section) {
        Optional<Rounds> rounds = sampling != null && simulation instanceof SampleSimulation samples
                ? problems.attempt(place(section, "sampling"), () -> sampling.rounds(samples))
                : null;
        return rounds == null ? null : rounds.orElse(null);
    }

    private void refuseInRounds(@Nullable Rounds rounds, @Nullable Run run, Section section) {
        if (rounds == null) {
            return;
        }
        if (run != null) {
            problems.attempt(place(section, stopOf(section)), () -> {
                rounds.check(run);
                return run;
            });
        }
        if (section.get("checkpoint") != null) {
            problems.add(
                    section.key("checkpoint"),
                    "\"checkpoint\" is not for a method that takes several runs, which writes one after each of"
                            + " them anyway; remove it");
        }
    }

    private static String stopOf(Section section) {
        return Keys.SAMPLE_STOP.stream()
                .filter(key -> entry(section, key) != null)
                .findFirst()
                .orElse("sampling");
    }

    /// Of a key in `run`, else of the config.
    private static Place place(Section section, String key) {
        Node node = entry(section, key);
        return node == null ? section.place() : node.place();
    }

    private boolean charts(Section section) {
        Node node = section.get("charts");
        return node != null && Boolean.TRUE.equals(values.truth(node));
    }

    private void refuseOtherKind(Section section, SimulationKind kind) {
        for (String key : kind.otherKeys()) {
            if (section.get(key) != null) {
                problems.add(section.key(key), Quote.of(key) + " is not for " + kind + "; remove it");
            }
        }
    }

    /// The fields, or null if there are none to check against.
    private @Nullable GridFields fields(@Nullable Simulation simulation, Section section) {
        if (!(simulation instanceof FieldSimulation ofFields)) {
            return null;
        }
        Node parameters = section.get("parameters");
        try {
            // A grid that cannot be made is an error of the parameters, and here their place is known.
            return new GridFields(ofFields.grid(), ofFields.fields());
        } catch (ConfigurationException e) {
            problems.add(parameters == null ? section.place() : parameters.place(), String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            problems.add(
                    parameters == null ? section.place() : parameters.place(),
                    simulation.getClass().getName() + " fails with these parameters: " + e
                            + "; correct its grid() or fields()");
        }
        return null;
    }

    private static Map<String, Observable> observables(Section section, OutputBinder outputs) {
        Node node = section.get("observe");
        return node == null ? Map.of() : outputs.observables(node);
    }

    private static @Nullable Schedule metrics(Section section, OutputBinder outputs) {
        Node node = section.get("metrics");
        return node == null ? null : outputs.metrics(node);
    }

    private static Averages averages(Section section, OutputBinder outputs, Map<String, Observable> observables) {
        Node node = section.get("averages");
        return node == null ? Averages.NONE : outputs.averages(node, observables);
    }

    private static List<SnapshotPlan> snapshots(Section section, OutputBinder outputs) {
        Node node = section.get("snapshots");
        return node == null ? List.of() : outputs.snapshots(node);
    }

    private Optional<String> output(Section section) {
        Node node = section.get("output");
        String text = node == null ? null : values.text(node);
        if (node == null || text == null) {
            return Optional.empty();
        }
        if (text.isBlank() || !isPath(text)) {
            problems.add(node.place(), "output=" + Quote.of(text) + "; name a folder");
        }
        return Optional.of(text);
    }

    private static boolean isPath(String text) {
        try {
            return Path.of(text).getNameCount() >= 0;
        } catch (InvalidPathException e) {
            return false;
        }
    }
}
