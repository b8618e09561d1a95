package org.halocline.runtime;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.halocline.checkpoint.Checkpoint;
import org.halocline.checkpoint.CheckpointFolder;
import org.halocline.checkpoint.PartWriter;
import org.halocline.grid.Field;
import org.halocline.model.CheckpointRequest;
import org.halocline.model.FieldSimulation;
import org.halocline.model.GridSimulation;
import org.halocline.model.ProgramSimulation;
import org.halocline.model.State;
import org.halocline.shm.ControlFile;
import org.halocline.shm.MappedSession;
import org.halocline.shm.Phase;
import org.halocline.shm.SessionMemory;
import org.halocline.shm.StoppedException;
import org.jspecify.annotations.Nullable;

/// Keeps the state of one worker now and then, in the session so that a run can go on when a worker dies, and on disk
/// so that it can go on when everything does.
final class Protection {
    private final Plan plan;
    private final State state;
    private final int rank;
    private final @Nullable Keeper keeper;
    private final ControlFile control;
    private final long restoreStep;
    private final PhaseTimer timer;
    private boolean failed;

    Protection(Plan plan, State state, SessionMemory session, ControlFile control, int rank, PhaseTimer timer) {
        this.plan = plan;
        this.state = state;
        this.rank = rank;
        FieldSimulation simulation = plan.fieldSimulation();
        this.keeper = plan.keeps() && session instanceof MappedSession mapped
                ? new Keeper(mapped.directory(), rank, kept(simulation, state))
                : null;
        this.control = control;
        this.restoreStep = control.restoreStep();
        this.timer = timer;
    }

    /// Whether a simulation can go on from a state that was kept.
    static boolean keeps(FieldSimulation simulation) {
        return !(simulation instanceof ProgramSimulation program) || program.isResumable();
    }

    /// The fields that change: what no stage advances is initialised again.
    static List<Field> kept(FieldSimulation simulation, State state) {
        return simulation instanceof GridSimulation grid
                ? state.fields().stream()
                        .filter(field -> StagePlan.isAdvanced(grid, field.number()))
                        .toList()
                : state.fields();
    }

    /// The newest step from which all workers can go on; −1 for the initial state.
    static long newestStep(FieldSimulation simulation, Path directory, int workers) {
        return keeps(simulation) ? Keeper.newestStep(directory, workers) : -1;
    }

    boolean isOn() {
        return keeper != null;
    }

    /// Whether this attempt goes on from a state that was kept, in the session or on disk.
    boolean restores() {
        return restoreStep >= 0 || plan.resume().isPresent();
    }

    /// Whether the run ends where it did when the state was kept.
    boolean hasSameEnd() {
        return restoreStep >= 0 || plan.resume().map(Resume::sameEnd).orElse(true);
    }

    /// Reads the values back: the newest kept in the session, else those of the checkpoint.
    ///
    /// @return the words that were kept with them
    long[] restore() throws IOException {
        Keeper some = keeper;
        if (restoreStep >= 0 && some != null) {
            return some.restore(restoreStep);
        }
        Resume resume = plan.resume()
                .orElseThrow(() -> new IllegalStateException("step=" + restoreStep + "; this worker keeps no states"));
        return Checkpoint.open(Path.of(resume.folder())).restore(state.fields());
    }

    /// Does what is due at the present state: keeps it, writes it to disk, stops.
    ///
    /// @param more what the caller wants to find again
    void apply(Lookout lookout, long[] more) throws IOException {
        if (lookout.isCheckpointDue()) {
            checkpoint(lookout, more);
        }
        // After the checkpoint: a state from which the run goes on has all behind it that was due there.
        if (lookout.isKeepDue() && !lookout.clock().isFinished()) {
            lookout.kept(keep(lookout.clock().step(), lookout.save(more)));
        }
        if (lookout.isStopDue()) {
            throw new StoppedException(
                    "stopped on request at step=" + lookout.clock().step());
        }
    }

    private void checkpoint(Lookout lookout, long[] more) throws IOException {
        CheckpointRequest request = plan.run().checkpoint();
        if (!request.isOn()) {
            return;
        }
        timer.book(Phase.OUTPUT);
        lookout.awaitCheckpoint();
        Path folder = new CheckpointFolder(Path.of(request.directory()))
                .unfinished(lookout.clock().step());
        lookout.writeCheckpoint(new PartWriter(folder, rank, request.compress()), lookout.save(more));
        timer.book(Phase.PROTECT);
    }

    /// Keeps the present values.
    ///
    /// @return how long it took, in seconds
    private double keep(long step, long[] words) {
        Keeper some = keeper;
        if (some == null || failed) {
            return 0;
        }
        timer.book(Phase.OUTPUT);
        long before = System.nanoTime();
        try {
            some.keep(step, words);
        } catch (IOException e) {
            giveUp(some);
        }
        timer.book(Phase.PROTECT);
        return (System.nanoTime() - before) / 1e9;
    }

    /// The run goes on without protection: it is optional.
    private void giveUp(Keeper some) {
        failed = true;
        control.unprotected(rank);
        try {
            some.discard();
        } catch (IOException e) {
            // It goes with the session.
        }
    }
}
