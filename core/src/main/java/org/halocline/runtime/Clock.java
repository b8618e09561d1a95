package org.halocline.runtime;

import java.util.List;
import org.halocline.model.Schedule;
import org.halocline.model.Stop;
import org.halocline.model.TimeSteps;

/// Counts steps and time, and cuts steps short so that they land on the times that schedules ask for and on the end.
///
/// Every worker has its own clock and they agree to the last bit: it is a function of the plan alone.
final class Clock {
    /// Times closer than this fraction of a step are one.
    private static final double SAME = 1e-9;

    private final Stop stop;
    private final double longest;
    private final List<Schedule> schedules;
    private final long[] landings;
    private final boolean[] due;
    private final TimeSteps steps = new TimeSteps();
    private final boolean records;
    private long step;
    private double time;
    private double target;

    /// @param longest   the longest step
    /// @param schedules what wants to happen; numbered in this order
    /// @param records   whether to remember the size of every step
    Clock(Stop stop, double longest, List<Schedule> schedules, boolean records) {
        this.stop = stop;
        this.longest = longest;
        this.records = records;
        this.schedules = List.copyOf(schedules);
        this.landings = new long[schedules.size()];
        this.due = new boolean[schedules.size()];
        for (int s = 0; s < due.length; s++) {
            due[s] = true;
            landings[s] = 1;
        }
        aim();
    }

    private double end() {
        return stop instanceof Stop.AtTime at ? at.time() : Double.POSITIVE_INFINITY;
    }

    /// Finds the next time to land on; times that are nearly the same become one, the end before all others.
    private void aim() {
        double next = end();
        for (int s = 0; s < landings.length; s++) {
            next = Math.min(next, schedules.get(s).time(landings[s]));
        }
        target = end() - next <= SAME * longest ? end() : next;
    }

    /// The size of the next step.
    double nextStep() {
        double left = target - time;
        return left <= longest * (1 + SAME) ? left : longest;
    }

    /// Counts a step of the size that [#nextStep] gave.
    void advance(double dt) {
        boolean lands = dt == target - time;
        time = lands ? target : time + dt;
        step++;
        if (records) {
            steps.add(dt);
        }
        for (int s = 0; s < due.length; s++) {
            boolean landed = lands && schedules.get(s).time(landings[s]) <= target + SAME * longest;
            if (landed) {
                landings[s]++;
            }
            due[s] = schedules.get(s).isDue(step, landed) || isFinished();
        }
        if (lands) {
            aim();
        }
    }

    /// Whether schedule number `schedule` wants the present state.
    boolean isDue(int schedule) {
        return due[schedule];
    }

    boolean isFinished() {
        return switch (stop) {
            case Stop.AtTime at -> time >= at.time();
            case Stop.AfterSteps after -> step >= after.steps();
            case Stop.AfterSamples samples ->
                throw new IllegalStateException("stop=" + samples + "; a clock counts steps");
        };
    }

    long step() {
        return step;
    }

    double time() {
        return time;
    }

    /// The sizes of all steps; empty unless they are recorded.
    TimeSteps steps() {
        return steps;
    }
}
