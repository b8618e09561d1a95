package org.halocline.runtime;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.halocline.shm.ControlFile;
import org.halocline.shm.SessionMemory;
import org.halocline.shm.Waiter;

/// What the workers of a grid run tell the coordinator, in the same order on every rank: partial observables and
/// finished snapshot pieces.
///
/// One ring of [#RING] slots per worker; the control file counts what is published and taken. A slot:
///
/// | word | field | written by | meaning |
/// |---:|---|---|---|
/// | 0 | subject | worker | −1 observables, −4 of the final state, −2 its assessment, −3 a checkpoint; else a snapshot
/// |
/// | 1 | step | worker | |
/// | 2 | time | worker | bits |
/// | 3 … | payload | worker | accumulators of the observables, one after the other; or an [Assessment]; of a checkpoint
/// or a snapshot 0 if it is written, 1 if it could not be |
final class Reports {
    static final int OBSERVABLES = -1;

    /// A part of a checkpoint is written.
    static final int CHECKPOINT = -3;

    /// Observables of the final state that no schedule asked for.
    static final int FINAL_OBSERVABLES = -4;

    /// The last report of a run.
    static final int ASSESSMENT = -2;

    static final long WRITTEN = 0;
    static final long DROPPED = 1;

    /// Slots per worker: how far a worker may run ahead of the coordinator.
    static final int RING = 32;

    private static final String NAME = "reports";
    private static final int HEADER_WORDS = 3;

    private final MemorySegment segment;
    private final ControlFile control;
    private final int payloadWords;

    /// A report as read or to be written.
    ///
    /// @param subject [#OBSERVABLES], [#FINAL_OBSERVABLES], [#ASSESSMENT], [#CHECKPOINT], or number of the snapshot
    ///     request
    /// @param step    steps taken
    /// @param time    simulated time
    record Report(int subject, long step, double time) {}

    private Reports(MemorySegment segment, ControlFile control, int payloadWords) {
        this.segment = segment;
        this.control = control;
        this.payloadWords = payloadWords;
    }

    static long bytes(int workers, int payloadWords) {
        return 8L * workers * RING * (HEADER_WORDS + payloadWords);
    }

    static Reports create(SessionMemory session, ControlFile control, int payloadWords) {
        return new Reports(session.create(NAME, bytes(control.workers(), payloadWords)), control, payloadWords);
    }

    static Reports open(SessionMemory session, ControlFile control, int payloadWords) {
        return new Reports(session.open(NAME), control, payloadWords);
    }

    private long at(int rank, long number) {
        return 8L * (rank * (long) RING + number % RING) * (HEADER_WORDS + payloadWords);
    }

    /// Publishes the next report of a worker; waits while the ring is full.
    ///
    /// @return how many it has published
    long publish(int rank, Report report, long[] payload, Waiter waiter) {
        long number = control.reported(rank);
        awaitTaken(rank, number - RING + 1, waiter);
        long at = at(rank, number);
        segment.set(ValueLayout.JAVA_LONG, at, report.subject());
        segment.set(ValueLayout.JAVA_LONG, at + 8, report.step());
        segment.set(ValueLayout.JAVA_LONG, at + 16, Double.doubleToRawLongBits(report.time()));
        MemorySegment.copy(payload, 0, segment, ValueLayout.JAVA_LONG, at + 8L * HEADER_WORDS, payload.length);
        control.reported(rank, number + 1);
        return number + 1;
    }

    /// Waits until the coordinator has done what so many reports of a worker ask for.
    void awaitTaken(int rank, long count, Waiter waiter) {
        for (int round = 0; control.taken(rank) < count; round++) {
            waiter.rest(round);
        }
    }

    /// Whether every worker has published report number `number`.
    boolean isComplete(long number) {
        for (int rank = 0; rank < control.workers(); rank++) {
            if (control.reported(rank) <= number) {
                return false;
            }
        }
        return true;
    }

    /// Reads a complete report.
    Report read(long number) {
        long at = at(0, number);
        return new Report(
                (int) segment.get(ValueLayout.JAVA_LONG, at),
                segment.get(ValueLayout.JAVA_LONG, at + 8),
                Double.longBitsToDouble(segment.get(ValueLayout.JAVA_LONG, at + 16)));
    }

    /// Reads a worker's payload of a complete report.
    void readPayload(int rank, long number, long[] payload) {
        MemorySegment.copy(
                segment, ValueLayout.JAVA_LONG, at(rank, number) + 8L * HEADER_WORDS, payload, 0, payloadWords);
    }

    /// The first worker whose report of a written output says that it could not be written; −1 if all could.
    int troubled(long number) {
        for (int rank = 0; rank < control.workers(); rank++) {
            if (segment.get(ValueLayout.JAVA_LONG, at(rank, number) + 8L * HEADER_WORDS) != WRITTEN) {
                return rank;
            }
        }
        return -1;
    }

    /// Frees the slots of a report.
    void take(long number) {
        for (int rank = 0; rank < control.workers(); rank++) {
            control.taken(rank, number + 1);
        }
    }
}
