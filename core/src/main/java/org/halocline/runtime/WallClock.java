package org.halocline.runtime;

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
    private final long[] words = new long[2];
    private long next = 1;
    private long distance = 1;
    private double asked;

    WallClock(List<Schedule> schedules, Collectives collectives) {
        this.schedules = schedules;
        this.collectives = collectives;
        this.last = new double[schedules.size()];
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
        words[0] = dueMask(now);
        words[1] = distance(now);
        collectives.broadcast(words, 2, 0);
        for (int s = 0; s < schedules.size(); s++) {
            if ((words[0] >>> s & 1) != 0) {
                clock.makeDue(s);
                last[s] = now;
            }
        }
        distance = words[1];
        next = clock.step() + distance;
    }

    private long dueMask(double now) {
        long mask = 0;
        for (int s = 0; s < schedules.size(); s++) {
            if (schedules.get(s) instanceof Schedule.EverySeconds every && now - last[s] >= every.seconds()) {
                mask |= 1L << s;
            }
        }
        return mask;
    }

    /// Steps until the next meeting.
    private long distance(double now) {
        double perStep = (now - asked) / distance;
        asked = now;
        double wanted = LATENESS * shortest / Math.max(perStep, 1e-9);
        return Math.clamp((long) wanted, 1, Math.min(2 * distance, RAREST));
    }
}
