package org.halocline.runtime;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.halocline.error.ConfigurationException;
import org.halocline.model.Run;
import org.halocline.model.RunMonitor;

/// The checkpoints of a run in rounds, of which each holds what its method has learned by then.
///
/// Where rounds are short not each gets one, so that writing them takes a small part of the time; the last one of all
/// does.
public final class RoundsCheckpoints implements AutoCloseable {
    /// Between two checkpoints lies so many times what the first took.
    private static final long SELDOM = 20;

    private final Checkpoints checkpoints;
    private final DroppedOutputs dropped;
    private byte[] plan = {};
    private boolean isWritten = true;
    private long samples;
    private long due = System.nanoTime();

    /// @param run     whose checkpoint request says where they go, if anywhere
    /// @param from    the checkpoint that the run goes on from
    /// @param reached samples that this one holds
    public RoundsCheckpoints(Run run, Optional<Path> from, long reached, RunMonitor monitor) {
        this.dropped = new DroppedOutputs(run, monitor);
        this.checkpoints = new Checkpoints(run.checkpoint(), from, () -> plan, 1, dropped, monitor);
        this.samples = reached;
        if (!Thread.currentThread().isInterrupted()) {
            checkpoints.sweep();
            checkpoints.leaveOtherFuture(reached);
        }
    }

    /// What there is now; it is written by and by.
    ///
    /// @param drawn samples of all rounds
    public void keep(RoundsPlan now, long drawn) {
        if (!checkpoints.isOn()) {
            return;
        }
        plan = PlanFile.encode(now);
        samples = drawn;
        isWritten = false;
        if (now.isDone() || System.nanoTime() >= due) {
            write();
        }
    }

    /// Writes what is not written yet, whatever ended the rounds.
    public void write() {
        if (isWritten) {
            return;
        }
        // Files close themselves under an interrupted thread.
        boolean interrupted = Thread.interrupted();
        isWritten = true;
        try {
            long begun = System.nanoTime();
            checkpoints.write(samples, new long[0]);
            due = System.nanoTime() + SELDOM * (System.nanoTime() - begun);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /// The newest that was written.
    public Optional<Path> newest() {
        return checkpoints.newest();
    }

    /// What could not be written, for the result.
    public List<String> notes() {
        return dropped.notes();
    }

    /// Removes what is left of one that was not completed.
    @Override
    public void close() {
        checkpoints.sweep();
    }

    /// Of what a checkpoint holds.
    ///
    /// @throws ConfigurationException if that is not of this kind
    public static <T extends Record> T kept(Class<T> type, Record progress, Path checkpoint) {
        if (!type.isInstance(progress)) {
            throw new ConfigurationException("checkpoint=" + checkpoint + ", progress="
                    + progress.getClass().getSimpleName() + "; it is of another method, or damaged");
        }
        return type.cast(progress);
    }
}
