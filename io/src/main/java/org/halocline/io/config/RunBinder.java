package org.halocline.io.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.halocline.decomposition.ProcessGrid;
import org.halocline.model.OutputTrouble;
import org.halocline.model.Run;
import org.halocline.model.Stop;
import org.halocline.model.TimeBlock;
import org.halocline.model.TimeStep;
import org.halocline.model.Workers;
import org.jspecify.annotations.Nullable;

/// Reads `run`. What is not given stays as [Run] has it.
final class RunBinder {
    private static final ParameterType.Choice PLACEMENT = new ParameterType.Choice(Workers.Placement.class);

    private static final ParameterType.Choice OUTPUT_TROUBLE = new ParameterType.Choice(OutputTrouble.class);

    private final SimulationKind kind;
    private final Problems problems;
    private final Values values;

    RunBinder(SimulationKind kind, Problems problems) {
        this.kind = kind;
        this.problems = problems;
        this.values = new Values(problems);
    }

    /// The run, or null if it cannot even be begun; problems tell whether it is good.
    @Nullable
    Run bind(Node.Table object) {
        Section section = new Section(object, Keys.RUN, problems);
        refuseOtherKind(section);
        Stop stop = stop(section);
        // Without a stop the rest is still worth checking.
        Run run = switch (stop) {
            case null -> Run.toCompletion();
            case Stop.AtTime until -> Run.until(until.time());
            case Stop.AfterSteps steps -> Run.steps(steps.steps());
            case Stop.AfterSamples samples -> Run.samples(samples.samples());
            case Stop.AtTarget target -> Run.until(target);
            case Stop.WhenDone done -> Run.toCompletion();
        };
        run = changed(run, timeStep(section));
        run = changed(run, workers(section));
        run = changed(run, placement(section));
        run = changed(run, pin(section));
        run = changed(run, seed(section));
        run = changed(run, batch(section));
        run = changed(run, limitSeconds(section));
        run = changed(run, jackknife(section));
        run = changed(run, overlap(section));
        run = changed(run, timeBlock(section));
        run = changed(run, maxRestarts(section));
        run = changed(run, hangSeconds(section));
        run = changed(run, outputTrouble(section));
        return stop == null ? null : run;
    }

    private static Run changed(Run run, @Nullable UnaryOperator<Run> change) {
        return change == null ? run : change.apply(run);
    }

    private void refuseOtherKind(Section section) {
        Set<String> allowed = Set.copyOf(kind.runKeys());
        for (String key : Keys.RUN) {
            if (section.get(key) != null && !allowed.contains(key)) {
                problems.add(
                        section.key(key),
                        Quote.of(key) + " is not for " + kind + "; "
                                + (Keys.STOP.contains(key) ? "use " + Quote.alternatives(kind.stops()) : "remove it"));
            }
        }
    }

    private @Nullable Stop stop(Section section) {
        String key = section.alternative(kind.stops());
        if (key == null) {
            // One for the other kind is a problem already.
            if (Keys.STOP.stream().anyMatch(k -> section.get(k) != null)) {
                return null;
            }
            if (kind.needsStop()) {
                problems.add(section.place(), missingStop());
                return null;
            }
            return new Stop.WhenDone();
        }
        Node node = section.get(key);
        return node == null
                ? null
                : switch (key) {
                    case "until" -> {
                        Double time = values.number(node, Range.REAL);
                        yield time == null ? null : problems.attempt(node.place(), () -> new Stop.AtTime(time));
                    }
                    case "steps" -> {
                        Long steps = values.integer(node, Range.LONG);
                        yield steps == null ? null : problems.attempt(node.place(), () -> new Stop.AfterSteps(steps));
                    }
                    case "target" -> new TargetBinder(problems).bind(node);
                    default -> {
                        Long samples = values.integer(node, Range.LONG);
                        yield samples == null
                                ? null
                                : problems.attempt(node.place(), () -> new Stop.AfterSamples(samples));
                    }
                };
    }

    private String missingStop() {
        return "missing " + Quote.alternatives(kind.stops()) + "; say how long to run, such as " + kind.exampleRun();
    }

    private @Nullable UnaryOperator<Run> timeStep(Section section) {
        String key = section.alternative(Keys.TIME_STEP);
        Node node = key == null ? null : section.get(key);
        Double number = node == null ? null : values.number(node, Range.REAL);
        if (node == null || number == null) {
            return null;
        }
        TimeStep step = problems.attempt(
                node.place(), () -> "dt".equals(key) ? new TimeStep.Fixed(number) : new TimeStep.Cfl(number));
        return step == null ? null : run -> run.timeStep(step);
    }

    private @Nullable UnaryOperator<Run> workers(Section section) {
        Node node = section.get("workers");
        Workers.Amount amount = node == null ? null : amount(node);
        return amount == null ? null : run -> run.workers(amount);
    }

    private Workers.@Nullable Amount amount(Node node) {
        return switch (node) {
            case Node.Numeral numeral -> {
                Long count = values.integer(numeral, Range.INT);
                yield count == null
                        ? null
                        : problems.attempt(node.place(), () -> new Workers.Count(Math.toIntExact(count)));
            }
            case Node.Text text -> problems.attempt(node.place(), () -> Workers.parse(text.value()));
            case Node.Items items
            when !items.values().isEmpty() && items.values().size() <= 3 -> arranged(items);
            default -> {
                problems.add(
                        node.place(),
                        "found " + node.found() + ", expected a number like 4, an arrangement like [2, 2] or \"2x2\","
                                + " or \"auto\"");
                yield null;
            }
        };
    }

    private Workers.@Nullable Amount arranged(Node.Items items) {
        List<Integer> parts = new ArrayList<>();
        for (Node item : items.values()) {
            Long part = values.integer(item, new Range(1, ProcessGrid.MAX_WORKERS, true, false));
            parts.add(part == null ? 0 : Math.toIntExact(part));
        }
        if (parts.contains(0)) {
            return null;
        }
        return problems.attempt(
                items.place(),
                () -> new Workers.Arranged(new ProcessGrid(
                        parts.get(0), parts.size() > 1 ? parts.get(1) : 1, parts.size() > 2 ? parts.get(2) : 1)));
    }

    private @Nullable UnaryOperator<Run> placement(Section section) {
        Node node = section.get("placement");
        Enum<?> constant = node == null ? null : values.choice(node, PLACEMENT);
        return constant instanceof Workers.Placement placement
                ? run -> run.workers(new Workers(
                        run.workers().amount(), placement, run.workers().pinned()))
                : null;
    }

    private @Nullable UnaryOperator<Run> pin(Section section) {
        Node node = section.get("pin");
        Boolean pin = node == null ? null : values.truth(node);
        return pin == null ? null : run -> run.pin(pin);
    }

    private @Nullable UnaryOperator<Run> seed(Section section) {
        Node node = section.get("seed");
        Long seed = node == null ? null : values.integer(node, Range.LONG);
        return seed == null ? null : run -> run.seed(seed);
    }

    private @Nullable UnaryOperator<Run> batch(Section section) {
        Node node = section.get("batch");
        Long batch = node == null ? null : values.integer(node, Range.LONG);
        if (node == null || batch == null) {
            return null;
        }
        Run tried = problems.attempt(node.place(), () -> Run.samples(1).batch(batch));
        return tried == null ? null : run -> run.batch(batch);
    }

    private @Nullable UnaryOperator<Run> limitSeconds(Section section) {
        Node node = section.get("limitSeconds");
        Double seconds = node == null ? null : values.number(node, Range.REAL);
        if (node == null || seconds == null) {
            return null;
        }
        Run tried = problems.attempt(node.place(), () -> Run.samples(1).limitSeconds(seconds));
        return tried == null ? null : run -> run.limitSeconds(seconds);
    }

    private @Nullable UnaryOperator<Run> jackknife(Section section) {
        Node node = section.get("jackknife");
        Long groups = node == null ? null : values.integer(node, Range.INT);
        if (node == null || groups == null) {
            return null;
        }
        Run tried = problems.attempt(node.place(), () -> Run.samples(1).jackknife(Math.toIntExact(groups)));
        return tried == null ? null : run -> run.jackknife(Math.toIntExact(groups));
    }

    private @Nullable UnaryOperator<Run> maxRestarts(Section section) {
        Node node = section.get("maxRestarts");
        Long most = node == null ? null : values.integer(node, new Range(0, Integer.MAX_VALUE, true, false));
        return most == null ? null : run -> run.maxRestarts(Math.toIntExact(most));
    }

    private @Nullable UnaryOperator<Run> hangSeconds(Section section) {
        Node node = section.get("hangSeconds");
        Double seconds =
                node == null ? null : values.number(node, new Range(0, Double.POSITIVE_INFINITY, false, false));
        return seconds == null ? null : run -> run.hangSeconds(seconds);
    }

    private @Nullable UnaryOperator<Run> outputTrouble(Section section) {
        Node node = section.get("outputTrouble");
        Enum<?> constant = node == null ? null : values.choice(node, OUTPUT_TROUBLE);
        return constant instanceof OutputTrouble what ? run -> run.outputTrouble(what) : null;
    }

    private @Nullable UnaryOperator<Run> overlap(Section section) {
        Node node = section.get("overlap");
        Boolean overlap = node == null ? null : values.truth(node);
        return overlap == null ? null : run -> run.overlap(overlap);
    }

    private @Nullable UnaryOperator<Run> timeBlock(Section section) {
        Node node = section.get("timeBlock");
        Long steps = node == null ? null : values.integer(node, new Range(0, TimeBlock.MAX_STEPS, true, false));
        return steps == null ? null : run -> run.timeBlock(Math.toIntExact(steps));
    }
}
