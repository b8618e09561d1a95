package org.halocline.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The sizes of all steps taken, run-length coded: what a closed form needs to know of a run.
public final class TimeSteps {
    /// `count` equal steps of size `dt`.
    public record Stretch(double dt, long count) {}

    private double[] sizes = new double[4];
    private long[] counts = new long[4];
    private int stretches;
    private long count;

    /// Appends one step.
    public void add(double dt) {
        add(dt, 1);
    }

    /// Forgets all steps.
    public void clear() {
        stretches = 0;
        count = 0;
        Arrays.fill(counts, 0);
    }

    /// Appends equal steps.
    public void add(double dt, long times) {
        if (stretches == 0 || sizes[stretches - 1] != dt) {
            if (stretches == sizes.length) {
                sizes = Arrays.copyOf(sizes, 2 * stretches);
                counts = Arrays.copyOf(counts, 2 * stretches);
            }
            counts[stretches] = 0;
            sizes[stretches++] = dt;
        }
        counts[stretches - 1] += times;
        count += times;
    }

    /// Steps in all.
    public long count() {
        return count;
    }

    /// The steps in order, equal neighbours joined.
    public List<Stretch> stretches() {
        List<Stretch> list = new ArrayList<>();
        for (int n = 0; n < stretches; n++) {
            list.add(new Stretch(sizes[n], counts[n]));
        }
        return list;
    }

    /// The time that all steps cover, added up in order.
    public double time() {
        double time = 0;
        for (int n = 0; n < stretches; n++) {
            time += sizes[n] * counts[n];
        }
        return time;
    }
}
