package org.halocline.runtime;

import java.util.Arrays;
import java.util.List;
import org.halocline.model.Schedule;

/// Lets all workers agree at which step wall time makes a schedule due. Rank 0 looks at its watch; the others follow.
///
/// They meet only every few steps, so often that a schedule is late by a twentieth of its interval, or by one step.
final class WallClock {
    private static final double LATENESS = 0.05;
    private static final long RAREST = 1 << 20;

    private final List<Schedule> schedules;
    private final Collectives collectives;
    private final double shortest;
    private final long begun = System.nanoTime();
    private final double[] last;
    /// Steps to the next meeting, then a bit for each schedule.
    private final long[] words;
    private long next = 1;
    private long distance = 1;
    private double asked;

    WallClock(List<Schedule> schedules, Collectives collectives) {
        this.schedules = schedules;
        this.collectives = collectives;
        this.last = new double[schedules.size()];
        this.words = new long[1 + Math.ceilDiv(schedules.size(), Long.SIZE)];
        double least = Double.POSITIVE_INFINITY;
        for (Schedule schedule : schedules) {
            if (schedule instanceof Schedule.EverySeconds every) {
                least = Math.min(least, every.seconds());
            }
        }
        this.shortest = least;
    }

    /// Marks what is due by now. All workers call it after every step.
    void look(Clock clock) {
        if (shortest == Double.POSITIVE_INFINITY || clock.step() < next) {
            return;
        }
        double now = (System.nanoTime() - begun) / 1e9;
        words[0] = distance(now);
        markDue(now);
        collectives.broadcast(words, words.length, 0);
        for (int s = 0; s < schedules.size(); s++) {
            if ((words[1 + s / Long.SIZE] >>> s & 1) != 0) {
                clock.makeDue(s);
                last[s] = now;
            }
        }
        distance = words[0];
        next = clock.step() + distance;
    }

    private void markDue(double now) {
        Arrays.fill(words, 1, words.length, 0);
        for (int s = 0; s < schedules.size(); s++) {
            if (schedules.get(s) instanceof Schedule.EverySeconds every && now - last[s] >= every.seconds()) {
                words[1 + s / Long.SIZE] |= 1L << s;
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
