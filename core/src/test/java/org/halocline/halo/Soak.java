package org.halocline.halo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;
import org.halocline.decomposition.Decomposition;
import org.halocline.decomposition.ProcessGrid;
import org.halocline.grid.Boundary;
import org.halocline.grid.Grid;
import org.halocline.grid.Stencil;
import org.halocline.shm.Barrier;
import org.halocline.shm.ControlFile;
import org.halocline.shm.MappedSession;
import org.halocline.shm.Meeting;
import org.halocline.shm.SessionMemory;
import org.halocline.shm.WaitStrategy;
import org.halocline.shm.Waiter;

/// One of two sides that meet in shared memory again and again, with pauses of any length, and check every word: ranks
/// 0 and 1 of a run that has nothing to compute. Each side may be a thread or a process.
final class Soak {
    /// What they do; each part once in a session.
    enum Part {
        CHANNEL,
        MEETING,
        BARRIER,
        CONTROL,
        CLAIM
    }

    private static final int CELLS = 16;
    private static final int PLAIN = 128;

    /// One word per rank, stored without any order of its own.
    private static final String SCRATCH = "scratch";

    private static final String CLAIMS = "claims";

    private static final Decomposition CUT =
            new Decomposition(Grid.of(8, CELLS).boundary(Boundary.value(0)), new ProcessGrid(2, 1, 1));

    private final SessionMemory session;
    private final ControlFile control;
    private final Waiter waiter;
    private final int rank;
    private final long count;
    private final SplittableRandom random;
    private final MemorySegment scratch;
    private final Barrier barrier;
    private volatile long done;

    Soak(SessionMemory session, int rank, long count) {
        this.session = session;
        this.control = ControlFile.open(session);
        this.waiter = new Waiter(WaitStrategy.forWorkers(2), control);
        this.rank = rank;
        this.count = count;
        this.random = new SplittableRandom(rank + 1);
        this.scratch = session.open(SCRATCH);
        this.barrier = new Barrier(control, waiter, rank);
    }

    /// Makes what both sides open.
    static ControlFile create(SessionMemory session, long claims) {
        session.create(HaloLayout.NAME, layout().bytes());
        session.create(Meeting.NAME, Meeting.bytes(2));
        session.create(SCRATCH, 2 * PLAIN);
        session.create(CLAIMS, claims);
        return ControlFile.create(session, 2);
    }

    private static HaloLayout layout() {
        return new HaloLayout(CUT, List.of(Stencil.star(1)));
    }

    /// `Soak SESSION RANK COUNT PART…`: a side as a process.
    public static void main(String[] arguments) {
        try (MappedSession session = MappedSession.attach(Path.of(arguments[0]))) {
            Soak soak = new Soak(session, Integer.parseInt(arguments[1]), Long.parseLong(arguments[2]));
            for (int n = 3; n < arguments.length; n++) {
                soak.run(Part.valueOf(arguments[n]));
            }
        }
    }

    /// How often this side has been through.
    long done() {
        return done;
    }

    void run(Part part) {
        done = 0;
        switch (part) {
            case CHANNEL -> exchange();
            case MEETING -> meet();
            case BARRIER -> arrive();
            case CONTROL -> tell();
            case CLAIM -> claim();
        }
        // Neither begins the next part while the other still looks at words of this one.
        barrier.await();
    }

    /// Mostly nothing; sometimes the other side gets far ahead in time.
    @SuppressWarnings("ThreadPriorityCheck") // yielding is one of the pauses
    private void dawdle() {
        int draw = random.nextInt(1 << 16);
        if (draw < 2) {
            LockSupport.parkNanos(50_000);
        } else if (draw < 40) {
            Thread.yield();
        } else if (draw < 600) {
            for (int n = 0; n < draw; n++) {
                Thread.onSpinWait();
            }
        }
    }

    private static long word(int from, long number, int index) {
        return (number * 1_000_003 + index) * 0x9e3779b97f4a7c15L + from;
    }

    private HaloLayout.Place place(int from) {
        return layout().places().stream()
                .filter(place -> place.from() == from)
                .findFirst()
                .orElseThrow();
    }

    private void exchange() {
        MemorySegment memory = session.open(HaloLayout.NAME);
        HaloSender out = new HaloSender(memory, place(rank), waiter, 3 * Long.BYTES);
        HaloReceiver in = new HaloReceiver(memory, place(1 - rank), waiter);
        for (long number = 1; number <= count; number++) {
            dawdle();
            MemorySegment slot = out.claim();
            assertEquals(8 * CELLS, slot.byteSize());
            for (int n = 0; n < CELLS; n++) {
                slot.setAtIndex(ValueLayout.JAVA_LONG, n, word(rank, number, n));
                out.written(8L * (n + 1));
            }
            dawdle();
            out.publish();
            dawdle();
            MemorySegment arrived = in.begin();
            for (int n = 0; n < CELLS; n++) {
                in.await(8L * (n + 1));
                check(word(1 - rank, number, n), arrived.getAtIndex(ValueLayout.JAVA_LONG, n), number);
            }
            dawdle();
            // Still there: nobody writes the slot before it is released.
            check(word(1 - rank, number, 0), arrived.getAtIndex(ValueLayout.JAVA_LONG, 0), number);
            check(word(1 - rank, number, CELLS - 1), arrived.getAtIndex(ValueLayout.JAVA_LONG, CELLS - 1), number);
            in.release();
            done = number;
        }
    }

    private static void check(long expected, long found, long number) {
        if (expected != found) {
            assertEquals(expected, found, "at number " + number);
        }
    }

    private void write(long value) {
        scratch.set(ValueLayout.JAVA_LONG, (long) rank * PLAIN, value);
    }

    /// The other side wrote `number` before it came here, and may be one ahead, but no more; after the last one it may
    /// have begun the next part, with 0 or 1.
    private void checkOther(long number) {
        long seen = scratch.get(ValueLayout.JAVA_LONG, (1L - rank) * PLAIN);
        boolean isNextPart = number == count && (seen == 0 || seen == 1);
        if (seen != number && seen != number + 1 && !isNextPart) {
            assertEquals(number, seen, "written before it came");
        }
    }

    private void meet() {
        Meeting meeting = new Meeting(session.open(Meeting.NAME), waiter, rank);
        long[] words = new long[Meeting.WORDS];
        for (long number = 1; number <= count; number++) {
            int size = number % 64 == 0 ? Meeting.WORDS : (int) (number % 7);
            for (int n = 0; n < size; n++) {
                words[n] = word(rank, number, n);
            }
            dawdle();
            write(number);
            meeting.say(words, size);
            dawdle();
            for (int turn = 0; turn < 2; turn++) {
                int other = (int) ((number + turn) & 1);
                meeting.hear(other, words, size);
                for (int n = 0; n < size; n++) {
                    check(word(other, number, n), words[n], number);
                }
                if (other != rank) {
                    checkOther(number);
                }
                dawdle();
            }
            done = number;
        }
    }

    private void arrive() {
        for (long number = 1; number <= count; number++) {
            dawdle();
            write(number);
            barrier.await();
            checkOther(number);
            done = number;
        }
    }

    /// Each tells its steps, reports and state, and looks at the other's: what was written before is there.
    private void tell() {
        int other = 1 - rank;
        long before = 0;
        write(0);
        barrier.await();
        for (long number = 1; number <= count; number++) {
            waiter.stopIfAborted();
            write(number);
            if (number % 2 == 0) {
                control.progress(rank, number, 0.5 * number);
            } else {
                control.reported(rank, number);
            }
            dawdle();
            long told = Math.max(control.step(other), control.reported(other));
            double time = control.time(other);
            long written = scratch.get(ValueLayout.JAVA_LONG, (long) other * PLAIN);
            assertTrue(
                    told >= before && written >= told && time >= 0.5 * (told - 1),
                    () -> "told=" + told + ", written=" + written + ", time=" + time);
            before = told;
            done = number;
        }
    }

    /// Takes numbers until they are used up, and marks each.
    private void claim() {
        MemorySegment marks = session.open(CLAIMS);
        long mine = 0;
        for (long number = control.claim(); number < marks.byteSize(); number = control.claim()) {
            assertEquals(0, marks.get(ValueLayout.JAVA_BYTE, number), "claimed twice");
            marks.set(ValueLayout.JAVA_BYTE, number, (byte) (rank + 1));
            dawdle();
            mine++;
        }
        done = mine;
    }

    /// How many numbers a rank has claimed.
    static long claimed(SessionMemory session, int rank) {
        MemorySegment marks = session.open(CLAIMS);
        long found = 0;
        for (long number = 0; number < marks.byteSize(); number++) {
            found += marks.get(ValueLayout.JAVA_BYTE, number) == rank + 1 ? 1 : 0;
        }
        return found;
    }
}
