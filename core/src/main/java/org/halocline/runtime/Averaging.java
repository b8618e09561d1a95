package org.halocline.runtime;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.halocline.checkpoint.CheckpointFolder;
import org.halocline.error.ConfigurationException;
import org.halocline.error.RunFailedException;
import org.halocline.model.Averages;
import org.halocline.model.FieldSimulation;
import org.halocline.model.GridSimulation;
import org.halocline.model.Observable;
import org.halocline.model.Observation;
import org.halocline.model.Run;
import org.halocline.model.RunMonitor;
import org.halocline.model.Schedule;
import org.halocline.model.Stop;
import org.halocline.model.Verification;
import org.halocline.statistics.Average;
import org.halocline.statistics.LongChain;
import org.jspecify.annotations.Nullable;

/// Means over time of observables.
///
/// Observations are told once, in order of time, with the same bits on any number of workers: so are their averages. A
/// run that may be gone on with keeps [a file][ObservedRows] of all of them beside its checkpoints.
final class Averaging {
    private static final String OUTPUT = "averages";

    /// How far a time may be from a multiple of the interval: schedules that land close to each other share a step.
    private static final double NEAR = 1e-6;

    private final Run run;
    private final Map<String, LongChain> chains = new LinkedHashMap<>();
    private final DroppedOutputs dropped;
    private final List<String> notes = new ArrayList<>();
    private @Nullable ObservedRows rows;

    Averaging(Plan plan, DroppedOutputs dropped) {
        this.run = plan.run();
        this.dropped = dropped;
        names(run).forEach(name -> chains.put(name, new LongChain()));
        this.rows = !chains.isEmpty() && run.checkpoint().isOn()
                ? new ObservedRows(Path.of(run.checkpoint().directory()), head())
                : null;
    }

    private String head() {
        return chains.keySet().stream()
                .map(name -> name + " = " + run.observables().get(name))
                .collect(Collectors.joining(", ", run.observeEvery() + ": ", ""));
    }

    /// The observables that are averaged, in the order of the run.
    static List<String> names(Run run) {
        Averages averages = run.averages();
        return run.observables().entrySet().stream()
                .filter(o -> averages.isOn()
                        && (averages.of().isEmpty()
                                ? !o.getValue().kind().isPosition()
                                : averages.of().contains(o.getKey())))
                .map(Map.Entry::getKey)
                .toList();
    }

    /// Says what is wrong with the averages of a run before it is started.
    static void check(FieldSimulation simulation, Run run) {
        Averages averages = run.averages();
        if (!averages.isOn()) {
            return;
        }
        String asked = "averages from=" + averages.from();
        for (String name : averages.of()) {
            Observable observable = run.observables().get(name);
            if (observable == null || observable.kind().isPosition()) {
                throw new ConfigurationException("averages of=" + name + "; name observables that are numbers: "
                        + String.join(", ", names(run.averages(Averages.from(averages.from())))));
            }
        }
        if (names(run).isEmpty()) {
            throw new ConfigurationException(asked + ", observables=0; say what to observe");
        }
        Schedule schedule = run.observeEvery();
        if (!(schedule instanceof Schedule.EverySteps) && !(schedule instanceof Schedule.EveryTime)) {
            throw new ConfigurationException(asked + ", observed " + schedule
                    + "; values count with equal weight, observe everySteps or everyTime");
        }
        if (schedule instanceof Schedule.EverySteps
                && simulation instanceof GridSimulation grid
                && grid.stepLimit().isPresent()) {
            throw new ConfigurationException(
                    asked + ", observed " + schedule + "; steps differ in length with the state, observe everyTime");
        }
        if (run.stop() instanceof Stop.AfterSteps after && after.steps() < averages.from()) {
            throw new ConfigurationException(asked + ", steps=" + after.steps() + "; begin to average before the end");
        }
    }

    /// Takes up what was observed up to a checkpoint; without it there will be no averages, and a note says so.
    ///
    /// @param time of the checkpoint
    void goOn(Resume resume, double time, RunMonitor monitor) {
        if (chains.isEmpty()) {
            return;
        }
        Path folder = Path.of(resume.folder()).toAbsolutePath().normalize().getParent();
        long expected = 1 + lastPlace(resume.step(), time);
        try {
            ObservedRows.Kept kept =
                    ObservedRows.read(folder == null ? Path.of("") : folder, head(), chains.size(), resume.step());
            if (kept.rows().size() != expected) {
                throw new IOException(kept.file() + " has " + kept.rows().size() + " of " + expected
                        + " observations up to step " + resume.step());
            }
            kept.rows().forEach(this::count);
            if (rows != null) {
                rows.goOnAfter(kept);
            }
        } catch (IOException e) {
            chains.clear();
            rows = null;
            notes.add("nothing is averaged: " + Causes.text(e) + "; it belongs beside the checkpoints");
            notes.forEach(monitor::note);
        }
    }

    /// The number of the last observation up to a step.
    private long lastPlace(long step, double time) {
        return switch (run.observeEvery()) {
            case Schedule.EveryTime every -> (long) Math.floor(time / every.interval() + NEAR);
            case Schedule.EverySteps every -> step / every.steps();
            default -> throw new IllegalStateException("observed " + run.observeEvery());
        };
    }

    /// Whether a state is one of those at equal intervals, not just the last.
    private boolean isRegular(long step, double time) {
        return switch (run.observeEvery()) {
            case Schedule.EveryTime every -> {
                double place = time / every.interval();
                yield Math.abs(place - Math.rint(place)) <= NEAR;
            }
            default -> run.observeEvery().isDue(step, false);
        };
    }

    void take(Observation observation) {
        if (chains.isEmpty() || !isRegular(observation.step(), observation.time())) {
            return;
        }
        List<Double> values = chains.keySet().stream()
                .map(name -> observation.values().getOrDefault(name, Double.NaN))
                .toList();
        ObservedRows.Row row = new ObservedRows.Row(observation.step(), observation.time(), values);
        count(row);
        write(to -> to.append(row));
    }

    private void count(ObservedRows.Row row) {
        if (row.step() >= run.averages().from()) {
            Iterator<Double> values = row.values().iterator();
            chains.values().forEach(chain -> chain.add(values.next()));
        }
    }

    /// What is done with the file.
    private interface Writing {
        void to(ObservedRows file) throws IOException;
    }

    private void write(Writing writing) {
        ObservedRows to = rows;
        if (to == null) {
            return;
        }
        try {
            writing.to(to);
        } catch (IOException e) {
            String cause = "observations for averages cannot be written: " + Causes.text(e);
            rows = null;
            if (!dropped.isAllowed()) {
                throw new RunFailedException(cause + "; free some space or choose another folder", e);
            }
            dropped.add(OUTPUT, cause + "; a run that goes on from here has none");
        }
    }

    /// What was observed outlives this process.
    void flush() {
        write(ObservedRows::flush);
    }

    /// What was observed is on the disk before a checkpoint counts.
    void force() {
        write(ObservedRows::force);
    }

    /// Once the run has ended and nobody can go on from memory, the file is for checkpoints alone.
    void close() {
        ObservedRows open = rows;
        rows = null;
        if (open != null) {
            try {
                open.close();
                Path folder = Path.of(run.checkpoint().directory());
                if (new CheckpointFolder(folder).complete().isEmpty()) {
                    open.delete();
                }
            } catch (IOException e) {
                // No checkpoint needs what is lost now.
            }
        }
    }

    List<String> notes() {
        return notes;
    }

    /// By name; those of which there is any value.
    Map<String, Average> averages() {
        Map<String, Average> averages = new LinkedHashMap<>();
        chains.forEach((name, chain) -> {
            if (chain.values() > 0) {
                averages.put(name, chain.average());
            }
        });
        return averages;
    }

    /// Holds an average against what the simulation knows of it; empty if it does not, or the chain is too short to
    /// trust its error.
    Optional<Verification.Outcome> verify(FieldSimulation simulation, Map<String, Average> averages) {
        Optional<Verification.OfAverage> proof = simulation.equilibrium();
        if (proof.isEmpty()) {
            return Optional.empty();
        }
        return averages.entrySet().stream()
                .filter(e -> proof.get().observable().equals(run.observables().get(e.getKey())))
                .filter(e -> e.getValue().correlation().isLongEnough())
                .map(e -> e.getValue().mean())
                .map(mean -> Verification.Outcome.of(
                        Math.abs(mean.mean() - proof.get().mean()),
                        Verification.OfAverage.STANDARD_ERRORS * mean.standardError(),
                        proof.get().reference()))
                .findFirst();
    }
}
