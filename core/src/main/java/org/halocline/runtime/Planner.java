package org.halocline.runtime;

import java.net.URL;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.halocline.decomposition.Decomposition;
import org.halocline.decomposition.ProcessGrid;
import org.halocline.error.ConfigurationException;
import org.halocline.grid.Axis;
import org.halocline.grid.FieldSpec;
import org.halocline.grid.Grid;
import org.halocline.grid.Layout;
import org.halocline.model.CheckpointRequest;
import org.halocline.model.FieldSimulation;
import org.halocline.model.GridSimulation;
import org.halocline.model.Observable;
import org.halocline.model.ProgramSimulation;
import org.halocline.model.Run;
import org.halocline.model.SampleSimulation;
import org.halocline.model.SampleTerms;
import org.halocline.model.Schedule;
import org.halocline.model.Simulation;
import org.halocline.model.SnapshotRequest;
import org.halocline.model.State;
import org.halocline.model.Stop;
import org.halocline.model.TimeStep;
import org.halocline.model.Workers;
import org.halocline.sample.DerivedEstimates;
import org.halocline.vector.Vectors;

/// Turns a request into a plan, or says what is wrong with it.
final class Planner {
    /// With fewer cells than this per worker, waiting for neighbours costs more than a worker saves.
    private static final long AUTO_CELLS = 4096;

    private static final BatchGrid NO_SAMPLES = new BatchGrid(0, 0, 0, 0);

    private static final double MAX_STEPS = 1e15;

    /// Steps are cut short to land on output times; much shorter than this fraction of a step would be no progress.
    private static final double LEAST_INTERVAL = 1e-6;

    private Planner() {}

    /// A plan and what the user should know about how it came to be.
    record Planned(Plan plan, List<String> notes) {}

    /// A plan that begins at the beginning.
    static Planned plan(Simulation simulation, Run run) {
        return plan(simulation, run, List.of());
    }

    /// @param resumes where to go on from: one, or none
    static Planned plan(Simulation simulation, Run run, List<Resume> resumes) {
        if (!simulation.getClass().isRecord()) {
            throw new ConfigurationException(
                    "class=" + simulation.getClass().getName() + "; a simulation must be a record");
        }
        List<String> notes = new ArrayList<>();
        Run placed = protect(simulation, place(simulation, run, notes), resumes, notes);
        Plan made = switch (simulation) {
            case FieldSimulation fields -> planFields(fields, placed, resumes, notes);
            case SampleSimulation samples -> planSamples(samples, placed, resumes);
        };
        Plan plan = made.placed();
        if (plan.isPinned()) {
            pin(plan, notes);
        } else if (run.workers().pinned()) {
            notes.add("nothing is pinned: only worker processes can be, and there are none");
        }
        Vectors.useFor(plan.expectedValues());
        if (!plan.processes() && plan.needsVectors()) {
            Vectors.reason().ifPresent(reason -> notes.add("kernels run without vectors: " + reason));
        }
        return new Planned(plan, notes);
    }

    /// Says whether it can be done before anything is started.
    private static void pin(Plan plan, List<String> notes) {
        int cores = Cores.ofThisProcess().numbers().size();
        if (plan.workers() > cores) {
            notes.add(plan.workers() + " workers are pinned to " + cores + (cores == 1 ? " core" : " cores")
                    + ", which some of them share");
        }
    }

    /// A worker process finds the simulation by class name; a class that only exists in memory stays in this process.
    private static Run place(Simulation simulation, Run run, List<String> notes) {
        if (run.workers().placement() == Workers.Placement.THREADS) {
            return run;
        }
        Optional<Class<?>> inMemory = RecordCodec.classes((Record) simulation).stream()
                .filter(type -> !isOnDisk(type))
                .findFirst();
        if (inMemory.isEmpty()) {
            return run;
        }
        if (run.workers().amount() instanceof Workers.Count count && count.workers() == 1) {
            return run.inProcess();
        }
        notes.add("workers are threads: " + inMemory.get().getName()
                + " is not in a class file that another process could load");
        return run.inProcess();
    }

    /// A program that cannot go on from a checkpoint writes none.
    private static Run protect(Simulation simulation, Run run, List<Resume> resumes, List<String> notes) {
        if (!(simulation instanceof ProgramSimulation program) || program.isResumable()) {
            return run;
        }
        String name = simulation.getClass().getSimpleName();
        if (!resumes.isEmpty()) {
            throw new ConfigurationException("checkpoint=" + resumes.getFirst().folder() + "; " + name
                    + " is not resumable, run it from the beginning");
        }
        CheckpointRequest request = run.checkpoint();
        if (request.isOn() && !(request.schedule() instanceof Schedule.OnRequest)) {
            throw new ConfigurationException("checkpoint=" + request.schedule() + "; " + name
                    + " is not resumable, leave checkpoints out or let it implement isResumable()");
        }
        if (request.isOn()) {
            notes.add("no checkpoint is written on request: " + name + " is not resumable");
        }
        return run.checkpoint(CheckpointRequest.NONE);
    }

    private static boolean isOnDisk(Class<?> type) {
        URL resource = type.getResource("/" + type.getName().replace('.', '/') + ".class");
        return resource != null && Set.of("file", "jar", "jrt").contains(resource.getProtocol());
    }

    private static Plan planFields(FieldSimulation simulation, Run run, List<Resume> resumes, List<String> notes) {
        requireStop(simulation, run.stop(), run.sampleTerms());
        Grid grid = simulation.grid();
        List<FieldSpec> fields = simulation.fields();
        requireNames("fields", FieldSpec.names(fields), 1);
        requireNames("masks", simulation.masks(), 0);
        for (FieldSpec field : fields) {
            field.requireFits(grid, simulation.stencilOf(field));
        }
        for (Observable observable : run.observables().values()) {
            observable.requireFits(grid, fields);
        }
        requireColumns(run, grid);
        Averaging.check(simulation, run);
        ProcessGrid processGrid = arrange(grid, run.workers().amount(), notes);
        double dt = switch (simulation) {
            case GridSimulation stepping -> {
                StagePlan.check(stepping);
                yield timeStep(stepping, run);
            }
            case ProgramSimulation program -> Double.POSITIVE_INFINITY;
        };
        Plan plan = new Plan(
                simulation, run, processGrid, dt, NO_SAMPLES, resumes, Protection.keeps(simulation), BlockChoice.OFF);
        Decomposition decomposition = plan.decomposition();
        requireAddressable(decomposition, State.haloWidth(simulation));
        requireUseful(run.observeEvery(), plan.dt());
        for (SnapshotRequest request : run.snapshots()) {
            requireUseful(request.schedule(), plan.dt());
            Snapshots snapshots = Snapshots.of(
                    request, simulation, decomposition, simulation.getClass().getClassLoader());
            snapshots.format().check(snapshots.series());
        }
        notes.addAll(Hints.of(simulation, decomposition));
        return simulation instanceof GridSimulation stepping
                ? plan.withBlocks(TimeBlocks.choose(stepping, plan, notes))
                : plan;
    }

    private static void requireStop(FieldSimulation simulation, Stop stop, SampleTerms terms) {
        String name = simulation.getClass().getSimpleName();
        if (!terms.equals(SampleTerms.DEFAULT)) {
            throw new ConfigurationException((terms.share().isAll() ? "" : "share=" + terms.share() + ", ") + "batch="
                    + terms.batch() + ", limitSeconds=" + terms.limitSeconds()
                    + (terms.jackknife() == 0 ? "" : ", jackknife=" + terms.jackknife()) + "; " + name
                    + " is a grid simulation and draws no samples, leave these out");
        }
        if (stop instanceof Stop.AfterSamples after) {
            throw new ConfigurationException("samples=" + after.samples() + "; " + name
                    + " is a grid simulation, give it a time or a number of steps");
        }
        if (stop instanceof Stop.AtTarget) {
            throw new ConfigurationException(
                    "stop=" + stop + "; " + name + " is a grid simulation, give it a time or a number of steps");
        }
        if (stop instanceof Stop.WhenDone && simulation instanceof GridSimulation) {
            throw new ConfigurationException(
                    "stop=" + stop + "; " + name + " never is, give it a time or a number of steps");
        }
    }

    /// An observable with several numbers must not take the name of another.
    private static void requireColumns(Run run, Grid grid) {
        List<String> columns = new ArrayList<>();
        run.observables().forEach((name, observable) -> columns.addAll(observable.columns(name, grid)));
        if (new HashSet<>(columns).size() < columns.size()) {
            throw new ConfigurationException("observables=" + columns + "; give each its own name");
        }
    }

    /// Refuses subdomains that are larger than an array, and names the least number of workers that would do.
    private static void requireAddressable(Decomposition decomposition, int haloWidth) {
        long largest = paddedCells(decomposition, haloWidth);
        if (largest <= Layout.MAX_CELLS) {
            return;
        }
        Grid grid = decomposition.grid();
        String advice = "use a smaller grid";
        for (int workers = decomposition.workers() + 1; workers <= ProcessGrid.MAX_WORKERS; workers++) {
            Optional<ProcessGrid> more = arrangement(grid, workers);
            if (more.isPresent() && paddedCells(new Decomposition(grid, more.get()), haloWidth) <= Layout.MAX_CELLS) {
                advice = "use at least " + workers + " workers";
                break;
            }
        }
        throw new ConfigurationException(
                "subdomain cells=" + largest + " (halo included), limit=" + Layout.MAX_CELLS + "; " + advice);
    }

    private static long paddedCells(Decomposition decomposition, int haloWidth) {
        long cells = 1;
        for (Axis axis : Axis.ALL) {
            long owned = Math.ceilDiv(
                    decomposition.grid().cells(axis),
                    decomposition.processGrid().parts(axis));
            cells *= decomposition.grid().has(axis) ? owned + 2L * haloWidth : 1;
        }
        return cells;
    }

    private static Optional<ProcessGrid> arrangement(Grid grid, int workers) {
        try {
            return Optional.of(ProcessGrid.choose(grid, workers));
        } catch (ConfigurationException e) {
            return Optional.empty();
        }
    }

    private static void requireUseful(Schedule schedule, double dt) {
        if (schedule instanceof Schedule.EveryTime every
                && Double.isFinite(dt)
                && every.interval() < LEAST_INTERVAL * dt) {
            throw new ConfigurationException("everyTime=" + every.interval() + ", dt=" + dt
                    + "; use an interval of at least a millionth of a step, or everySteps=1");
        }
    }

    private static void requireNames(String what, List<String> names, int atLeast) {
        if (names.size() < atLeast || new HashSet<>(names).size() < names.size()) {
            throw new ConfigurationException(what + "=" + names + "; a simulation needs "
                    + (atLeast > 0 ? "at least one, each with its own name" : "a name of its own for each"));
        }
    }

    private static ProcessGrid arrange(Grid grid, Workers.Amount amount, List<String> notes) {
        return switch (amount) {
            case Workers.Count count -> {
                ProcessGrid processGrid = largestThatFits(grid, count.workers());
                int idle = count.workers() - processGrid.workers();
                if (idle > 0) {
                    notes.add(idle + " of " + count.workers() + " workers would be idle: no arrangement gives each a"
                            + " cell of " + Hints.cells(grid) + "; using " + processGrid.workers());
                }
                yield processGrid;
            }
            case Workers.Arranged arranged -> arranged.processGrid();
            case Workers.Auto auto -> {
                long useful = Math.max(1, grid.cells() / AUTO_CELLS);
                yield largestThatFits(grid, (int) Math.min(cores(), useful));
            }
        };
    }

    private static ProcessGrid largestThatFits(Grid grid, int workers) {
        for (int fewer = Math.min(workers, ProcessGrid.MAX_WORKERS); fewer > 1; fewer--) {
            // A prime number of workers may not fit; one fewer may.
            Optional<ProcessGrid> fits = arrangement(grid, fewer);
            if (fits.isPresent()) {
                return fits.get();
            }
        }
        return new ProcessGrid(1, 1, 1);
    }

    static int cores() {
        return Math.min(Runtime.getRuntime().availableProcessors(), ProcessGrid.MAX_WORKERS);
    }

    private static double timeStep(GridSimulation simulation, Run run) {
        double longest = simulation.maxTimeStep();
        boolean adaptive = simulation.stepLimit().isPresent();
        if (!(longest > 0) || (!Double.isFinite(longest) && !adaptive)) {
            throw new ConfigurationException("maxTimeStep=" + longest + " of "
                    + simulation.getClass().getSimpleName() + "; it must be a positive number");
        }
        double dt = switch (run.timeStep()) {
            case TimeStep.Cfl cfl -> cfl.factor() * longest;
            case TimeStep.Fixed fixed -> fixed.dt();
        };
        if (dt > longest) {
            throw new ConfigurationException(
                    "dt=" + dt + ", maxTimeStep=" + longest + "; use dt up to " + longest + ", or cfl");
        }
        if (run.stop() instanceof Stop.AtTime at && at.time() / dt > MAX_STEPS) {
            throw new ConfigurationException(
                    "until=" + at.time() + ", dt=" + dt + "; that is more than 1e15 steps, use a longer step");
        }
        return dt;
    }

    /// Samples know neither steps nor simulated time.
    private static void requireWithoutSteps(CheckpointRequest request) {
        switch (request.schedule()) {
            case Schedule.EverySeconds e -> {}
            case Schedule.End e -> {}
            case Schedule.OnRequest r -> {}
            default ->
                throw new ConfigurationException("checkpoint=" + request.schedule()
                        + "; a sample run knows neither steps nor time, use everySeconds or end");
        }
    }

    /// How many samples a run has, or may have at most.
    private static long mostSamples(SampleSimulation simulation, Run run) {
        if (run.stop() instanceof Stop.AfterSamples after) {
            return after.samples();
        }
        if (!(run.stop() instanceof Stop.AtTarget target)) {
            throw new ConfigurationException(
                    run.stop() + "; " + simulation.getClass().getSimpleName()
                            + " draws samples, give it a number of samples or a target");
        }
        if (!run.sampleTerms().share().isAll()) {
            throw new ConfigurationException("share=" + run.sampleTerms().share() + ", stop=" + target
                    + "; a share cannot know the error of the whole, give it a number of samples");
        }
        return target.maxSamples();
    }

    private static Plan planSamples(SampleSimulation simulation, Run run, List<Resume> resumes) {
        long samples = mostSamples(simulation, run);
        if (!run.observables().isEmpty()
                || !run.snapshots().isEmpty()
                || run.averages().isOn()) {
            throw new ConfigurationException("observables=" + run.observables().keySet() + ", snapshots="
                    + run.snapshots().size() + ", averages=" + run.averages().isOn()
                    + "; a sample run has estimates instead, leave them out");
        }
        requireWithoutSteps(run.checkpoint());
        requireNames("scores", simulation.scores(), 1);
        DerivedEstimates.check(simulation.derived(), simulation.scores());
        SampleTotals totals = new SampleTotals(simulation, run.sampleTerms());
        if (run.stop() instanceof Stop.AtTarget target) {
            // Says whether there is such an estimate.
            new StopRule(target, simulation);
        }
        SampleTerms terms = run.sampleTerms();
        BatchGrid all = BatchGrid.of(terms.batch(), BatchGrid.firstSize(totals.words()), samples, terms.share());
        BatchGrid grid = resumes.isEmpty()
                ? all
                : all.from(all.begin() + resumes.getFirst().samples());
        int workers = switch (run.workers().amount()) {
            case Workers.Count count -> count.workers();
            case Workers.Arranged arranged -> arranged.processGrid().workers();
            case Workers.Auto auto -> Math.clamp(grid.batches(), 1, cores());
        };
        return new Plan(simulation, run, new ProcessGrid(workers, 1, 1), 0, grid, resumes, false, BlockChoice.OFF);
    }
}
