package org.halocline.runtime;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.halocline.checkpoint.CheckpointFolder;
import org.halocline.checkpoint.PartWriter;
import org.halocline.error.RunFailedException;
import org.halocline.model.CheckpointRequest;
import org.halocline.model.Compression;
import org.halocline.model.RunMonitor;
import org.jspecify.annotations.Nullable;

/// The coordinator's share of checkpoints on disk.
final class Checkpoints {
    private final Supplier<byte[]> plan;
    private final int parts;

    /// The checkpoint that this run went on from: until it has kept a state of its own, it may have to go back there.
    private final Optional<Path> beginning;

    private final CheckpointRequest request;
    private final CheckpointFolder folder;
    private final RunMonitor monitor;
    private final DroppedOutputs dropped;
    private @Nullable Path newest;

    Checkpoints(Plan plan, DroppedOutputs dropped, RunMonitor monitor) {
        this(
                plan.run().checkpoint(),
                plan.resume().map(resume -> Path.of(resume.folder())),
                () -> PlanFile.encode(plan),
                plan.workers(),
                dropped,
                monitor);
    }

    /// @param beginning the checkpoint that the run goes on from
    /// @param plan      what was to be done, as bytes
    /// @param parts     of a grid
    Checkpoints(
            CheckpointRequest request,
            Optional<Path> beginning,
            Supplier<byte[]> plan,
            int parts,
            DroppedOutputs dropped,
            RunMonitor monitor) {
        this.dropped = dropped;
        this.monitor = monitor;
        this.plan = plan;
        this.parts = parts;
        this.beginning = beginning;
        this.request = request;
        this.folder = new CheckpointFolder(Path.of(request.directory()));
    }

    boolean isOn() {
        return request.isOn();
    }

    /// The newest checkpoint that this run has completed.
    Optional<Path> newest() {
        return Optional.ofNullable(newest);
    }

    /// Completes a checkpoint of which all parts are written.
    void complete(long step, double time) {
        monitor.checkpointing(step);
        Path done;
        try {
            done = folder.complete(step, step, time, 0, plan.get(), parts, request.keep(), beginning);
        } catch (IOException e) {
            dropOrFail(step, e);
            return;
        }
        newest = done;
        monitor.checkpointed(done, step);
    }

    /// Writes what the merged batches hold.
    void write(SavedTally total) {
        write(total.ranges().samples(), total.words());
    }

    /// Writes a checkpoint that holds nothing but the plan and these words.
    void write(long samples, long[] words) {
        monitor.checkpointing(samples);
        boolean interrupted = Thread.interrupted();
        try {
            Path done = writeWhole(samples, words);
            newest = done;
            monitor.checkpointed(done, samples);
        } catch (ClosedByInterruptException e) {
            interrupted = true;
            Thread.interrupted(); // who interrupts wants the run to end, and what it has to be kept
            write(samples, words);
        } catch (IOException e) {
            dropOrFail(samples, e);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private Path writeWhole(long samples, long[] words) throws IOException {
        new PartWriter(folder.unfinished(samples), 0, Compression.NONE).write(0, 0, words, List.of());
        return folder.complete(samples, 0, 0, samples, plan.get(), 1, request.keep(), beginning);
    }

    /// Sets aside what is newer than the checkpoint that this run goes on from. From here on the newest is the right
    /// one to go on from, whatever happens.
    ///
    /// @param number the step, or the samples, of that one
    void leaveOtherFuture(long number) {
        Optional<Path> from = beginning.map(path -> path.toAbsolutePath().normalize());
        if (!isOn()
                || from.isEmpty()
                || !Path.of(request.directory()).equals(from.get().getParent())) {
            return;
        }
        try {
            int count = folder.abandonAfter(number);
            if (count > 0) {
                monitor.note("newer checkpoints=" + count + " are of a future that this run leaves; they are kept as"
                        + " *.abandoned until it has come as far");
            }
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /// Removes what is left of a checkpoint that was not completed.
    void sweep() {
        if (isOn()) {
            try {
                folder.sweep();
            } catch (IOException e) {
                // Only untidy: a name like that is never read.
            }
        }
    }

    private void dropOrFail(long number, IOException e) {
        if (!dropped.isAllowed()) {
            throw failed(e);
        }
        drop(number, Causes.text(e));
    }

    /// Goes on without a checkpoint that could not be written.
    ///
    /// @param number the step, or the number of samples
    void drop(long number, String cause) {
        try {
            folder.discard(number);
        } catch (IOException e) {
            // Swept at the end.
        }
        dropped.add(
                "checkpoints", "checkpoint=" + number + ", folder=" + folder.folder() + " cannot be written: " + cause);
    }

    private RunFailedException failed(IOException e) {
        return new RunFailedException(
                "checkpoint folder=" + folder.folder() + " cannot be written: " + Causes.text(e)
                        + "; free some space or choose another folder; checkpoints written before are whole",
                e);
    }
}
