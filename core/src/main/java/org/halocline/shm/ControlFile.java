package org.halocline.shm;

import static org.halocline.shm.ControlLayout.*;
import static org.halocline.shm.Words.INT;
import static org.halocline.shm.Words.LONG;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// The front page of a session: who is alive, how far everyone is, whether to stop. See [ControlLayout] for the bytes.
///
/// **Ordering.** What a worker wrote before it stored its state, step, report count or arrival count is visible to
/// whoever loads that value.
///
/// **Breakage.** The file holds no locks; a process may die at any instant and every other one can still read and write
/// it.
public final class ControlFile {
    /// Name of the segment.
    public static final String NAME = "control";

    /// In the place of the number of an attempt: there is none.
    public static final long HOME = -1;

    private static final List<WorkerState> STATES = List.of(WorkerState.values());

    private final MemorySegment segment;
    private final int workers;

    private ControlFile(MemorySegment segment, int workers) {
        this.segment = segment;
        this.workers = workers;
    }

    /// Makes the file. The coordinator calls this.
    public static ControlFile create(SessionMemory session, int workers) {
        MemorySegment segment = session.create(NAME, ControlLayout.bytes(workers));
        segment.set(ValueLayout.JAVA_LONG, MAGIC_AT, MAGIC);
        segment.set(ValueLayout.JAVA_INT, VERSION_AT, VERSION);
        segment.set(ValueLayout.JAVA_INT, WORKERS_AT, workers);
        return new ControlFile(segment, workers);
    }

    /// Opens and checks the file. Workers call this.
    public static ControlFile open(SessionMemory session) {
        MemorySegment segment = session.open(NAME);
        if (segment.byteSize() < BLOCKS_AT || segment.get(ValueLayout.JAVA_LONG, MAGIC_AT) != MAGIC) {
            throw new IllegalStateException("segment=" + NAME + "; it is not a control file");
        }
        int version = segment.get(ValueLayout.JAVA_INT, VERSION_AT);
        if (version != VERSION) {
            throw new IllegalStateException("control file version=" + version + ", expected=" + VERSION
                    + "; use one release of Halocline for coordinator and workers");
        }
        int workers = segment.get(ValueLayout.JAVA_INT, WORKERS_AT);
        if (workers < 1 || segment.byteSize() < ControlLayout.bytes(workers)) {
            throw new IllegalStateException(
                    "control file workers=" + workers + ", bytes=" + segment.byteSize() + "; it is truncated");
        }
        return new ControlFile(segment, workers);
    }

    public int workers() {
        return workers;
    }

    // Written by the coordinator.

    /// Tells everybody to stop.
    public void abort() {
        INT.setRelease(segment, ABORT_AT, 1);
    }

    public boolean isAborted() {
        return (int) INT.getAcquire(segment, ABORT_AT) != 0;
    }

    /// Shows that the coordinator lives.
    public void beat() {
        LONG.setRelease(segment, HEARTBEAT_AT, heartbeat() + 1);
    }

    public long heartbeat() {
        return (long) LONG.getAcquire(segment, HEARTBEAT_AT);
    }

    /// Says that the coordinator has taken `count` reports of a worker.
    public void taken(int rank, long count) {
        LONG.setRelease(segment, block(rank) + TAKEN, count);
    }

    public long taken(int rank) {
        return (long) LONG.getAcquire(segment, block(rank) + TAKEN);
    }

    /// Asks the workers to write a checkpoint and to stop, at a step on which they agree.
    public void requestStop() {
        INT.setRelease(segment, STOP_AT, 1);
    }

    public boolean isStopRequested() {
        return (int) INT.getAcquire(segment, STOP_AT) != 0;
    }

    /// Sends the workers on to another attempt, or home.
    public void next(long attempt) {
        LONG.setRelease(segment, NEXT_AT, attempt);
    }

    /// 0 while the coordinator has not said; −1 to go home; else the number of the attempt to go on with.
    public long next() {
        return (long) LONG.getAcquire(segment, NEXT_AT);
    }

    /// Says where this attempt begins; before any worker starts.
    ///
    /// @param step   a step that every worker has kept, or −1 for the initial state
    /// @param replay the furthest step that an earlier attempt reached
    public void begin(long step, long replay) {
        LONG.set(segment, RESTORE_AT, step);
        LONG.set(segment, REPLAY_AT, replay);
    }

    /// Says which round of several this attempt is at; before any worker starts.
    public void round(int number) {
        INT.set(segment, ROUND_AT, number);
    }

    /// Where plan and batches are: in [SessionMemory#round] of this number.
    public int round() {
        return (int) INT.get(segment, ROUND_AT);
    }

    public long restoreStep() {
        return (long) LONG.get(segment, RESTORE_AT);
    }

    public long replayStep() {
        return (long) LONG.get(segment, REPLAY_AT);
    }

    /// Says with which batch claims begin; before any worker starts.
    public void claimFrom(long batch) {
        LONG.setRelease(segment, CLAIMED_AT, batch);
    }

    // Written by all workers, atomically.

    /// Claims the next batch: each number is given out once.
    public long claim() {
        return (long) LONG.getAndAdd(segment, CLAIMED_AT, 1L);
    }

    // Written by the worker of that rank.

    public void state(int rank, WorkerState state) {
        INT.setRelease(segment, block(rank) + STATE, state.ordinal());
    }

    public WorkerState state(int rank) {
        return STATES.get((int) INT.getAcquire(segment, block(rank) + STATE));
    }

    public void pid(int rank, long pid) {
        LONG.setRelease(segment, block(rank) + PID, pid);
    }

    public long pid(int rank) {
        return (long) LONG.getAcquire(segment, block(rank) + PID);
    }

    /// Shows that a worker computes.
    public void work(int rank) {
        LONG.setOpaque(segment, block(rank) + WORKED, worked(rank) + 1);
    }

    public long worked(int rank) {
        return (long) LONG.getOpaque(segment, block(rank) + WORKED);
    }

    /// Says that a worker cannot keep its state: there is no room for it.
    public void unprotected(int rank) {
        INT.setRelease(segment, block(rank) + UNPROTECTED, 1);
    }

    public boolean isUnprotected(int rank) {
        return (int) INT.getAcquire(segment, block(rank) + UNPROTECTED) != 0;
    }

    /// Says which batch a worker computes.
    public void batch(int rank, long batch) {
        LONG.setRelease(segment, block(rank) + BATCH, batch + 1);
    }

    /// The batch that a worker computes; −1 if it has claimed none yet.
    public long batch(int rank) {
        return (long) LONG.getAcquire(segment, block(rank) + BATCH) - 1;
    }

    /// Shows that a worker waits, and lives.
    void waitOn(int rank) {
        LONG.setOpaque(segment, block(rank) + WAITED, waited(rank) + 1);
    }

    public long waited(int rank) {
        return (long) LONG.getOpaque(segment, block(rank) + WAITED);
    }

    public void progress(int rank, long step, double time) {
        LONG.set(segment, block(rank) + TIME, Double.doubleToRawLongBits(time));
        LONG.setRelease(segment, block(rank) + STEP, step);
    }

    public long step(int rank) {
        return (long) LONG.getAcquire(segment, block(rank) + STEP);
    }

    public double time(int rank) {
        return Double.longBitsToDouble((long) LONG.getAcquire(segment, block(rank) + TIME));
    }

    /// The largest number of steps that any worker has finished.
    public long mostStep() {
        long most = 0;
        for (int rank = 0; rank < workers; rank++) {
            most = Math.max(most, step(rank));
        }
        return most;
    }

    /// The least number of steps that any worker has finished.
    public long leastStep() {
        long least = Long.MAX_VALUE;
        for (int rank = 0; rank < workers; rank++) {
            least = Math.min(least, step(rank));
        }
        return least;
    }

    /// Says that a worker has published `count` reports.
    public void reported(int rank, long count) {
        LONG.setRelease(segment, block(rank) + REPORTED, count);
    }

    public long reported(int rank) {
        return (long) LONG.getAcquire(segment, block(rank) + REPORTED);
    }

    void arrived(int rank, long count) {
        LONG.setRelease(segment, block(rank) + ARRIVED, count);
    }

    long arrived(int rank) {
        return (long) LONG.getAcquire(segment, block(rank) + ARRIVED);
    }

    /// Leaves what a finished worker found; complete before its state becomes DONE.
    public void results(int rank, long hashHigh, long hashLow, long loopNanos, long[] phaseNanos) {
        long at = block(rank);
        LONG.set(segment, at + HASH_HIGH, hashHigh);
        LONG.set(segment, at + HASH_LOW, hashLow);
        LONG.set(segment, at + LOOPED, loopNanos);
        for (int p = 0; p < phaseNanos.length; p++) {
            LONG.set(segment, at + PHASES + 8L * p, phaseNanos[p]);
        }
    }

    /// Tells how many doubles this worker's vectors have.
    public void vectors(int rank, int doubles) {
        INT.set(segment, block(rank) + VECTORS, doubles);
    }

    public int vectors(int rank) {
        return (int) INT.get(segment, block(rank) + VECTORS);
    }

    public long hashHigh(int rank) {
        return (long) LONG.get(segment, block(rank) + HASH_HIGH);
    }

    public long hashLow(int rank) {
        return (long) LONG.get(segment, block(rank) + HASH_LOW);
    }

    public long loopNanos(int rank) {
        return (long) LONG.get(segment, block(rank) + LOOPED);
    }

    public long phaseNanos(int rank, Phase phase) {
        return (long) LONG.get(segment, block(rank) + PHASES + 8L * phase.ordinal());
    }

    /// Leaves a message and marks the worker failed, or stopped.
    public void leave(int rank, WorkerState how, String message) {
        message(rank, message);
        state(rank, how);
    }

    /// Leaves a message, complete before whatever is published next.
    public void message(int rank, String message) {
        byte[] utf8 = message.getBytes(StandardCharsets.UTF_8);
        int length = Math.min(utf8.length, MESSAGE_LIMIT);
        INT.set(segment, block(rank) + MESSAGE_BYTES, length);
        MemorySegment.copy(utf8, 0, segment, ValueLayout.JAVA_BYTE, block(rank) + MESSAGE, length);
    }

    /// The message of a worker that failed or stopped, or could not write an output.
    public String message(int rank) {
        int length = Math.clamp((int) INT.get(segment, block(rank) + MESSAGE_BYTES), 0, MESSAGE_LIMIT);
        byte[] utf8 = new byte[length];
        MemorySegment.copy(segment, ValueLayout.JAVA_BYTE, block(rank) + MESSAGE, utf8, 0, length);
        return new String(utf8, StandardCharsets.UTF_8);
    }
}
