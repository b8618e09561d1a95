package org.halocline.runtime;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.halocline.decomposition.Decomposition;
import org.halocline.error.RunFailedException;
import org.halocline.model.GridSimulation;
import org.halocline.model.Observable;
import org.halocline.model.Observation;
import org.halocline.model.Progress;
import org.halocline.model.RunMonitor;
import org.halocline.model.SnapshotRequest;
import org.halocline.model.Stop;
import org.halocline.model.Verification;
import org.halocline.reduce.Accumulator;
import org.halocline.reduce.StateHash;
import org.halocline.shm.ControlFile;
import org.halocline.shm.SessionMemory;
import org.halocline.snapshot.SnapshotMoment;

/// Merges the workers' reports in order: observables become observations, finished pieces become snapshots.
final class GridCollector implements Collector {
    /// A call of [#poll] takes no new report after this long: the coordinator has other things to look at.
    private static final long SLICE_NANOS = 20_000_000;

    private final Plan plan;
    private final ControlFile control;
    private final RunMonitor monitor;
    private final Reports reports;
    private final List<Snapshots> snapshots = new ArrayList<>();
    private final int[] snapshotNumbers;
    private final Map<String, Observable> observables;
    private final long[] payload;
    private final long cells;
    private final Pace pace = new Pace();
    private long taken;
    private Map<String, Double> newest = Map.of();

    GridCollector(Plan plan, SessionMemory session, ControlFile control, RunMonitor monitor, ClassLoader loader) {
        this.plan = plan;
        this.control = control;
        this.monitor = monitor;
        this.observables = plan.run().observables();
        this.payload = new long[Observer.payloadWords(observables.size())];
        this.reports = Reports.create(session, control, payload.length);
        Decomposition decomposition = plan.decomposition();
        this.cells = decomposition.grid().cells();
        for (SnapshotRequest request : plan.run().snapshots()) {
            snapshots.add(Snapshots.of(request, plan.gridSimulation(), decomposition, loader));
        }
        this.snapshotNumbers = new int[snapshots.size()];
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
            if (report.subject() == Reports.OBSERVABLES) {
                observe(report);
            } else {
                finishSnapshot(report);
            }
            reports.take(taken);
            taken++;
            any = true;
        }
        return any;
    }

    private void observe(Reports.Report report) {
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
        for (Map.Entry<String, Observable> observable : observables.entrySet()) {
            double accumulated = accumulators.get(values.size()).value();
            values.put(observable.getKey(), observable.getValue().kind().finish(accumulated, cells));
        }
        newest = values;
        monitor.observed(new Observation(report.step(), report.time(), values));
    }

    private void finishSnapshot(Reports.Report report) {
        Snapshots target = snapshots.get(report.subject());
        int number = snapshotNumbers[report.subject()]++;
        try {
            target.format().finish(target.series(), new SnapshotMoment(number, report.step(), report.time()));
        } catch (IOException e) {
            throw new RunFailedException(
                    "snapshot step=" + report.step() + ", folder="
                            + target.series().directory() + " cannot be written: " + Causes.text(e)
                            + "; free some space or choose another output folder",
                    e);
        }
    }

    @Override
    public Progress progress(double seconds) {
        long done = control.leastStep();
        double time = control.time(0);
        long expected = switch (plan.run().stop()) {
            case Stop.AtTime at -> done + (long) Math.ceil(Math.max(0, at.time() - time) / plan.dt());
            case Stop.AfterSteps after -> after.steps();
            case Stop.AfterSamples samples -> samples.samples();
        };
        double steps = pace.perSecond(done, seconds);
        return new Progress(done, expected, time, seconds, steps, steps * cells, newest, Map.of());
    }

    @Override
    public Outcome outcome() {
        StateHash hash = new StateHash();
        double error = 0;
        for (int rank = 0; rank < plan.workers(); rank++) {
            hash.merge(control.hashHigh(rank), control.hashLow(rank));
            error = Math.max(error, control.error(rank));
        }
        GridSimulation simulation = plan.gridSimulation();
        Optional<Verification.OfField> proof = simulation.verification();
        double worst = error;
        long steps = control.step(0);
        return new Outcome(
                steps,
                control.time(0),
                0,
                steps * (double) cells,
                hash,
                newest,
                Map.of(),
                proof.map(p -> Verification.Outcome.of(worst, p.bound(), p.reference())));
    }
}
