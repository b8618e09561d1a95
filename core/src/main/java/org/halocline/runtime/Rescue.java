package org.halocline.runtime;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.halocline.checkpoint.Checkpoint;
import org.halocline.checkpoint.CheckpointFolder;
import org.halocline.checkpoint.PartWriter;
import org.halocline.error.ConfigurationException;
import org.halocline.error.RunFailedException;
import org.halocline.model.FieldSimulation;
import org.halocline.model.GridSimulation;
import org.halocline.model.RunMonitor;
import org.halocline.model.SampleSimulation;
import org.halocline.model.State;
import org.halocline.shm.MappedSession;
import org.halocline.shm.SessionMark;

/// Brings to disk what the workers of a killed coordinator kept in memory, as a checkpoint like any other: on any
/// number of workers the run goes on from there.
///
/// Nothing is believed: the coordinator must be dead, its workers must have ended, plan and states must have their
/// checksums, and what is written is read back before the session goes.
final class Rescue {
    private final MappedSession session;
    private final Plan plan;
    private final CheckpointFolder folder;

    private Rescue(MappedSession session, Plan plan, CheckpointFolder folder) {
        this.session = session;
        this.plan = plan;
        this.folder = folder;
    }

    /// Writes the newest state of the session that a folder of checkpoints names, if there is one that is newer than
    /// the newest checkpoint.
    ///
    /// @throws ConfigurationException if there is, but it cannot be written; it stays where it is
    static void bringHome(CheckpointFolder folder, ClassLoader loader, RunMonitor monitor) {
        Optional<Path> named = SessionMark.session(folder.folder());
        Optional<MappedSession> taken = named.flatMap(MappedSession::takeOver);
        if (taken.isEmpty()) {
            return;
        }
        MappedSession session = taken.get();
        boolean done = false;
        try {
            Plan plan = PlanFile.read(session, loader);
            done = new Rescue(session, plan, folder).write(monitor);
        } catch (IllegalStateException | IllegalArgumentException | UncheckedIOException | RunFailedException e) {
            monitor.note(
                    "session=" + session.directory() + " of the run that was killed cannot be used: " + e.getMessage());
        } catch (IOException e) {
            throw new ConfigurationException(
                    "session=" + session.directory() + " of the run that was killed cannot be brought to checkpoints="
                            + folder.folder() + ": " + Causes.text(e)
                            + "; free some space, or go on from a checkpoint by its name",
                    e);
        } finally {
            if (done) {
                session.close();
                SessionMark.forget(folder.folder());
            } else {
                session.release();
            }
        }
    }

    /// @return whether there was anything newer
    private boolean write(RunMonitor monitor) throws IOException {
        Optional<Checkpoint> newest = folder.newest(line -> {});
        boolean samples = plan.simulation() instanceof SampleSimulation;
        long before = newest.map(c -> samples ? c.samples() : c.step()).orElse(0L);
        Optional<Long> number = samples ? writeSamples(before) : writeFields(plan.fieldSimulation(), before);
        if (number.isPresent()) {
            monitor.note("the run was killed; " + (samples ? "samples=" : "step=") + number.get()
                    + " was still in memory and is a checkpoint now"
                    + newest.map(c -> ", the newest before was " + before).orElse(""));
        }
        return number.isPresent();
    }

    private Optional<Long> writeFields(FieldSimulation simulation, long before) throws IOException {
        long step = Protection.keeps(simulation)
                ? Keeper.newestStep(
                        session.directory(), plan.workers(), Told.open(session).upTo())
                : -1;
        if (step <= before) {
            return Optional.empty();
        }
        double time = 0;
        for (int rank = 0; rank < plan.workers(); rank++) {
            State state = State.allocate(simulation, plan.decomposition().subdomain(rank));
            if (simulation instanceof GridSimulation grid) {
                // Fields that no stage advances are not kept.
                grid.initialise(state);
            }
            long[] words = new Keeper(session.directory(), rank, Protection.kept(simulation, state)).restore(step);
            time = Lookout.time(words, plan.run().snapshots().size());
            part(step, rank).write(rank, step, words, state.fields());
        }
        complete(step, step, time, 0, plan.workers());
        return Optional.of(step);
    }

    private Optional<Long> writeSamples(long before) throws IOException {
        BatchSlots slots = BatchSlots.open(session);
        SampleTotals totals = SampleTotals.of(plan);
        long[] words = new long[totals.words()];
        // What was merged, and nothing more: whether the run was at its target is decided after each batch.
        slots.readTotal(words);
        totals.tally().mergeSaved(words);
        long samples = totals.tally().samples();
        if (samples <= before) {
            return Optional.empty();
        }
        long from = plan.grid().end() - plan.requestedSamples();
        long[] saved = new SavedTally(SampleRanges.of(from, from + samples), words).words();
        part(samples, 0).write(0, 0, saved, List.of());
        complete(samples, 0, 0, samples, 1);
        return Optional.of(samples);
    }

    private PartWriter part(long number, int rank) {
        return new PartWriter(
                folder.unfinished(number), rank, plan.run().checkpoint().compress());
    }

    private void complete(long number, long step, double time, long samples, int parts) throws IOException {
        Path done = folder.complete(
                number,
                step,
                time,
                samples,
                PlanFile.encode(plan),
                parts,
                plan.run().checkpoint().keep(),
                Optional.empty());
        Checkpoint.open(done).verify();
    }
}
