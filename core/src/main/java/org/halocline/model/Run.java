package org.halocline.model;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.halocline.decomposition.ProcessGrid;

/// How to run a simulation: how long, on how many workers, what to look at. Immutable; methods return changed copies.
///
/// ```
/// Run.until(0.05).workers(4).observe("peak", Observable.max("u"))
/// Run.samples(1_000_000).workers(4).seed(42)
/// Run.until(Stop.standardError("pi", 1e-4)).workers(4)
/// ```
///
/// @param stop          when the run ends
/// @param timeStep      how long a step of a grid run is; `cfl` 0.9 unless given
/// @param workers       how many workers; 1 unless given
/// @param observables   numbers to follow, by name, in the order given
/// @param observeEvery  when they are computed; every 100 steps unless given
/// @param averages      which of them are averaged over time; none unless given
/// @param snapshots     pictures to write
/// @param seed          of the random streams; 1 unless given
/// @param sampleTerms      how samples are drawn: batches, a time limit, a share
/// @param overlap       whether halos travel while the core is computed; true unless given. Changes no bit
/// @param timeBlock     how many steps a worker takes while cells are in its cache; the engine chooses unless given
/// @param survival      what happens when a worker is lost, or an output cannot be written
/// @param checkpoint    states to write to disk, to go on from later
/// @param classPath     further jars or folders with the simulation's classes
public record Run(
        Stop stop,
        TimeStep timeStep,
        Workers workers,
        Map<String, Observable> observables,
        Schedule observeEvery,
        Averages averages,
        List<SnapshotRequest> snapshots,
        long seed,
        SampleTerms sampleTerms,
        boolean overlap,
        TimeBlock timeBlock,
        Survival survival,
        CheckpointRequest checkpoint,
        List<String> classPath) {

    public static final double DEFAULT_CFL = 0.9;
    public static final long DEFAULT_OBSERVE_STEPS = 100;
    public static final long DEFAULT_SEED = 1;

    public Run {
        observables = Collections.unmodifiableMap(new LinkedHashMap<>(observables));
        snapshots = List.copyOf(snapshots);
        classPath = List.copyOf(classPath);
    }

    private static Run of(Stop stop) {
        return new Run(
                stop,
                new TimeStep.Cfl(DEFAULT_CFL),
                Workers.ONE,
                Map.of(),
                Schedule.everySteps(DEFAULT_OBSERVE_STEPS),
                Averages.NONE,
                List.of(),
                DEFAULT_SEED,
                SampleTerms.DEFAULT,
                true,
                TimeBlock.AUTO,
                Survival.DEFAULT,
                CheckpointRequest.NONE,
                List.of());
    }

    /// A grid run up to a simulated time.
    public static Run until(double time) {
        return of(new Stop.AtTime(time));
    }

    /// A grid run of a number of steps.
    public static Run steps(long steps) {
        return of(new Stop.AfterSteps(steps));
    }

    /// A program, for as long as it takes.
    public static Run toCompletion() {
        return of(new Stop.WhenDone());
    }

    /// A sample run.
    public static Run samples(long samples) {
        return of(new Stop.AfterSamples(samples));
    }

    /// A sample run that ends when an estimate is good enough.
    public static Run until(Stop.AtTarget target) {
        return of(target);
    }

    /// A given time step.
    public Run dt(double dt) {
        return timeStep(new TimeStep.Fixed(dt));
    }

    /// The time step as a fraction of the largest stable one.
    public Run cfl(double factor) {
        return timeStep(new TimeStep.Cfl(factor));
    }

    public Run timeStep(TimeStep step) {
        return new Run(
                stop,
                step,
                workers,
                observables,
                observeEvery,
                averages,
                snapshots,
                seed,
                sampleTerms,
                overlap,
                timeBlock,
                survival,
                checkpoint,
                classPath);
    }

    /// A number of workers, arranged by the engine.
    public Run workers(int count) {
        return workers(new Workers.Count(count));
    }

    /// Workers in a given arrangement.
    public Run workers(ProcessGrid processGrid) {
        return workers(new Workers.Arranged(processGrid));
    }

    public Run workers(Workers.Amount amount) {
        return workers(new Workers(amount, workers.placement(), workers.pinned()));
    }

    /// Workers as threads of this process.
    public Run inProcess() {
        return workers(new Workers(workers.amount(), Workers.Placement.THREADS, workers.pinned()));
    }

    /// Whether each worker process keeps to one core, which the engine chooses; not unless asked for. Linux only.
    /// Changes no result.
    public Run pin(boolean on) {
        return workers(new Workers(workers.amount(), workers.placement(), on));
    }

    public Run workers(Workers some) {
        return new Run(
                stop,
                timeStep,
                some,
                observables,
                observeEvery,
                averages,
                snapshots,
                seed,
                sampleTerms,
                overlap,
                timeBlock,
                survival,
                checkpoint,
                classPath);
    }

    /// Follows one more number.
    public Run observe(String name, Observable observable) {
        Map<String, Observable> more = new LinkedHashMap<>(observables);
        more.put(name, observable);
        return new Run(
                stop,
                timeStep,
                workers,
                more,
                observeEvery,
                averages,
                snapshots,
                seed,
                sampleTerms,
                overlap,
                timeBlock,
                survival,
                checkpoint,
                classPath);
    }

    public Run observeEvery(Schedule schedule) {
        return new Run(
                stop,
                timeStep,
                workers,
                observables,
                schedule,
                averages,
                snapshots,
                seed,
                sampleTerms,
                overlap,
                timeBlock,
                survival,
                checkpoint,
                classPath);
    }

    /// Averages observables over time, from a step on; all that are numbers if none is named.
    public Run average(long fromStep, String... of) {
        return averages(Averages.from(fromStep, of));
    }

    public Run averages(Averages some) {
        return new Run(
                stop,
                timeStep,
                workers,
                observables,
                observeEvery,
                some,
                snapshots,
                seed,
                sampleTerms,
                overlap,
                timeBlock,
                survival,
                checkpoint,
                classPath);
    }

    /// Writes one more series of snapshots.
    public Run snapshots(SnapshotRequest request) {
        List<SnapshotRequest> more = new ArrayList<>(snapshots);
        more.add(request);
        return new Run(
                stop,
                timeStep,
                workers,
                observables,
                observeEvery,
                averages,
                more,
                seed,
                sampleTerms,
                overlap,
                timeBlock,
                survival,
                checkpoint,
                classPath);
    }

    public Run seed(long newSeed) {
        return new Run(
                stop,
                timeStep,
                workers,
                observables,
                observeEvery,
                averages,
                snapshots,
                newSeed,
                sampleTerms,
                overlap,
                timeBlock,
                survival,
                checkpoint,
                classPath);
    }

    /// So many samples in each batch; 0 for batches that begin small and grow. Changes no result.
    public Run batch(long samples) {
        return sampleTerms(
                new SampleTerms(samples, sampleTerms.limitSeconds(), sampleTerms.share(), sampleTerms.jackknife()));
    }

    /// Ends a sample run after so much wall time, with the samples that it has by then.
    public Run limitSeconds(double seconds) {
        return sampleTerms(new SampleTerms(sampleTerms.batch(), seconds, sampleTerms.share(), sampleTerms.jackknife()));
    }

    /// Draws only a part of the samples.
    public Run share(Share part) {
        return sampleTerms(
                new SampleTerms(sampleTerms.batch(), sampleTerms.limitSeconds(), part, sampleTerms.jackknife()));
    }

    /// Tells the errors of derived quantities also by leaving out one group of samples after the other.
    ///
    /// @param groups how many, such as 20; 0 for what the simulation declares
    public Run jackknife(int groups) {
        return sampleTerms(
                new SampleTerms(sampleTerms.batch(), sampleTerms.limitSeconds(), sampleTerms.share(), groups));
    }

    public Run sampleTerms(SampleTerms how) {
        return new Run(
                stop,
                timeStep,
                workers,
                observables,
                observeEvery,
                averages,
                snapshots,
                seed,
                how,
                overlap,
                timeBlock,
                survival,
                checkpoint,
                classPath);
    }

    /// Whether halos travel while the core is computed.
    public Run overlap(boolean on) {
        return new Run(
                stop,
                timeStep,
                workers,
                observables,
                observeEvery,
                averages,
                snapshots,
                seed,
                sampleTerms,
                on,
                timeBlock,
                survival,
                checkpoint,
                classPath);
    }

    /// How many steps a worker takes while cells are in its cache; 1 for one after the other.
    public Run timeBlock(int steps) {
        return timeBlock(new TimeBlock(steps, 0));
    }

    public Run timeBlock(TimeBlock block) {
        return new Run(
                stop,
                timeStep,
                workers,
                observables,
                observeEvery,
                averages,
                snapshots,
                seed,
                sampleTerms,
                overlap,
                block,
                survival,
                checkpoint,
                classPath);
    }

    /// How often the run goes on after losing a worker; 0 ends it at the first loss.
    public Run maxRestarts(int most) {
        return survival(new Survival(most, survival.hangSeconds(), survival.keepSeconds(), survival.outputTrouble()));
    }

    /// After how long without a sign of work a worker counts as hung.
    public Run hangSeconds(double seconds) {
        return survival(
                new Survival(survival.maxRestarts(), seconds, survival.keepSeconds(), survival.outputTrouble()));
    }

    /// How far apart the states are, at least, that workers keep to go back to.
    public Run keepSeconds(double seconds) {
        return survival(
                new Survival(survival.maxRestarts(), survival.hangSeconds(), seconds, survival.outputTrouble()));
    }

    /// What happens when an output other than the result cannot be written.
    public Run outputTrouble(OutputTrouble what) {
        return survival(new Survival(survival.maxRestarts(), survival.hangSeconds(), survival.keepSeconds(), what));
    }

    public Run survival(Survival terms) {
        return new Run(
                stop,
                timeStep,
                workers,
                observables,
                observeEvery,
                averages,
                snapshots,
                seed,
                sampleTerms,
                overlap,
                timeBlock,
                terms,
                checkpoint,
                classPath);
    }

    /// Writes checkpoints.
    public Run checkpoint(CheckpointRequest request) {
        return new Run(
                stop,
                timeStep,
                workers,
                observables,
                observeEvery,
                averages,
                snapshots,
                seed,
                sampleTerms,
                overlap,
                timeBlock,
                survival,
                request,
                classPath);
    }

    /// The same without observables, snapshots and checkpoints.
    public Run withoutOutputs() {
        return new Run(
                stop,
                timeStep,
                workers,
                Map.of(),
                Schedule.ends(),
                Averages.NONE,
                List.of(),
                seed,
                sampleTerms,
                overlap,
                timeBlock,
                survival,
                CheckpointRequest.NONE,
                classPath);
    }

    /// The same with everything that was to be written below one folder going below another.
    public Run moved(Path from, Path to) {
        List<SnapshotRequest> there = snapshots.stream()
                .map(s -> new SnapshotRequest(
                        s.format(),
                        s.schedule(),
                        s.fields(),
                        moved(s.directory(), from, to),
                        s.options(),
                        s.region(),
                        s.stride()))
                .toList();
        return new Run(
                stop,
                timeStep,
                workers,
                observables,
                observeEvery,
                averages,
                there,
                seed,
                sampleTerms,
                overlap,
                timeBlock,
                survival,
                new CheckpointRequest(
                        checkpoint.schedule(),
                        checkpoint.isOn() ? moved(checkpoint.directory(), from, to) : "",
                        checkpoint.keep(),
                        checkpoint.compress()),
                classPath);
    }

    private static String moved(String directory, Path from, Path to) {
        Path path = Path.of(directory);
        return path.startsWith(from) ? to.resolve(from.relativize(path)).toString() : directory;
    }

    /// Another end.
    public Run stop(Stop end) {
        return new Run(
                end,
                timeStep,
                workers,
                observables,
                observeEvery,
                averages,
                snapshots,
                seed,
                sampleTerms,
                overlap,
                timeBlock,
                survival,
                checkpoint,
                classPath);
    }

    /// Further places where workers find the simulation's classes.
    public Run classPath(List<Path> entries) {
        List<String> texts =
                entries.stream().map(p -> p.toAbsolutePath().toString()).toList();
        return new Run(
                stop,
                timeStep,
                workers,
                observables,
                observeEvery,
                averages,
                snapshots,
                seed,
                sampleTerms,
                overlap,
                timeBlock,
                survival,
                checkpoint,
                texts);
    }
}
