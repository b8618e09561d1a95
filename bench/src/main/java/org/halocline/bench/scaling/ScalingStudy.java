package org.halocline.bench.scaling;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.halocline.Engine;
import org.halocline.bench.Medians;
import org.halocline.bench.machine.Ceiling;
import org.halocline.bench.machine.Machine;
import org.halocline.decomposition.ProcessGrid;
import org.halocline.error.ConfigurationException;
import org.halocline.error.RunFailedException;
import org.halocline.model.FieldSimulation;
import org.halocline.model.Run;
import org.halocline.model.RunResult;
import org.halocline.model.SampleSimulation;
import org.halocline.model.Simulation;
import org.halocline.model.Stop;
import org.halocline.model.Workers;
import org.halocline.vector.Vectors;

/// Runs one config on different numbers of workers, again and again, and measures the machine beside it.
///
/// Repeats are interleaved: all numbers of workers once, then all again in the opposite order, so that what disturbs
/// the machine for a while disturbs all of them. The ceiling is measured before and after.
///
/// @param simulation what to run
/// @param run        how; its number of workers is replaced
/// @param workers    numbers of workers, rising
/// @param repeats    of each run, at least 1
/// @param weak       name of the integer that makes the grid larger, to measure weak scaling too; for samples anything
/// @param scratch    folder that the outputs of `run` go to, emptied after each run; without it they are left out
/// @param flops      floating-point operations per cell update or sample, if known
public record ScalingStudy(
        Simulation simulation,
        Run run,
        List<Integer> workers,
        int repeats,
        Optional<String> weak,
        Optional<Path> scratch,
        OptionalDouble flops) {
    public static final int DEFAULT_REPEATS = 3;

    public ScalingStudy {
        workers = List.copyOf(new TreeSet<>(workers));
        if (workers.isEmpty()) {
            throw new ConfigurationException("workers=; name at least one number");
        }
        if (repeats < 1) {
            throw new ConfigurationException("repeats=" + repeats + "; use at least 1");
        }
        if (flops.isPresent() && !(flops.getAsDouble() > 0 && Double.isFinite(flops.getAsDouble()))) {
            throw new ConfigurationException("flops=" + flops.getAsDouble() + "; use a positive number");
        }
    }

    /// One run of a study, before it is measured.
    private record Case(int workers, Simulation simulation, Run run) {}

    /// A study of strong scaling on 1, 2, 4, … workers, up to the cores of this machine.
    public static ScalingStudy of(Simulation simulation, Run run) {
        return new ScalingStudy(
                simulation,
                run,
                powersOfTwo(Runtime.getRuntime().availableProcessors()),
                DEFAULT_REPEATS,
                Optional.empty(),
                Optional.empty(),
                OptionalDouble.empty());
    }

    /// 1, 2, 4, … below `cores`, then `cores`.
    public static List<Integer> powersOfTwo(int cores) {
        List<Integer> counts = new ArrayList<>();
        for (int count = 1; count < cores; count *= 2) {
            counts.add(count);
        }
        counts.add(cores);
        return counts;
    }

    /// Other numbers of workers.
    public ScalingStudy workers(List<Integer> counts) {
        return new ScalingStudy(simulation, run, counts, repeats, weak, scratch, flops);
    }

    /// Other repeats.
    public ScalingStudy repeats(int count) {
        return new ScalingStudy(simulation, run, workers, count, weak, scratch, flops);
    }

    /// Weak scaling too.
    public ScalingStudy weak(String parameter) {
        return new ScalingStudy(simulation, run, workers, repeats, Optional.of(parameter), scratch, flops);
    }

    /// Measures without telling how far it is.
    public ScalingReport measure() {
        return measure(line -> {});
    }

    /// @param watcher is told a line before each measurement
    /// @throws ConfigurationException if one of the runs cannot be made; nothing was started
    /// @throws RunFailedException if a run failed, or does not verify, or its hash depends on the number of workers
    public ScalingReport measure(Consumer<String> watcher) {
        Vectors.force(); // one worker must not be measured without them, and two with
        Machine machine = Machine.here();
        return measure(watcher, machine, threads -> Ceiling.measure(machine, threads));
    }

    /// @param gauge measures the ceiling with each of some numbers of threads
    ScalingReport measure(Consumer<String> watcher, Machine machine, Function<List<Integer>, Ceiling> gauge) {
        List<Case> strong = workers.stream()
                .map(count -> new Case(count, simulation, quiet().workers(new Workers.Count(count))))
                .toList();
        List<Case> planned = weak.isPresent() ? weakCases(quiet().stop()) : List.of();
        strong.forEach(ScalingStudy::requirePossible);
        planned.forEach(ScalingStudy::requirePossible);
        List<Integer> threads = workers.stream()
                .map(w -> Math.min(w, machine.cores()))
                .distinct()
                .toList();
        watcher.accept("ceiling of the machine");
        Ceiling before = gauge.apply(threads);
        Measured measured = measure(strong, watcher);
        requireOneHash(measured.points);
        List<ScalingPoint> weakPoints = List.of();
        if (weak.isPresent()) {
            // As many steps on every grid: a larger one would need more of them for the same time.
            Stop stop = measured.steps > 0 ? new Stop.AfterSteps(measured.steps) : quiet().stop();
            Stop same = quiet().stop() instanceof Stop.AtTime ? stop : quiet().stop();
            weakPoints = measure(weakCases(same), watcher).points;
        }
        watcher.accept("ceiling of the machine again");
        Ceiling after = gauge.apply(threads);
        return new ScalingReport(
                simulation,
                machine,
                before.best(after),
                before.difference(after),
                Traffic.bytesPerUpdate(simulation),
                flops,
                new Scaling(Scaling.Kind.STRONG, measured.points),
                weakPoints.isEmpty() ? Optional.empty() : Optional.of(new Scaling(Scaling.Kind.WEAK, weakPoints)),
                measured.restarts);
    }

    /// Refuses before anything is started. A run would do with fewer workers than a grid has room for; a study does
    /// not.
    private static void requirePossible(Case one) {
        if (one.simulation instanceof FieldSimulation grid) {
            ProcessGrid.choose(grid.grid(), one.workers);
        }
        Engine.explain(one.simulation, one.run);
    }

    /// Observables are part of the work; snapshots and checkpoints are left out unless there is a place for them.
    private Run quiet() {
        if (scratch.isPresent()) {
            return run;
        }
        Run bare = run.withoutOutputs().observeEvery(run.observeEvery());
        for (var observable : run.observables().entrySet()) {
            bare = bare.observe(observable.getKey(), observable.getValue());
        }
        return bare;
    }

    private List<Case> weakCases(Stop stop) {
        int first = workers.getFirst();
        List<Case> cases = new ArrayList<>();
        for (int count : workers) {
            double factor = count / (double) first;
            Run there = quiet().workers(new Workers.Count(count)).stop(stop);
            if (simulation instanceof FieldSimulation grid) {
                cases.add(new Case(count, Enlarged.of(grid, weak.orElseThrow()).by(factor), there));
            } else if (stop instanceof Stop.AfterSamples samples) {
                Stop more = new Stop.AfterSamples(Math.round(samples.samples() * factor));
                cases.add(new Case(count, simulation, there.stop(more)));
            }
        }
        return cases;
    }

    /// Points, with what only the runs tell.
    private record Measured(List<ScalingPoint> points, long steps, int restarts) {}

    private Measured measure(List<Case> cases, Consumer<String> watcher) {
        Map<Case, List<RunResult>> results = new LinkedHashMap<>();
        cases.forEach(c -> results.put(c, new ArrayList<>()));
        for (int repeat = 0; repeat < repeats; repeat++) {
            List<Case> order = repeat % 2 == 0 ? cases : cases.reversed();
            for (Case one : order) {
                watcher.accept(String.format(
                        Locale.ROOT,
                        "%d %s, repeat %d of %d",
                        one.workers,
                        one.workers == 1 ? "worker" : "workers",
                        repeat + 1,
                        repeats));
                RunResult result = Engine.run(one.simulation, one.run);
                empty();
                requireVerified(result);
                results.getOrDefault(one, List.of()).add(result);
            }
        }
        List<ScalingPoint> points = new ArrayList<>();
        results.forEach((one, list) -> points.add(point(one, list)));
        List<RunResult> all = results.values().stream().flatMap(List::stream).toList();
        return new Measured(
                points,
                all.getFirst().steps(),
                all.stream().mapToInt(RunResult::restarts).sum());
    }

    private void empty() {
        if (scratch.isEmpty() || !Files.isDirectory(scratch.get())) {
            return;
        }
        try (Stream<Path> found = Files.walk(scratch.get())) {
            for (Path file : found.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("folder=" + scratch.get() + " cannot be emptied: " + e.getMessage(), e);
        }
    }

    private static void requireVerified(RunResult result) {
        result.verification().filter(v -> !v.passed()).ifPresent(wrong -> {
            throw new RunFailedException("workers=" + result.workers() + ", error=" + wrong.error() + ", bound="
                    + wrong.bound() + "; the verification failed, and a wrong result has no speed");
        });
    }

    private static ScalingPoint point(Case one, List<RunResult> results) {
        RunResult first = results.getFirst();
        for (RunResult other : results) {
            requireSameHash(first, other);
        }
        boolean samples = one.simulation instanceof SampleSimulation;
        long size = one.simulation instanceof FieldSimulation grid ? grid.grid().cells() : first.samples();
        double updates = samples ? first.samples() : (double) size * first.steps();
        List<Double> seconds =
                results.stream().map(r -> updates / r.perSecond()).toList();
        return new ScalingPoint(
                one.workers,
                first.processGrid(),
                size,
                updates,
                seconds,
                Medians.of(results.stream().map(RunResult::wallSeconds).toList()),
                results.get(typical(seconds)).phases(),
                first.stateHash());
    }

    /// Index of a time nearest to the median.
    static int typical(List<Double> seconds) {
        double median = Medians.of(seconds);
        int nearest = 0;
        for (int n = 1; n < seconds.size(); n++) {
            if (Math.abs(seconds.get(n) - median) < Math.abs(seconds.get(nearest) - median)) {
                nearest = n;
            }
        }
        return nearest;
    }

    private static void requireSameHash(RunResult first, RunResult other) {
        requireSameHash(first.workers(), first.stateHash(), other.workers(), other.stateHash());
    }

    private static void requireOneHash(List<ScalingPoint> points) {
        ScalingPoint first = points.getFirst();
        points.forEach(p -> requireSameHash(first.workers(), first.stateHash(), p.workers(), p.stateHash()));
    }

    private static void requireSameHash(int workers, String hash, int otherWorkers, String otherHash) {
        if (!hash.equals(otherHash)) {
            throw new RunFailedException("workers=" + workers + ", hash=" + hash + ", workers=" + otherWorkers
                    + ", hash=" + otherHash
                    + "; results must not depend on the number of workers, look for what is not a function of the"
                    + " state: chance, time, neighbours beyond the stencil");
        }
    }
}
