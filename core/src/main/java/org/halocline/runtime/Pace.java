package org.halocline.runtime;

import java.util.ArrayDeque;
import java.util.Deque;

/// How fast a run has been lately: start-up and stalls of long ago do not count.
final class Pace {
    private static final double WINDOW_SECONDS = 5;

    private final Deque<Mark> marks = new ArrayDeque<>();

    private record Mark(double seconds, long done) {}

    /// Takes in how much is done by now.
    ///
    /// @return how much was done per second over the last seconds; 0 until something was
    double perSecond(long done, double seconds) {
        if (done == 0) {
            marks.clear();
        }
        marks.add(new Mark(seconds, done));
        while (marks.size() > 2 && seconds - marks.getFirst().seconds() > WINDOW_SECONDS) {
            marks.remove();
        }
        Mark first = marks.getFirst();
        return seconds > first.seconds() ? (done - first.done()) / (seconds - first.seconds()) : 0;
    }
}
