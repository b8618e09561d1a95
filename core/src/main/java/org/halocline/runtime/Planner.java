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
import org.halocline.grid.Grid;
import org.halocline.grid.Layout;
import org.halocline.model.GridSimulation;
import org.halocline.model.Observable;
import org.halocline.model.Run;
import org.halocline.model.SampleSimulation;
import org.halocline.model.Schedule;
import org.halocline.model.Simulation;
import org.halocline.model.SnapshotRequest;
import org.halocline.model.Stop;
import org.halocline.model.TimeStep;
import org.halocline.model.Workers;

/// Turns a request into a plan, or says what is wrong with it.
final class Planner {
    /// With fewer cells than this per worker, waiting for neighbours costs more than a worker saves.
    private static final long AUTO_CELLS = 4096;

    /// Unless told otherwise a batch has about this many samples, so that claiming one costs nothing …
    private static final long BATCH_SAMPLES = 4096;

    /// … but there are enough to share, also when samples are few and slow …
    private static final long MIN_AUTO_BATCHES = 256;

    /// … and at most this many, so that their slots stay small.
    private static final long MAX_AUTO_BATCHES = 1024;

    private static final double MAX_STEPS = 1e15;

    /// Steps are cut short to land on output times; much shorter than this fraction of a step would be no progress.
    private static final double LEAST_INTERVAL = 1e-6;

    private Planner() {}

    /// A plan and what the user should know about how it came to be.
    record Planned(Plan plan, List<String> notes) {}

    static Planned plan(Simulation simulation, Run run) {
        if (!simulation.getClass().isRecord()) {
            throw new ConfigurationException(
                    "class=" + simulation.getClass().getName() + "; a simulation must be a record");
        }
        List<String> notes = new ArrayList<>();
        Run placed = place(simulation, run, notes);
        Plan plan = switch (simulation) {
            case GridSimulation grid -> planGrid(grid, placed);
            case SampleSimulation samples -> planSamples(samples, placed);
        };
        return new Planned(plan, notes);
    }

    /// A worker process finds the simulation by class name; a class that only exists in memory stays in this process.
    private static Run place(Simulation simulation, Run run, List<String> notes) {
        boolean one = run.workers().amount() instanceof Workers.Count count && count.workers() == 1;
        if (one || run.workers().placement() == Workers.Placement.THREADS || isOnDisk(simulation.getClass())) {
            return run;
        }
        notes.add("workers are threads: " + simulation.getClass().getName()
                + " is not in a class file that another process could load");
        return run.inProcess();
    }

    private static boolean isOnDisk(Class<?> type) {
        URL resource = type.getResource("/" + type.getName().replace('.', '/') + ".class");
        return resource != null && Set.of("file", "jar").contains(resource.getProtocol());
    }

    private static Plan planGrid(GridSimulation simulation, Run run) {
        if (run.stop() instanceof Stop.AfterSamples stop) {
            throw new ConfigurationException(
                    "samples=" + stop.samples() + "; " + simulation.getClass().getSimpleName()
                            + " is a grid simulation, give it a time or a number of steps");
        }
        requireFields(simulation.fields());
        for (Observable observable : run.observables().values()) {
            observable.requireField(simulation.fields());
        }
        ProcessGrid processGrid = arrange(simulation.grid(), run.workers().amount());
        Plan plan = new Plan(simulation, run, processGrid, timeStep(simulation, run), 0);
        Decomposition decomposition = plan.decomposition();
        requireAddressable(decomposition, simulation.stencil().width());
        requireUseful(run.observeEvery(), plan.dt());
        for (SnapshotRequest request : run.snapshots()) {
            requireUseful(request.schedule(), plan.dt());
            Snapshots snapshots = Snapshots.of(
                    request, simulation, decomposition, simulation.getClass().getClassLoader());
            snapshots.format().check(snapshots.series());
        }
        return plan;
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
        if (schedule instanceof Schedule.EveryTime every && every.interval() < LEAST_INTERVAL * dt) {
            throw new ConfigurationException("everyTime=" + every.interval() + ", dt=" + dt
                    + "; use an interval of at least a millionth of a step, or everySteps=1");
        }
    }

    private static void requireFields(List<String> fields) {
        if (fields.isEmpty() || new HashSet<>(fields).size() < fields.size()) {
            throw new ConfigurationException(
                    "fields=" + fields + "; a simulation needs at least one, each with its own name");
        }
    }

    private static ProcessGrid arrange(Grid grid, Workers.Amount amount) {
        return switch (amount) {
            case Workers.Count count -> ProcessGrid.choose(grid, count.workers());
            case Workers.Arranged arranged -> arranged.processGrid();
            case Workers.Auto auto -> {
                long useful = Math.max(1, grid.cells() / AUTO_CELLS);
                yield largestThatFits(grid, (int) Math.min(cores(), useful));
            }
        };
    }

    private static ProcessGrid largestThatFits(Grid grid, int workers) {
        for (int fewer = workers; fewer > 1; fewer--) {
            // A prime number of workers may not fit; one fewer may.
            Optional<ProcessGrid> fits = arrangement(grid, fewer);
            if (fits.isPresent()) {
                return fits.get();
            }
        }
        return new ProcessGrid(1, 1, 1);
    }

    private static int cores() {
        return Math.min(Runtime.getRuntime().availableProcessors(), ProcessGrid.MAX_WORKERS);
    }

    private static double timeStep(GridSimulation simulation, Run run) {
        double longest = simulation.maxTimeStep();
        if (!(longest > 0) || !Double.isFinite(longest)) {
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

    private static Plan planSamples(SampleSimulation simulation, Run run) {
        if (!(run.stop() instanceof Stop.AfterSamples stop)) {
            throw new ConfigurationException(run.stop() + "; "
                    + simulation.getClass().getSimpleName() + " draws samples, give it a number of samples");
        }
        if (!run.observables().isEmpty() || !run.snapshots().isEmpty()) {
            throw new ConfigurationException("observables=" + run.observables().keySet() + ", snapshots="
                    + run.snapshots().size() + "; a sample run has estimates instead, leave them out");
        }
        requireFields(simulation.scores());
        long batches = run.batches() > 0
                ? run.batches()
                : Math.clamp(
                        stop.samples() / BATCH_SAMPLES, Math.min(stop.samples(), MIN_AUTO_BATCHES), MAX_AUTO_BATCHES);
        if (batches > stop.samples()) {
            throw new ConfigurationException(
                    "batches=" + batches + ", samples=" + stop.samples() + "; use at most one batch per sample");
        }
        if (batches > Integer.MAX_VALUE) {
            throw new ConfigurationException("batches=" + batches + "; use at most " + Integer.MAX_VALUE);
        }
        int workers = switch (run.workers().amount()) {
            case Workers.Count count -> count.workers();
            case Workers.Arranged arranged -> arranged.processGrid().workers();
            case Workers.Auto auto -> (int) Math.min(cores(), batches);
        };
        return new Plan(simulation, run, new ProcessGrid(workers, 1, 1), 0, batches);
    }
}
