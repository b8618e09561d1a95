package org.halocline.runtime;

import java.util.Arrays;
import java.util.List;
import org.halocline.model.Schedule;
import org.halocline.model.Stop;
import org.halocline.model.TimeSteps;

/// Counts steps and time, and cuts steps short so that they land on the times that schedules ask for and on the end.
///
/// Every worker has its own clock and they agree to the last bit: it is a function of the plan, and of step limits and
/// wall times on which all workers agreed.
final class Clock {
    /// Times closer than this fraction of a step are one.
    private static final double SAME = 1e-9;

    private final Stop stop;
    private final List<Schedule> schedules;
    private final long[] landings;
    private final boolean[] landed;
    private final boolean[] due;
    private final TimeSteps steps = new TimeSteps();
    private final boolean records;
    private double longest;
    private long step;
    private double time;
    private double target;
    private boolean finished;

    /// @param longest   the longest step; infinite if that is not known yet
    /// @param schedules what wants to happen; numbered in this order
    /// @param records   whether to remember the size of every step
    Clock(Stop stop, double longest, List<Schedule> schedules, boolean records) {
        this.stop = stop;
        this.longest = longest;
        this.records = records;
        this.schedules = List.copyOf(schedules);
        this.landings = new long[schedules.size()];
        this.landed = new boolean[schedules.size()];
        this.due = new boolean[schedules.size()];
        for (int s = 0; s < due.length; s++) {
            due[s] = schedules.get(s).isDueAtStart();
            landings[s] = schedules.get(s).firstLanding();
        }
        aim();
    }

    private double end() {
        return stop instanceof Stop.AtTime at ? at.time() : Double.POSITIVE_INFINITY;
    }

    /// Times closer than this are one.
    private double same() {
        return longest < Double.POSITIVE_INFINITY ? SAME * longest : 0;
    }

    /// Finds the next time to land on; times that are nearly the same become one, the end before all others.
    private void aim() {
        double next = end();
        for (int s = 0; s < landings.length; s++) {
            next = Math.min(next, schedules.get(s).time(landings[s]));
        }
        target = end() - next <= same() ? end() : next;
    }

    /// The size of the next step, at most the longest.
    double nextStep() {
        double left = target - time;
        return left <= longest * (1 + SAME) ? left : longest;
    }

    /// The size of the next step with a new longest step.
    double nextStep(double newLongest) {
        longest = newLongest;
        return nextStep();
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
            landed[s] = lands && schedules.get(s).time(landings[s]) <= target + same();
            if (landed[s]) {
                landings[s]++;
            }
            due[s] = schedules.get(s).isDue(step, landed[s]);
        }
        if (lands) {
            aim();
        }
    }

    /// Makes the present state the final one. What was due already and has been done stays done.
    ///
    /// @param looked whether what was due at this state has been done
    void finish(boolean looked) {
        finished = true;
        for (int s = 0; s < due.length; s++) {
            boolean done = looked && due[s];
            due[s] = !done && (due[s] || schedules.get(s).isDueAtEnd(landed[s]));
        }
    }

    /// All that it takes to go on from here: step, time, longest, target, landings, then the recorded steps.
    long[] save() {
        List<TimeSteps.Stretch> stretches = steps.stretches();
        long[] words = new long[4 + landings.length + 2 * stretches.size()];
        words[0] = step;
        words[1] = Double.doubleToRawLongBits(time);
        words[2] = Double.doubleToRawLongBits(longest);
        words[3] = Double.doubleToRawLongBits(target);
        System.arraycopy(landings, 0, words, 4, landings.length);
        int at = 4 + landings.length;
        for (TimeSteps.Stretch stretch : stretches) {
            words[at++] = Double.doubleToRawLongBits(stretch.dt());
            words[at++] = stretch.count();
        }
        return words;
    }

    /// The time in what [#save] returned.
    static double time(long[] words) {
        return Double.longBitsToDouble(words[1]);
    }

    /// Goes back to where [#save] was called, on a clock of the same plan. What was due there has been done.
    ///
    /// @param sameEnd whether the run still ends where it did
    void restore(long[] words, boolean sameEnd) {
        step = words[0];
        time = Double.longBitsToDouble(words[1]);
        longest = Double.longBitsToDouble(words[2]);
        target = Double.longBitsToDouble(words[3]);
        System.arraycopy(words, 4, landings, 0, landings.length);
        steps.clear();
        for (int at = 4 + landings.length; at < words.length; at += 2) {
            steps.add(Double.longBitsToDouble(words[at]), words[at + 1]);
        }
        Arrays.fill(due, false);
        finished = false;
        if (!sameEnd) {
            aim();
        }
    }

    /// Whether schedule number `schedule` wants the present state.
    boolean isDue(int schedule) {
        return due[schedule];
    }

    /// Whether any schedule does.
    boolean isAnyDue() {
        for (boolean one : due) {
            if (one) {
                return true;
            }
        }
        return false;
    }

    /// Wall time makes the present state due.
    void makeDue(int schedule) {
        due[schedule] = true;
    }

    /// Whether the run's steps or its time are used up, or [#finish] was called.
    boolean isFinished() {
        return finished
                || switch (stop) {
                    case Stop.AtTime at -> time >= at.time();
                    case Stop.AfterSteps after -> step >= after.steps();
                    case Stop.WhenDone done -> false;
                    case Stop.AfterSamples samples ->
                        throw new IllegalStateException("stop=" + samples + "; a clock counts steps");
                    case Stop.AtTarget target ->
                        throw new IllegalStateException("stop=" + target + "; a clock counts steps");
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
