package org.halocline.shm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class MeetingTest {
    private static final int WORKERS = 5;

    /// Thrown where a wait would begin.
    private static final class WouldWait extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private static final WaitStrategy IMPATIENT = round -> {
        throw new WouldWait();
    };

    private static Meeting meeting(MemorySegment segment, ControlFile control, WaitStrategy strategy, int rank) {
        return new Meeting(segment, new Waiter(strategy, control), rank);
    }

    private static long word(int rank, long number, int index) {
        return rank * 1_000_000_007L + number * 1009 + index;
    }

    @Test
    void everyoneHearsTheWordsOfThisMeetingFromEveryone() throws Exception {
        try (LocalSession session = new LocalSession();
                ExecutorService pool = Executors.newFixedThreadPool(WORKERS)) {
            ControlFile control = ControlFile.create(session, WORKERS);
            MemorySegment segment = session.create(Meeting.NAME, Meeting.bytes(WORKERS));
            List<Future<?>> all = new ArrayList<>();
            for (int r = 0; r < WORKERS; r++) {
                int rank = r;
                all.add(pool.submit(
                        () -> speakAndCheck(meeting(segment, control, WaitStrategy.forWorkers(64), rank), rank)));
            }
            for (Future<?> one : all) {
                one.get(30, TimeUnit.SECONDS);
            }
        }
    }

    private static void speakAndCheck(Meeting meeting, int rank) {
        long[] words = new long[Meeting.WORDS];
        for (long number = 1; number <= 1000; number++) {
            int count = number % 100 == 0 ? Meeting.WORDS : (int) (number % 5);
            for (int n = 0; n < count; n++) {
                words[n] = word(rank, number, n);
            }
            meeting.say(words, count);
            // Each begins with somebody else.
            for (int n = 0; n < WORKERS; n++) {
                int other = (rank + n) % WORKERS;
                meeting.hear(other, words, count);
                for (int w = 0; w < count; w++) {
                    assertEquals(word(other, number, w), words[w]);
                }
            }
        }
    }

    @Test
    void nobodyIsHeardWhoHasNotSpokenAndAllHearTheSame() {
        try (LocalSession session = new LocalSession()) {
            ControlFile control = ControlFile.create(session, 2);
            MemorySegment segment = session.create(Meeting.NAME, Meeting.bytes(2));
            Meeting zero = meeting(segment, control, IMPATIENT, 0);
            Meeting one = meeting(segment, control, IMPATIENT, 1);
            long[] words = new long[3];
            zero.say(new long[] {1, 2, 3}, 3);
            assertThrows(WouldWait.class, () -> zero.hear(1, words, 3));
            one.say(new long[] {4, 5, 6}, 3);
            for (Meeting each : List.of(zero, one)) {
                each.hear(1, words, 3);
                assertArrayEquals(new long[] {4, 5, 6}, words);
                each.hear(0, words, 3);
                assertArrayEquals(new long[] {1, 2, 3}, words);
            }
        }
    }

    /// Who is one meeting ahead has not yet taken the words away from who is one behind.
    @Test
    void aSlowHearerStillHearsTheMeetingBefore() {
        try (LocalSession session = new LocalSession()) {
            ControlFile control = ControlFile.create(session, 2);
            MemorySegment segment = session.create(Meeting.NAME, Meeting.bytes(2));
            Meeting fast = meeting(segment, control, IMPATIENT, 0);
            Meeting slow = meeting(segment, control, IMPATIENT, 1);
            long[] words = new long[Meeting.WORDS];
            long[] full = new long[Meeting.WORDS];
            for (long number = 1; number < 10; number++) {
                Arrays.fill(full, number);
                slow.say(full, Meeting.WORDS);
                if (number == 1) {
                    fast.say(full, Meeting.WORDS);
                }
                fast.hear(0, words, Meeting.WORDS);
                fast.hear(1, words, Meeting.WORDS);
                long[] next = new long[Meeting.WORDS];
                Arrays.fill(next, number + 1);
                fast.say(next, Meeting.WORDS);
                slow.hear(0, words, Meeting.WORDS);
                assertArrayEquals(full, words);
                slow.hear(1, words, Meeting.WORDS);
            }
        }
    }

    @Test
    void everyHearerLeavesWhenTheRunIsAborted() throws Exception {
        try (LocalSession session = new LocalSession();
                ExecutorService pool = Executors.newFixedThreadPool(WORKERS - 1)) {
            ControlFile control = ControlFile.create(session, WORKERS);
            MemorySegment segment = session.create(Meeting.NAME, Meeting.bytes(WORKERS));
            List<Future<?>> waiting = new ArrayList<>();
            for (int r = 0; r < WORKERS - 1; r++) {
                int rank = r;
                waiting.add(pool.submit(() -> {
                    Meeting meeting = meeting(segment, control, WaitStrategy.forWorkers(64), rank);
                    meeting.say(new long[1], 1);
                    meeting.hear(WORKERS - 1, new long[1], 1);
                }));
            }
            TimeUnit.MILLISECONDS.sleep(20);
            assertTrue(waiting.stream().noneMatch(Future::isDone));
            control.abort();
            for (Future<?> one : waiting) {
                ExecutionException e = assertThrows(ExecutionException.class, () -> one.get(10, TimeUnit.SECONDS));
                assertTrue(e.getCause() instanceof StoppedException, e.toString());
            }
        }
    }
}
