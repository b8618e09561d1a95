package org.halocline.runtime;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.halocline.checkpoint.Checkpoint;
import org.halocline.decomposition.Decomposition;
import org.halocline.error.RunFailedException;
import org.halocline.grid.Axis;
import org.halocline.grid.Box;
import org.halocline.grid.FieldSpec;
import org.halocline.grid.Grid;
import org.halocline.model.FieldSimulation;
import org.halocline.model.Observable;
import org.halocline.model.Observation;
import org.halocline.model.Progress;
import org.halocline.model.RunMonitor;
import org.halocline.model.SnapshotRequest;
import org.halocline.model.Stop;
import org.halocline.reduce.Accumulator;
import org.halocline.reduce.StateHash;
import org.halocline.sample.Tallies;
import org.halocline.shm.ControlFile;
import org.halocline.shm.SessionMemory;
import org.halocline.snapshot.SnapshotMoment;
import org.halocline.statistics.Average;

/// Merges the workers' reports in order: observables become observations, finished pieces become snapshots.
final class GridCollector implements Collector {
    /// A call of [#poll] takes no new report after this long: the coordinator has other things to look at.
    private static final long SLICE_NANOS = 20_000_000;

    private static final String SNAPSHOTS = "snapshots";

    private final Plan plan;
    private ControlFile control;
    private final Checkpoints checkpoints;
    private final DroppedOutputs dropped;
    private final RunMonitor monitor;
    private Reports reports;
    private final List<Snapshots> snapshots = new ArrayList<>();
    private final int[] snapshotNumbers;
    private final Map<String, Observable> observables;
    private final long[] payload;
    private final long cells;
    private final Averaging averaging;
    private Assessment.Total assessment;
    private final Pace pace = new Pace();
    private final long[] lastSnapshot;
    private long lastObserved = -1;
    private long taken;
    private Map<String, Double> newest = Map.of();

    GridCollector(
            Plan plan,
            SessionMemory session,
            ControlFile control,
            Checkpoints checkpoints,
            DroppedOutputs dropped,
            RunMonitor monitor,
            ClassLoader loader) {
        this.checkpoints = checkpoints;
        this.dropped = dropped;
        this.plan = plan;
        this.control = control;
        this.monitor = monitor;
        this.observables = plan.run().observables();
        this.payload = new long[Lookout.payloadWords(plan.run())];
        this.assessment = new Assessment.Total(plan.fieldSimulation());
        this.reports = Reports.create(session, control, payload.length);
        Decomposition decomposition = plan.decomposition();
        this.cells = decomposition.grid().cells();
        for (SnapshotRequest request : plan.run().snapshots()) {
            snapshots.add(Snapshots.of(request, plan.fieldSimulation(), decomposition, loader));
        }
        this.snapshotNumbers = new int[snapshots.size()];
        this.lastSnapshot = new long[snapshots.size()];
        Arrays.fill(lastSnapshot, -1);
        this.averaging = new Averaging(plan, dropped);
        plan.resume().ifPresent(this::goOn);
    }

    /// What was told before a checkpoint is not told again.
    private void goOn(Resume resume) {
        try {
            Checkpoint checkpoint = Checkpoint.open(Path.of(resume.folder()));
            long[] words = checkpoint.words();
            averaging.goOn(resume, checkpoint.time(), monitor);
            for (int s = 0; s < snapshotNumbers.length; s++) {
                snapshotNumbers[s] = (int) words[1 + s];
            }
        } catch (IOException e) {
            throw new RunFailedException("checkpoint=" + resume.folder() + " cannot be read: " + Causes.text(e), e);
        }
        lastObserved = resume.step();
        Arrays.fill(lastSnapshot, resume.step());
    }

    @Override
    public void attach(SessionMemory memory, ControlFile other) {
        control = other;
        reports = Reports.create(memory, other, payload.length);
        // The attempt before may have been lost after all had told of the end.
        assessment = new Assessment.Total(plan.fieldSimulation());
        taken = 0;
    }

    @Override
    public boolean poll() {
        long until = System.nanoTime() + SLICE_NANOS;
        boolean any = false;
        while (reports.isComplete(taken)
                && (!any
                        || (System.nanoTime() - until < 0
                                && !Thread.currentThread().isInterrupted()))) {
            Reports.Report report = reports.read(taken);
            switch (report.subject()) {
                case Reports.OBSERVABLES -> tell(report);
                case Reports.FINAL_OBSERVABLES -> observe();
                case Reports.ASSESSMENT -> assess();
                case Reports.CHECKPOINT -> finishCheckpoint(report);
                default -> finishSnapshot(report);
            }
            reports.take(taken);
            taken++;
            any = true;
        }
        return any;
    }

    @Override
    public long taken() {
        return taken;
    }

    /// Passes on what was not told before.
    private void tell(Reports.Report report) {
        observe();
        if (report.step() > lastObserved) {
            lastObserved = report.step();
            Observation observation = new Observation(report.step(), report.time(), newest);
            averaging.take(observation);
            monitor.observed(observation);
        }
    }

    private void observe() {
        List<Accumulator> accumulators = observables.values().stream()
                .map(o -> new Accumulator(o.kind().reduction()))
                .toList();
        for (int rank = 0; rank < plan.workers(); rank++) {
            reports.readPayload(rank, taken, payload);
            for (int n = 0; n < accumulators.size(); n++) {
                accumulators.get(n).mergeSaved(payload, n * Accumulator.WORDS);
            }
        }
        Map<String, Double> values = new LinkedHashMap<>();
        int n = 0;
        for (Map.Entry<String, Observable> observable : observables.entrySet()) {
            finish(
                    observable.getKey(),
                    observable.getValue(),
                    accumulators.get(n++).value(),
                    values);
        }
        newest = values;
    }

    /// From what was accumulated to the numbers of an observable.
    private void finish(String name, Observable observable, double accumulated, Map<String, Double> values) {
        Grid grid = plan.fieldSimulation().grid();
        FieldSpec field = plan.fieldSimulation().fields().stream()
                .filter(f -> f.name().equals(observable.field()))
                .findFirst()
                .orElseThrow();
        List<String> columns = observable.columns(name, grid);
        switch (observable.kind()) {
            case MEAN ->
                values.put(
                        name, accumulated / observable.region().box(grid, field).cells());
            case ABSMEAN ->
                values.put(
                        name,
                        Math.abs(accumulated
                                / observable.region().box(grid, field).cells()));
            case L2 -> values.put(name, Math.sqrt(accumulated));
            case ARGMAX, ARGMIN -> {
                Box extent = field.extent(grid);
                long index = (long) accumulated;
                for (int a = 0; a < columns.size(); a++) {
                    Axis axis = Axis.ALL.get(a);
                    values.put(columns.get(a), field.position(grid, axis, (int) (index % extent.size(axis))));
                    index /= extent.size(axis);
                }
            }
            case MAX, MIN, SUM, INTEGRAL, L1, LINF, AT -> values.put(name, accumulated);
        }
    }

    private void assess() {
        for (int rank = 0; rank < plan.workers(); rank++) {
            reports.readPayload(rank, taken, payload);
            assessment.merge(payload);
        }
    }

    private void finishCheckpoint(Reports.Report report) {
        int troubled = reports.troubled(taken);
        if (troubled < 0) {
            averaging.force();
            checkpoints.complete(report.step(), report.time());
        } else {
            checkpoints.drop(report.step(), control.message(troubled));
        }
    }

    private void finishSnapshot(Reports.Report report) {
        if (report.step() <= lastSnapshot[report.subject()]) {
            return;
        }
        lastSnapshot[report.subject()] = report.step();
        Snapshots target = snapshots.get(report.subject());
        int number = snapshotNumbers[report.subject()]++;
        String where =
                "snapshot step=" + report.step() + ", folder=" + target.series().directory() + " cannot be written: ";
        int troubled = reports.troubled(taken);
        if (troubled >= 0) {
            dropped.add(SNAPSHOTS, where + control.message(troubled));
            return;
        }
        try {
            target.format().finish(target.series(), new SnapshotMoment(number, report.step(), report.time()));
        } catch (IOException e) {
            if (!dropped.isAllowed()) {
                throw new RunFailedException(
                        where + Causes.text(e) + "; free some space or choose another output folder", e);
            }
            dropped.add(SNAPSHOTS, where + Causes.text(e));
        }
    }

    @Override
    public Progress progress(double seconds) {
        long done = control.leastStep();
        double time = control.time(0);
        long expected = expected(done, time);
        double steps = pace.perSecond(done, seconds);
        return new Progress(done, expected, time, seconds, steps, steps * cells, newest, Map.of());
    }

    /// Steps in all, as far as known; 0 if a program alone knows.
    private long expected(long done, double time) {
        return switch (plan.run().stop()) {
            case Stop.AtTime at -> {
                // Steps may change in size: the mean of those taken is the best guess.
                double dt = done > 0 ? time / done : plan.dt();
                yield dt > 0 ? done + (long) Math.ceil(Math.max(0, at.time() - time) / dt) : 0;
            }
            case Stop.AfterSteps after -> after.steps();
            case Stop.WhenDone program -> 0;
            case Stop.AfterSamples samples -> samples.samples();
            case Stop.AtTarget target -> 0;
        };
    }

    @Override
    public void flush() {
        averaging.flush();
    }

    @Override
    public void close() {
        averaging.close();
    }

    @Override
    public List<String> notes() {
        return averaging.notes();
    }

    @Override
    public Outcome outcome() {
        StateHash hash = new StateHash();
        for (int rank = 0; rank < plan.workers(); rank++) {
            hash.merge(control.hashHigh(rank), control.hashLow(rank));
        }
        FieldSimulation simulation = plan.fieldSimulation();
        long steps = control.step(0);
        Map<String, Average> averages = averaging.averages();
        return new Outcome(
                steps,
                control.time(0),
                0,
                (steps - plan.resume().map(Resume::step).orElse(0L)) * (double) cells,
                hash,
                newest,
                averages,
                Map.of(),
                Tallies.NONE,
                simulation
                        .verification()
                        .map(p -> assessment.outcome(p, count(p.field())))
                        .or(() -> averaging.verify(simulation, averages)),
                simulation.solution().map(p -> assessment.errors(count(p.field()))));
    }

    /// Number of values of a field.
    private long count(String name) {
        FieldSimulation simulation = plan.fieldSimulation();
        return simulation.fields().stream()
                .filter(f -> f.name().equals(name))
                .mapToLong(f -> f.extent(simulation.grid()).cells())
                .sum();
    }
}
