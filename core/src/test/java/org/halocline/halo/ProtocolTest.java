package org.halocline.halo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.halocline.decomposition.Decomposition;
import org.halocline.decomposition.ProcessGrid;
import org.halocline.grid.Boundary;
import org.halocline.grid.Grid;
import org.halocline.grid.Stencil;
import org.halocline.shm.ControlFile;
import org.halocline.shm.LocalSession;
import org.halocline.shm.MappedSession;
import org.halocline.shm.StoppedException;
import org.halocline.shm.Waiter;
import org.halocline.shm.WorkerState;
import org.halocline.testing.Twin;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The sentences on ordering and breakage of the shared-memory protocol, one by one where one thread can show them, and
/// by two processes at odds for the rest.
@Timeout(60)
class ProtocolTest {
    @TempDir
    Path folder;

    /// Thrown where a wait would begin.
    private static final class WouldWait extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /// Both ends of a channel of some cells, in one thread that never waits.
    private record Ends(HaloSender sender, HaloReceiver receiver) {
        static Ends of(LocalSession session, int cells) {
            ControlFile control = ControlFile.create(session, 2);
            HaloLayout layout = new HaloLayout(
                    new Decomposition(Grid.of(cells, 2).boundary(Boundary.value(0)), new ProcessGrid(1, 2, 1)),
                    List.of(Stencil.star(1)));
            MemorySegment memory = session.create(HaloLayout.NAME, layout.bytes());
            Waiter impatient = new Waiter(
                    round -> {
                        throw new WouldWait();
                    },
                    control);
            HaloLayout.Place place = layout.places().getFirst();
            return new Ends(
                    new HaloSender(memory, place, impatient, 2 * Long.BYTES),
                    new HaloReceiver(memory, place, impatient));
        }
    }

    /// One cell lies beside the word that publishes it; more than three have slots of their own.
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 17})
    void aSenderMayBeOneExchangeAheadAndNoMore(int cells) {
        try (LocalSession session = new LocalSession()) {
            Ends ends = Ends.of(session, cells);
            ends.sender.claim().setAtIndex(ValueLayout.JAVA_LONG, cells - 1, 1);
            ends.sender.publish();
            for (long exchange = 2; exchange <= 10; exchange++) {
                ends.sender.claim().setAtIndex(ValueLayout.JAVA_LONG, cells - 1, exchange);
                ends.sender.publish();
                assertThrows(WouldWait.class, ends.sender::claim, "both slots are full");
                MemorySegment slot = ends.receiver.begin();
                ends.receiver.await(8L * cells);
                assertEquals(exchange - 1, slot.getAtIndex(ValueLayout.JAVA_LONG, cells - 1));
                assertThrows(WouldWait.class, ends.sender::claim, "one is read, but not released");
                ends.receiver.release();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 17})
    void cellsThatWereNotPublishedAreNotRead(int cells) {
        try (LocalSession session = new LocalSession()) {
            Ends ends = Ends.of(session, cells);
            long bytes = 8L * cells;
            MemorySegment arriving = ends.receiver.begin();
            assertThrows(WouldWait.class, () -> ends.receiver.await(bytes));
            ends.sender.claim().set(ValueLayout.JAVA_LONG, 0, 7);
            assertThrows(WouldWait.class, () -> ends.receiver.await(bytes), "written, but not published");
            ends.sender.publish();
            ends.receiver.await(bytes);
            assertEquals(7, arriving.get(ValueLayout.JAVA_LONG, 0));
            ends.receiver.release();
            ends.receiver.begin();
            assertThrows(WouldWait.class, () -> ends.receiver.await(8));
        }
    }

    @Test
    void theBeginningOfALargeMessageIsReadBeforeItsEndIsWritten() {
        try (LocalSession session = new LocalSession()) {
            Ends ends = Ends.of(session, 17);
            for (long exchange = 1; exchange <= 5; exchange++) {
                MemorySegment slot = ends.sender.claim();
                MemorySegment arriving = ends.receiver.begin();
                for (int n = 0; n < 17; n++) {
                    long upTo = 8L * (n + 1);
                    slot.setAtIndex(ValueLayout.JAVA_LONG, n, 100 * exchange + n);
                    ends.sender.written(upTo);
                    if (n % 2 == 0) {
                        assertThrows(WouldWait.class, () -> ends.receiver.await(upTo), "told by twos");
                    } else {
                        ends.receiver.await(upTo);
                        assertEquals(100 * exchange + n, arriving.getAtIndex(ValueLayout.JAVA_LONG, n));
                    }
                }
                ends.sender.publish();
                ends.receiver.await(8 * 17);
                assertEquals(100 * exchange + 16, arriving.getAtIndex(ValueLayout.JAVA_LONG, 16));
                ends.receiver.release();
            }
        }
    }

    private void soak(long count, Soak.Part... parts) throws Exception {
        try (MappedSession session = MappedSession.create(folder)) {
            ControlFile control = Soak.create(session, Math.min(count, 1 << 20));
            List<String> arguments =
                    new ArrayList<>(List.of(session.directory().toString(), "1", Long.toString(count)));
            for (Soak.Part part : parts) {
                arguments.add(part.name());
            }
            Soak here = new Soak(session, 0, count);
            try (Twin twin = Twin.start(Soak.class.getName(), arguments.toArray(String[]::new))) {
                try {
                    for (Soak.Part part : parts) {
                        here.run(part);
                    }
                } catch (Throwable e) {
                    control.abort();
                    twin.await(30);
                    throw new AssertionError("the twin says: " + twin.output(), e);
                }
                assertEquals(0, twin.await(60), twin::output);
            }
            if (List.of(parts).contains(Soak.Part.CLAIM)) {
                long mine = Soak.claimed(session, 0);
                long others = Soak.claimed(session, 1);
                assertEquals(Math.min(count, 1 << 20), mine + others, "every number once");
                assertEquals(mine, here.done());
                assertTrue(mine > 0);
            }
        }
    }

    @Test
    @Tag("process")
    void twentyThousandMeetingsOfTwoProcessesLoseNoWord() throws Exception {
        soak(20_000, Soak.Part.CHANNEL, Soak.Part.MEETING, Soak.Part.BARRIER, Soak.Part.CONTROL, Soak.Part.CLAIM);
    }

    @Test
    @Tag("process")
    @Tag("slow")
    @Timeout(1800)
    void tenMillionExchangesOfTwoProcessesLoseNoWord() throws Exception {
        soak(10_000_000, Soak.Part.CHANNEL);
    }

    @Test
    @Tag("process")
    @Tag("slow")
    @Timeout(1800)
    void tenMillionMeetingsOfTwoProcessesLoseNoWord() throws Exception {
        soak(10_000_000, Soak.Part.MEETING, Soak.Part.BARRIER);
    }

    /// The twin is killed in the middle of it: whoever waits goes on waiting, passes nothing, and leaves when told to.
    @ParameterizedTest
    @EnumSource(
            value = Soak.Part.class,
            names = {"CHANNEL", "MEETING", "BARRIER"})
    @Tag("process")
    void whoWaitsForTheDeadPassesNothingAndLeavesWithTheRun(Soak.Part part) throws Exception {
        try (MappedSession session = MappedSession.create(folder);
                ExecutorService pool = Executors.newSingleThreadExecutor()) {
            ControlFile control = Soak.create(session, 1);
            Soak here = new Soak(session, 0, Long.MAX_VALUE);
            try (Twin twin = Twin.start(
                    Soak.class.getName(), session.directory().toString(), "1", "" + Long.MAX_VALUE, part.name())) {
                Future<?> waiting = pool.submit(() -> here.run(part));
                while (here.done() < 1000 && !waiting.isDone()) {
                    TimeUnit.MILLISECONDS.sleep(1);
                }
                twin.kill();
                // It may pass what the twin had completed: at most two exchanges.
                long reached = here.done();
                TimeUnit.MILLISECONDS.sleep(50);
                assertFalse(waiting.isDone());
                assertTrue(here.done() <= reached + 2, reached + " → " + here.done());
                control.abort();
                ExecutionException e = assertThrows(ExecutionException.class, () -> waiting.get(10, TimeUnit.SECONDS));
                assertTrue(e.getCause() instanceof StoppedException, e.toString());
            }
        }
    }

    /// No locks: whatever a dead process was doing, everyone else reads and writes on.
    @Test
    @Tag("process")
    void theControlFileOutlivesWhoeverDiesOverIt() throws Exception {
        try (MappedSession session = MappedSession.create(folder);
                ExecutorService pool = Executors.newSingleThreadExecutor()) {
            ControlFile control = Soak.create(session, 1);
            Soak here = new Soak(session, 0, Long.MAX_VALUE);
            Future<?> telling = pool.submit(() -> here.run(Soak.Part.CONTROL));
            try (Twin twin = Twin.start(
                    Soak.class.getName(), session.directory().toString(), "1", "" + Long.MAX_VALUE, "CONTROL")) {
                while (control.step(1) < 1000 && !telling.isDone()) {
                    TimeUnit.MILLISECONDS.sleep(1);
                }
                twin.kill();
            }
            long reached = control.step(1);
            long mine = here.done();
            while (here.done() < mine + 1000) {
                TimeUnit.MILLISECONDS.sleep(1);
            }
            assertEquals(reached, control.step(1));
            long claimed = control.claim();
            assertEquals(claimed + 1, control.claim());
            control.leave(0, WorkerState.FAILED, "said after");
            assertEquals("said after", ControlFile.open(session).message(0));
            assertEquals(WorkerState.FAILED, ControlFile.open(session).state(0));
            control.abort();
            ExecutionException e = assertThrows(ExecutionException.class, () -> telling.get(10, TimeUnit.SECONDS));
            assertTrue(e.getCause() instanceof StoppedException, e.toString());
        }
    }
}
