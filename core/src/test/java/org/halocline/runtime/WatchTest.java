package org.halocline.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.halocline.model.Schedule;
import org.halocline.model.Stop;
import org.halocline.shm.ControlFile;
import org.halocline.shm.LocalSession;
import org.halocline.shm.Meeting;
import org.halocline.shm.WaitStrategy;
import org.halocline.shm.Waiter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// One worker looks at its watch.
@Timeout(30)
class WatchTest {
    private static final double NEVER = Double.POSITIVE_INFINITY;

    private final LocalSession session = new LocalSession();
    private final AtomicBoolean stop = new AtomicBoolean();
    private Clock clock = clock(List.of());

    @AfterEach
    void end() {
        session.close();
    }

    private static Clock clock(List<Schedule> schedules) {
        return new Clock(new Stop.AfterSteps(Long.MAX_VALUE), 1, schedules, false);
    }

    private Watch watch(double keepSeconds, boolean isAsked, long replay, Schedule... schedules) {
        return watch(keepSeconds, 0, isAsked, replay, schedules);
    }

    private Watch watch(double keepSeconds, double expected, boolean isAsked, long replay, Schedule... schedules) {
        List<Schedule> list = List.of(schedules);
        clock = clock(list);
        ControlFile control = ControlFile.create(session, 1);
        Waiter waiter = Waiter.of(WaitStrategy.forWorkers(1), control, 0);
        Meeting meeting = new Meeting(session.create(Meeting.NAME, Meeting.bytes(1)), waiter, 0);
        return new Watch(list, new Collectives(meeting, 1, 0), keepSeconds, expected, stop::get, isAsked, replay);
    }

    private void step(Watch watch) {
        clock.advance(clock.nextStep());
        watch.look(clock);
    }

    @Test
    void withNoSecondsBetweenEveryStateIsKept() {
        Watch watch = watch(0, false, -1);
        for (int n = 0; n < 50; n++) {
            step(watch);
            assertTrue(watch.isKeepDue(), "step=" + n);
            watch.kept(100);
        }
    }

    @Test
    void whoKeepsNothingIsNeverAskedTo() throws InterruptedException {
        Watch watch = watch(NEVER, true, -1);
        for (int n = 0; n < 20; n++) {
            Thread.sleep(1);
            step(watch);
            assertFalse(watch.isKeepDue());
        }
    }

    /// Keeping that took a second is not due again for two minutes.
    @Test
    void whatTakesLongIsDoneRarely() throws InterruptedException {
        Watch watch = watch(0.01, false, -1);
        while (!watch.isKeepDue()) {
            Thread.sleep(1);
            step(watch);
        }
        watch.kept(1);
        for (int n = 0; n < 50; n++) {
            Thread.sleep(1);
            step(watch);
            assertFalse(watch.isKeepDue());
        }
    }

    /// What is expected to take a second is not due for two minutes, the first time neither, unless every state is
    /// kept.
    @Test
    void whatWillTakeLongIsNotDoneAtOnce() throws InterruptedException {
        Watch watch = watch(0.01, 1, false, -1);
        for (int n = 0; n < 50; n++) {
            Thread.sleep(1);
            step(watch);
            assertFalse(watch.isKeepDue());
        }
        Watch every = watch(0, 1, false, -1);
        step(every);
        assertTrue(every.isKeepDue());
    }

    @Test
    void aRequestToStopIsHeardOnlyByThoseWhoMayBeAsked() throws InterruptedException {
        Watch deaf = watch(NEVER, false, -1);
        stop.set(true);
        for (int n = 0; n < 50; n++) {
            step(deaf);
            assertFalse(deaf.isStopDue());
        }
    }

    @Test
    void aRequestToStopIsHeardSoon() throws InterruptedException {
        Watch watch = watch(NEVER, true, -1);
        for (int n = 0; n < 200; n++) {
            step(watch);
            assertFalse(watch.isStopDue());
        }
        stop.set(true);
        int steps = 0;
        while (!watch.isStopDue()) {
            Thread.sleep(1);
            step(watch);
            steps++;
        }
        assertTrue(steps < 5000, "steps=" + steps);
    }

    /// What an earlier attempt has done at these steps is not done again.
    @Test
    void stepsThatAreReplayedAreNotDueByTime() {
        Watch watch = watch(NEVER, false, 20, Schedule.everySeconds(1e-9));
        for (int n = 1; n <= 40; n++) {
            step(watch);
            assertEquals(n > 20, clock.isDue(0), "step=" + n);
        }
    }
}
