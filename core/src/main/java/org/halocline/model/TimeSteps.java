package org.halocline.model;

import java.util.ArrayList;
import java.util.List;

/// The sizes of all steps taken, run-length coded: what a closed form needs to know of a run.
public final class TimeSteps {
    /// `count` equal steps of size `dt`.
    public record Stretch(double dt, long count) {}

    private final List<Stretch> stretches = new ArrayList<>();
    private long count;

    /// Appends one step.
    public void add(double dt) {
        int last = stretches.size() - 1;
        if (last >= 0 && stretches.get(last).dt() == dt) {
            stretches.set(last, new Stretch(dt, stretches.get(last).count() + 1));
        } else {
            stretches.add(new Stretch(dt, 1));
        }
        count++;
    }

    /// Steps in all.
    public long count() {
        return count;
    }

    /// The steps in order, equal neighbours joined.
    public List<Stretch> stretches() {
        return List.copyOf(stretches);
    }
}
