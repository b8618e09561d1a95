package org.halocline.runtime;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.halocline.decomposition.Decomposition;
import org.halocline.decomposition.Subdomain;
import org.halocline.grid.Axis;
import org.halocline.grid.Box;
import org.halocline.grid.Field;
import org.halocline.grid.Grid;
import org.halocline.grid.Layout;
import org.halocline.halo.Ghosts;
import org.halocline.halo.HaloExchange;
import org.halocline.halo.HaloLayout;
import org.halocline.model.GridSimulation;
import org.halocline.model.Row;
import org.halocline.model.Run;
import org.halocline.model.Schedule;
import org.halocline.model.SnapshotRequest;
import org.halocline.model.State;
import org.halocline.model.Verification;
import org.halocline.reduce.StateHash;
import org.halocline.shm.Barrier;
import org.halocline.shm.ControlFile;
import org.halocline.shm.Phase;
import org.halocline.shm.SessionMemory;
import org.halocline.shm.Waiter;
import org.halocline.snapshot.SnapshotMoment;
import org.halocline.snapshot.SnapshotPiece;

/// Advances one subdomain from the initial state to the end.
final class GridWorker {
    /// How often values are looked at when no observable does.
    private static final long CHECK_STEPS = 1024;

    private static final int OBSERVE = 0;

    private final Run run;
    private final GridSimulation simulation;
    private final ControlFile control;
    private final Waiter waiter;
    private final int rank;
    private final State state;
    private final HaloExchange halo;
    private final Barrier barrier;
    private final Observer observer;
    private final Reports reports;
    private final Clock clock;
    private final List<Snapshots> snapshots = new ArrayList<>();
    private final int[] snapshotNumbers;
    private final PhaseTimer timer = new PhaseTimer();

    GridWorker(Plan plan, SessionMemory session, ControlFile control, Waiter waiter, int rank, ClassLoader loader) {
        this.run = plan.run();
        this.simulation = plan.gridSimulation();
        this.control = control;
        this.waiter = waiter;
        this.rank = rank;
        Decomposition decomposition = plan.decomposition();
        this.state = allocate(simulation, decomposition.subdomain(rank));
        this.halo = new HaloExchange(
                decomposition, simulation.stencil(), rank, state.fields(), session.open(HaloLayout.NAME), waiter);
        this.barrier = new Barrier(control, waiter, rank);
        this.observer = new Observer(state, run.observables().values());
        this.reports = Reports.open(
                session, control, Observer.payloadWords(run.observables().size()));
        List<Schedule> schedules = new ArrayList<>();
        schedules.add(run.observables().isEmpty() ? Schedule.ends() : run.observeEvery());
        for (SnapshotRequest request : run.snapshots()) {
            schedules.add(request.schedule());
            snapshots.add(Snapshots.of(request, simulation, decomposition, loader));
        }
        this.snapshotNumbers = new int[snapshots.size()];
        this.clock = new Clock(
                run.stop(), plan.dt(), schedules, simulation.verification().isPresent());
    }

    private static State allocate(GridSimulation simulation, Subdomain subdomain) {
        Grid grid = simulation.grid();
        Layout layout = new Layout(grid, subdomain.box(), simulation.stencil().width());
        List<Field> fields = new ArrayList<>();
        for (String name : simulation.fields()) {
            fields.add(new Field(name, fields.size(), layout));
        }
        return new State(grid, subdomain, fields);
    }

    void run() throws IOException {
        initialise();
        barrier.await();
        timer.book(Phase.WAIT);
        long begun = System.nanoTime();
        Row row = new Row(state);
        while (!clock.isFinished()) {
            waiter.stopIfAborted();
            fillAround();
            step(row);
            look();
        }
        long loopNanos = System.nanoTime() - begun;
        StateHash hash = hash();
        double error = verify();
        timer.book(Phase.REDUCE);
        control.results(rank, hash.high(), hash.low(), error, loopNanos, timer.nanos());
    }

    private void initialise() throws IOException {
        simulation.initialise(state);
        timer.book(Phase.COMPUTE);
        look();
    }

    private void fillAround() {
        long waited = halo.waitNanos();
        halo.exchange();
        for (Field field : state.fields()) {
            Ghosts.fill(field);
        }
        timer.book(Phase.HALO);
        timer.move(Phase.HALO, Phase.WAIT, halo.waitNanos() - waited);
    }

    private void step(Row row) {
        double dt = clock.nextStep();
        row.bind(state, clock.time());
        Box box = state.subdomain().box();
        for (int k = box.beginZ(); k < box.endZ(); k++) {
            for (int j = box.beginY(); j < box.endY(); j++) {
                row.moveTo(box.beginX(), box.endX(), j, k);
                simulation.step(row, dt);
            }
        }
        for (Field field : state.fields()) {
            field.swap();
        }
        clock.advance(dt);
        control.progress(rank, clock.step(), clock.time());
        timer.book(Phase.COMPUTE);
    }

    /// Does what is due at the present state.
    private void look() throws IOException {
        boolean observing = clock.isDue(OBSERVE);
        if (observing || clock.step() % CHECK_STEPS == 0) {
            observer.requireFinite(clock.step(), clock.time());
        }
        if (observing && !run.observables().isEmpty()) {
            report(Reports.OBSERVABLES, observer.observe());
            timer.book(Phase.REDUCE);
        }
        for (int s = 0; s < snapshots.size(); s++) {
            if (clock.isDue(1 + s)) {
                snapshot(s);
                timer.book(Phase.OUTPUT);
            }
        }
    }

    private void snapshot(int number) throws IOException {
        Snapshots target = snapshots.get(number);
        List<Field> chosen = target.series().fields().stream().map(state::field).toList();
        target.format()
                .writePiece(new SnapshotPiece(
                        target.series(),
                        new SnapshotMoment(snapshotNumbers[number]++, clock.step(), clock.time()),
                        state.subdomain(),
                        chosen));
        report(number, new long[0]);
    }

    private void report(int subject, long[] payload) {
        reports.publish(rank, new Reports.Report(subject, clock.step(), clock.time()), payload, waiter);
    }

    private StateHash hash() {
        StateHash hash = new StateHash();
        Box box = state.subdomain().box();
        for (Field field : state.fields()) {
            Layout layout = field.layout();
            for (int k = box.beginZ(); k < box.endZ(); k++) {
                for (int j = box.beginY(); j < box.endY(); j++) {
                    int begin = layout.offset(box.beginX(), j, k);
                    hash.add(
                            field.number(),
                            state.grid().index(box.beginX(), j, k),
                            field.now(),
                            begin,
                            begin + box.endX() - box.beginX());
                }
            }
        }
        return hash;
    }

    /// max |u − exact| / scale on this subdomain; 0 without a proof.
    private double verify() {
        if (simulation.verification().isEmpty()) {
            return 0;
        }
        Verification.OfField proof = simulation.verification().get();
        Verification.Exact exact = proof.exact().apply(clock.steps());
        Field field = state.field(proof.field());
        Grid grid = state.grid();
        Box box = state.subdomain().box();
        double worst = 0;
        for (int k = box.beginZ(); k < box.endZ(); k++) {
            for (int j = box.beginY(); j < box.endY(); j++) {
                for (int i = box.beginX(); i < box.endX(); i++) {
                    double right =
                            exact.value().at(grid.centre(Axis.X, i), grid.centre(Axis.Y, j), grid.centre(Axis.Z, k));
                    worst = Math.max(worst, Math.abs(field.at(i, j, k) - right));
                }
            }
        }
        // A solution that has vanished proves nothing: 0/0 does not pass.
        return worst / exact.scale();
    }
}
