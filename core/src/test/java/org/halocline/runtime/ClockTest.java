package org.halocline.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.halocline.model.Schedule;
import org.halocline.model.Stop;
import org.halocline.model.TimeSteps;
import org.junit.jupiter.api.Test;

class ClockTest {
    private static List<Double> dueTimes(Clock clock, int schedule) {
        List<Double> times = new ArrayList<>();
        if (clock.isDue(schedule)) {
            times.add(clock.time());
        }
        while (!clock.isFinished()) {
            clock.advance(clock.nextStep());
            if (clock.isFinished()) {
                clock.finish(false);
            }
            if (clock.isDue(schedule)) {
                times.add(clock.time());
            }
        }
        return times;
    }

    @Test
    void theLastStepLandsOnTheEnd() {
        Clock clock = new Clock(new Stop.AtTime(1), 0.3, List.of(), true);
        while (!clock.isFinished()) {
            clock.advance(clock.nextStep());
        }
        assertEquals(1.0, clock.time());
        assertEquals(4, clock.step());
        double total = 0;
        for (TimeSteps.Stretch stretch : clock.steps().stretches()) {
            total += stretch.count() * stretch.dt();
            assertTrue(stretch.dt() <= 0.3);
        }
        assertEquals(1.0, total, 1e-15);
    }

    @Test
    void stepsLandOnEveryMultipleOfAnInterval() {
        Clock clock = new Clock(new Stop.AtTime(0.5), 0.03, List.of(Schedule.everyTime(0.1)), true);
        assertEquals(List.of(0.0, 0.1, 0.2, 3 * 0.1, 0.4, 0.5), dueTimes(clock, 0));
    }

    @Test
    void nearlyEqualTimesAreOneAndNoStepIsASliver() {
        // 3 · 0.1 is one unit in the last place above 0.3.
        Clock clock = new Clock(
                new Stop.AtTime(0.3),
                0.04,
                List.of(Schedule.everyTime(0.1), Schedule.everyTime(0.15), Schedule.ends()),
                true);
        List<Double> times = dueTimes(clock, 0);
        assertEquals(4, times.size());
        assertEquals(0.3, times.getLast());
        for (TimeSteps.Stretch stretch : clock.steps().stretches()) {
            assertTrue(stretch.dt() > 1e-3, "dt=" + stretch.dt());
        }
    }

    @Test
    void stepSchedulesCountStepsAndIncludeBothEnds() {
        Clock clock = new Clock(new Stop.AfterSteps(7), 0.5, List.of(Schedule.everySteps(3), Schedule.ends()), true);
        assertEquals(List.of(0.0, 1.5, 3.0, 3.5), dueTimes(clock, 0));
        assertEquals(
                List.of(0.0, 1.0),
                dueTimes(new Clock(new Stop.AfterSteps(2), 0.5, List.of(Schedule.ends()), false), 0));
    }

    private static Clock saved(Clock clock, Stop stop, List<Schedule> schedules, boolean sameEnd) {
        Clock copy = new Clock(stop, Double.POSITIVE_INFINITY, schedules, true);
        copy.restore(clock.save(), sameEnd);
        return copy;
    }

    /// Steps of changing size, some of them cut short.
    private static String go(Clock clock) {
        double longest = 0.05 + 0.01 * (clock.step() % 7);
        clock.advance(clock.nextStep(longest));
        return clock.step() + " " + clock.time() + " " + clock.isDue(0) + clock.isDue(1) + clock.isDue(2)
                + clock.isFinished() + clock.steps().stretches();
    }

    @Test
    void aRestoredClockTicksOnLikeTheSavedOne() {
        Stop stop = new Stop.AtTime(1.7);
        List<Schedule> schedules =
                List.of(Schedule.everyTime(0.11), Schedule.times(0.0, 0.3, 0.33, 1.5), Schedule.everySteps(3));
        Clock clock = new Clock(stop, Double.POSITIVE_INFINITY, schedules, true);
        while (!clock.isFinished()) {
            Clock copy = saved(clock, stop, schedules, true);
            assertFalse(copy.isAnyDue(), "what was due has been done");
            assertEquals(clock.step(), copy.step());
            assertEquals(clock.time(), copy.time());
            Clock original = saved(clock, stop, schedules, true);
            for (int n = 0; n < 4 && !original.isFinished(); n++) {
                assertEquals(go(original), go(copy));
            }
            go(clock);
        }
        assertEquals(1.7, clock.time());
    }

    @Test
    void aClockThatIsGivenMoreTimeLandsWhereALongRunDoes() {
        List<Schedule> schedules = List.of(Schedule.everyTime(0.25), Schedule.times(0.9), Schedule.everySteps(3));
        Clock expected = new Clock(new Stop.AtTime(2), Double.POSITIVE_INFINITY, schedules, true);
        Clock part = new Clock(new Stop.AtTime(0.5), Double.POSITIVE_INFINITY, schedules, true);
        while (!part.isFinished()) {
            assertEquals(go(expected).replaceAll("(true|false)\\[", "["), go(part).replaceAll("(true|false)\\[", "["));
        }
        part.finish(false);
        Clock longer = saved(part, new Stop.AtTime(2), schedules, false);
        while (!expected.isFinished()) {
            assertEquals(go(expected), go(longer));
        }
        assertTrue(longer.isFinished());
    }
}
