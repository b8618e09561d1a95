package org.halocline.runtime;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.halocline.checkpoint.PartWriter;
import org.halocline.error.RunFailedException;
import org.halocline.grid.Field;
import org.halocline.model.Callback;
import org.halocline.model.FieldSimulation;
import org.halocline.model.GridSimulation;
import org.halocline.model.Run;
import org.halocline.model.Schedule;
import org.halocline.model.SnapshotRequest;
import org.halocline.model.State;
import org.halocline.shm.ControlFile;
import org.halocline.shm.Phase;
import org.halocline.shm.SessionMemory;
import org.halocline.shm.Waiter;
import org.halocline.snapshot.SnapshotMoment;
import org.halocline.snapshot.SnapshotPiece;

/// Does at a state what schedules ask for: observables, snapshots, callbacks. Also looks for values that are no
/// numbers.
final class Lookout {
    /// How often values are looked at when no observable does.
    private static final long CHECK_STEPS = 1024;

    private static final int OBSERVE = 0;

    private final boolean observes;
    private final State state;
    private final int rank;
    private final Waiter waiter;
    private final PhaseTimer timer;
    private final Observer observer;
    private final Reports reports;
    private final List<Snapshots> snapshots = new ArrayList<>();
    private final List<Callback> callbacks;
    private final int[] snapshotNumbers;
    private final int checkpointNumber;
    private final Clock clock;
    private final Watch watch;
    private final ControlFile control;
    private final boolean drops;
    private boolean hasDropped;
    private long checkpointReports;

    Lookout(
            Plan plan,
            State state,
            SessionMemory session,
            ControlFile control,
            Collectives collectives,
            boolean keeps,
            Waiter waiter,
            int rank,
            ClassLoader loader,
            PhaseTimer timer) {
        Run run = plan.run();
        FieldSimulation simulation = plan.fieldSimulation();
        this.state = state;
        this.rank = rank;
        this.waiter = waiter;
        this.timer = timer;
        this.control = control;
        this.drops = DroppedOutputs.isAllowed(run);
        this.observes = !run.observables().isEmpty();
        this.observer = new Observer(state, run.observables().values());
        this.reports = Reports.open(session, control, payloadWords(run));
        List<Schedule> schedules = new ArrayList<>();
        schedules.add(observes ? run.observeEvery() : Schedule.ends());
        for (SnapshotRequest request : run.snapshots()) {
            schedules.add(request.schedule());
            snapshots.add(Snapshots.of(request, simulation, plan.decomposition(), loader));
        }
        this.callbacks = simulation instanceof GridSimulation grid ? grid.callbacks() : List.of();
        callbacks.forEach(callback -> schedules.add(callback.schedule()));
        schedules.add(run.checkpoint().schedule());
        this.snapshotNumbers = new int[snapshots.size()];
        this.checkpointNumber = schedules.size() - 1;
        this.clock = new Clock(
                run.stop(), plan.dt(), schedules, simulation.verification().isPresent());
        this.watch = new Watch(
                schedules,
                collectives,
                keeps ? run.survival().keepSeconds() : Double.POSITIVE_INFINITY,
                Keeper.expectedSeconds(Protection.kept(simulation, state)),
                control::isStopRequested,
                run.checkpoint().isOn(),
                control.replayStep());
    }

    /// Words of the longest report of a run.
    static int payloadWords(Run run) {
        return Math.max(
                Assessment.WORDS, Observer.payloadWords(run.observables().size()));
    }

    Clock clock() {
        return clock;
    }

    /// Asks the watch. All workers call it after every step.
    void lookAtWatch() {
        watch.look(clock);
    }

    /// Whether the present state is to be kept.
    boolean isKeepDue() {
        return watch.isKeepDue();
    }

    /// Tells how long keeping took.
    void kept(double seconds) {
        watch.kept(seconds);
    }

    /// Whether the present state is to be written to disk.
    boolean isCheckpointDue() {
        return clock.isDue(checkpointNumber) || isStopDue();
    }

    /// Whether the workers stop here because they were asked to.
    boolean isStopDue() {
        return watch.isStopDue() && !clock.isFinished();
    }

    /// Waits until the coordinator has completed the checkpoint before: a fast run must not fill the disk with
    /// unfinished ones.
    void awaitCheckpoint() {
        reports.awaitTaken(rank, checkpointReports, waiter);
    }

    /// Writes this worker's part of an output and tells the coordinator.
    private interface Writing {
        void write() throws IOException;
    }

    /// Writes this worker's part of a checkpoint and tells the coordinator.
    void writeCheckpoint(PartWriter part, long[] words) throws IOException {
        checkpointReports = write(Reports.CHECKPOINT, () -> part.write(rank, clock.step(), words, state.fields()));
    }

    /// @return the number of reports so far
    private long write(int subject, Writing writing) throws IOException {
        long how = Reports.WRITTEN;
        try {
            writing.write();
        } catch (IOException | UncheckedIOException e) {
            if (!drops) {
                throw e;
            }
            // Only the first is told of; another may just be read.
            if (!hasDropped) {
                control.message(rank, Causes.text(e));
            }
            hasDropped = true;
            how = Reports.DROPPED;
        }
        return report(subject, new long[] {how});
    }

    /// All that it takes to go on looking from here: the number n of words, snapshot numbers and clock in n words, and
    /// what the caller adds.
    long[] save(long[] more) {
        long[] times = clock.save();
        int own = snapshotNumbers.length + times.length;
        long[] words = new long[1 + own + more.length];
        words[0] = own;
        for (int s = 0; s < snapshotNumbers.length; s++) {
            words[1 + s] = snapshotNumbers[s];
        }
        System.arraycopy(times, 0, words, 1 + snapshotNumbers.length, times.length);
        System.arraycopy(more, 0, words, 1 + own, more.length);
        return words;
    }

    /// The simulated time at which [#save] was called.
    ///
    /// @param snapshots series of snapshots of the run
    static double time(long[] words, int snapshots) {
        return Clock.time(Arrays.copyOfRange(words, 1 + snapshots, words.length));
    }

    /// Goes back to where [#save] was called.
    ///
    /// @param sameEnd whether the run still ends where it did
    /// @return what the caller had added
    long[] restore(long[] words, boolean sameEnd) {
        int own = (int) words[0];
        for (int s = 0; s < snapshotNumbers.length; s++) {
            snapshotNumbers[s] = (int) words[1 + s];
        }
        clock.restore(Arrays.copyOfRange(words, 1 + snapshotNumbers.length, 1 + own), sameEnd);
        return Arrays.copyOfRange(words, 1 + own, words.length);
    }

    /// Whether there is something to do at the present state.
    boolean isDue() {
        return clock.isAnyDue() || clock.isFinished() || clock.step() % CHECK_STEPS == 0;
    }

    /// Does what is due at the present state, whose halos and ghosts are filled.
    void look() throws IOException {
        boolean observing = clock.isDue(OBSERVE);
        if (observing || clock.isFinished() || clock.step() % CHECK_STEPS == 0) {
            observer.requireFinite(clock.step(), clock.time());
        }
        if (observing && observes) {
            report(Reports.OBSERVABLES, observer.observe());
        } else if (observes && clock.isFinished()) {
            report(Reports.FINAL_OBSERVABLES, observer.observe());
        }
        timer.book(Phase.REDUCE);
        for (int s = 0; s < snapshots.size(); s++) {
            if (clock.isDue(1 + s)) {
                snapshot(s);
            }
        }
        for (int c = 0; c < callbacks.size(); c++) {
            if (clock.isDue(1 + snapshots.size() + c)) {
                call(callbacks.get(c));
            }
        }
        timer.book(Phase.OUTPUT);
    }

    private void call(Callback callback) {
        try {
            callback.action().at(state, clock.step(), clock.time());
        } catch (RuntimeException e) {
            throw new RunFailedException(
                    "callback=" + callback.name() + ", step=" + clock.step() + ": " + Worker.withPlace(e), e);
        }
    }

    private void snapshot(int number) throws IOException {
        Snapshots target = snapshots.get(number);
        List<Field> chosen = target.series().fields().stream().map(state::field).toList();
        SnapshotPiece piece = new SnapshotPiece(
                target.series(),
                new SnapshotMoment(snapshotNumbers[number]++, clock.step(), clock.time()),
                state.subdomain(),
                chosen);
        write(number, () -> target.format().writePiece(piece));
    }

    /// Tells the coordinator what the final state is worth.
    void assess(FieldSimulation simulation) {
        report(Reports.ASSESSMENT, Assessment.of(simulation, state, clock.steps(), clock.time()));
        timer.book(Phase.REDUCE);
    }

    /// @return the number of reports so far
    private long report(int subject, long[] payload) {
        return reports.publish(rank, new Reports.Report(subject, clock.step(), clock.time()), payload, waiter);
    }
}
