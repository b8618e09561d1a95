package org.halocline.runtime;

import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.halocline.model.Schedule;

/// Lets all workers agree at which step wall time wants something: a schedule, or that the state is kept. Rank 0 looks
/// at its watch; the others follow.
///
/// They meet only every few steps, so often that nothing is late by much more than a twentieth of its interval, or by
/// one step.
final class Watch {
    private static final double LATENESS = 0.05;
    private static final long RAREST = 1 << 20;

    /// A request to stop is noticed within a fraction of this.
    private static final double STOP_SECONDS = 0.5;

    /// The state is kept so rarely that keeping costs less than a hundredth of the time.
    private static final double KEEP_RATIO = 125;

    private static final int FLAGS = 2;
    private static final long KEEP = 1;
    private static final long STOP = 2;

    private final List<Schedule> schedules;
    private final Collectives collectives;
    private final long begun = System.nanoTime();
    private final double[] last;
    /// Steps to the next meeting, what else is wanted, then a bit for each schedule.
    private final long[] words;
    private final double shortest;
    private final BooleanSupplier stops;
    private final long replay;
    private final double keepSeconds;
    private double keepInterval;
    private double lastKept;
    private boolean isKeepDue;
    private boolean isStopDue;
    private long next = 1;
    private long distance = 1;
    private double asked;

    /// @param keepSeconds how far apart kept states are at least; 0 for one after every step, infinite for none
    /// @param expected how long keeping the state for the first time will take, in seconds
    /// @param stops  whether the workers are asked to stop; asked on rank 0
    /// @param isAsked whether that may happen
    /// @param replay up to this step an earlier attempt has done what schedules asked for
    Watch(
            List<Schedule> schedules,
            Collectives collectives,
            double keepSeconds,
            double expected,
            BooleanSupplier stops,
            boolean isAsked,
            long replay) {
        this.schedules = schedules;
        this.collectives = collectives;
        this.last = new double[schedules.size()];
        this.keepSeconds = keepSeconds;
        this.keepInterval = interval(expected);
        this.words = new long[FLAGS + Math.ceilDiv(schedules.size(), Long.SIZE)];
        this.stops = stops;
        this.replay = replay;
        double least = isAsked ? Math.min(keepSeconds, STOP_SECONDS) : keepSeconds;
        for (Schedule schedule : schedules) {
            if (schedule instanceof Schedule.EverySeconds every) {
                least = Math.min(least, every.seconds());
            }
        }
        this.shortest = least;
    }

    /// Finds out what is due by now. All workers call it after every step.
    void look(Clock clock) {
        isKeepDue = false;
        if (shortest == Double.POSITIVE_INFINITY || clock.step() < next) {
            return;
        }
        double now = now();
        words[0] = distance(now);
        words[1] = (now - lastKept >= keepInterval ? KEEP : 0) | (stops.getAsBoolean() ? STOP : 0);
        markDue(now, clock.step() > replay);
        collectives.broadcast(words, words.length, 0);
        for (int s = 0; s < schedules.size(); s++) {
            if ((words[FLAGS + s / Long.SIZE] >>> s & 1) != 0) {
                clock.makeDue(s);
                last[s] = now;
            }
        }
        isKeepDue = (words[1] & KEEP) != 0;
        isStopDue = (words[1] & STOP) != 0;
        distance = words[0];
        next = clock.step() + distance;
    }

    private double now() {
        return (System.nanoTime() - begun) / 1e9;
    }

    /// Whether the present state is to be kept.
    boolean isKeepDue() {
        return isKeepDue;
    }

    /// Whether the workers stop at the present state, after a checkpoint.
    boolean isStopDue() {
        return isStopDue;
    }

    /// Tells how long keeping took: the next time is far enough away to make up for it.
    void kept(double seconds) {
        lastKept = now();
        keepInterval = interval(seconds);
    }

    private double interval(double seconds) {
        return keepSeconds > 0 ? Math.max(keepSeconds, KEEP_RATIO * seconds) : 0;
    }

    private void markDue(double now, boolean isNew) {
        Arrays.fill(words, FLAGS, words.length, 0);
        for (int s = 0; isNew && s < schedules.size(); s++) {
            if (schedules.get(s) instanceof Schedule.EverySeconds every && now - last[s] >= every.seconds()) {
                words[FLAGS + s / Long.SIZE] |= 1L << s;
            }
        }
    }

    /// Steps until the next meeting.
    private long distance(double now) {
        double perStep = (now - asked) / distance;
        asked = now;
        double wanted = LATENESS * shortest / Math.max(perStep, 1e-9);
        return Math.clamp((long) wanted, 1, Math.min(2 * distance, RAREST));
    }
}
