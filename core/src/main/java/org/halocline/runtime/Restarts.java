package org.halocline.runtime;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;

/// Decides whether a run that lost a worker is tried again.
final class Restarts {
    /// Restarts are counted over this time: a run of days may lose a worker now and then.
    private static final long WINDOW_NANOS = TimeUnit.MINUTES.toNanos(10);

    /// A worker that fails at the same step again is not unlucky.
    private static final int SAME_PLACE = 2;

    /// The answer when nobody asked for restarts.
    static final String NONE_WANTED = "maxRestarts=0";

    private final int most;
    private final Deque<Long> times = new ArrayDeque<>();
    private String place = "";
    private int atPlace;
    private int count;

    Restarts(int most) {
        this.most = most;
    }

    /// Why there is no further attempt; empty if there is one, which counts.
    ///
    /// @param failure what happened
    String refuse(Casualty failure) {
        if (!failure.isCurable()) {
            return most > 0 && count > 0 ? "after " + text(count) : "";
        }
        String here = failure.rank() + " " + failure.step() + " " + failure.isOwnFault();
        atPlace = here.equals(place) ? atPlace + 1 : 1;
        place = here;
        long now = System.nanoTime();
        while (!times.isEmpty() && now - times.peek() > WINDOW_NANOS) {
            times.remove();
        }
        if (failure.isOwnFault() && atPlace >= SAME_PLACE) {
            return "it failed again at the same step";
        }
        if (times.size() >= most) {
            return most == 0 ? NONE_WANTED : "after " + text(times.size()) + " within 10 minutes, maxRestarts=" + most;
        }
        times.add(now);
        count++;
        return "";
    }

    private static String text(int restarts) {
        return restarts + (restarts == 1 ? " restart" : " restarts");
    }

    /// Restarts in all.
    int count() {
        return count;
    }
}
