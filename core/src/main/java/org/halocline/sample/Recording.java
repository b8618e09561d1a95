package org.halocline.sample;

import java.util.ArrayList;
import java.util.List;

/// What a sample drew from its streams, and what it told of itself.
public final class Recording {
    private final int most;
    private final List<Draw> draws = new ArrayList<>();
    private final List<Trace> traces = new ArrayList<>();
    private long drawn;

    /// @param most how many draws to keep: the first
    public Recording(int most) {
        this.most = most;
    }

    /// A stream of a sample.
    ///
    /// @param subStream word 1 of the counter
    /// @param depth     word 3 of the counter
    public record StreamName(long subStream, long depth) {
        /// The one that a sample begins with.
        public static final StreamName FIRST = new StreamName(0, 0);
    }

    /// One number that was drawn.
    ///
    /// @param stream where from
    /// @param place  of the number in its stream, from 0
    /// @param bits   the number
    public record Draw(StreamName stream, long place, long bits) {
        /// As `nextDouble()` makes it.
        public double uniform() {
            return (bits >>> 11) * 0x1.0p-53;
        }
    }

    /// A number that the simulation told.
    public record Trace(String name, double value) {}

    void draw(StreamName stream, long place, long bits) {
        drawn++;
        if (draws.size() < most) {
            draws.add(new Draw(stream, place, bits));
        }
    }

    void trace(String name, double value) {
        traces.add(new Trace(name, value));
    }

    /// How many numbers of 64 bits were drawn, from all streams.
    public long drawn() {
        return drawn;
    }

    /// The first of them, in the order in which they were drawn.
    public List<Draw> draws() {
        return List.copyOf(draws);
    }

    /// What was told, in order.
    public List<Trace> traces() {
        return List.copyOf(traces);
    }
}
