package org.halocline.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.halocline.sample.Recording.Draw;
import org.halocline.sample.Recording.StreamName;
import org.halocline.sample.Recording.Trace;

/// What one sample of a run did.
///
/// @param simulation  what was run
/// @param where       such as `round 3`; empty for a single run
/// @param seed        of the run
/// @param sample      global index
/// @param scores      by name; without those that the sample did not score
/// @param drawn       how many random numbers of 64 bits it drew, of all its streams
/// @param draws       the first of them, in order
/// @param traces      what the simulation told with [org.halocline.sample.SampleStream#trace], in order
/// @param failure     what it failed with, if it did
public record Replay(
        Simulation simulation,
        String where,
        long seed,
        long sample,
        Map<String, Double> scores,
        long drawn,
        List<Draw> draws,
        List<Trace> traces,
        Optional<RuntimeException> failure) {
    public Replay {
        draws = List.copyOf(draws);
        traces = List.copyOf(traces);
    }

    /// Words of the key of the generator.
    public List<Long> key() {
        return List.of(seed, 0L);
    }

    /// Words of the counter before the first number of a stream.
    public List<Long> counter(StreamName stream) {
        return List.of(0L, stream.subStream(), sample, stream.depth());
    }

    /// A line of Python in which NumPy draws the same numbers of 64 bits.
    ///
    /// @param count how many
    public String python(StreamName stream, int count) {
        return "import numpy as np; print(*np.random.Philox(key=np.array(" + unsigned(key())
                + ", dtype=np.uint64), counter=np.array(" + unsigned(counter(stream))
                + ", dtype=np.uint64)).random_raw("
                + count + "))";
    }

    /// NumPy has no negative words.
    private static String unsigned(List<Long> words) {
        return words.stream().map(Long::toUnsignedString).toList().toString();
    }

    @Override
    public String toString() {
        List<String> lines = new ArrayList<>();
        scores.forEach((name, value) -> lines.add(String.format("%-9s ", name) + value));
        failure.ifPresent(e -> lines.add("FAILED    " + e));
        lines.add("key       " + unsigned(key()));
        lines.add("counter   " + unsigned(counter(StreamName.FIRST)));
        lines.add("drawn     " + drawn + (drawn == 1 ? " number" : " numbers")
                + (drawn > draws.size() ? ", the first " + draws.size() + ":" : ""));
        for (Draw draw : draws) {
            String stream = draw.stream().equals(StreamName.FIRST)
                    ? ""
                    : " of the stream with counter " + unsigned(counter(draw.stream()));
            lines.add(String.format(Locale.ROOT, "  %-7d 0x%016x  ", draw.place(), draw.bits())
                    + draw.uniform()
                    + stream);
        }
        for (Trace trace : traces) {
            lines.add("trace     " + trace.name() + " = " + trace.value());
        }
        StreamName shown = draws.isEmpty() ? StreamName.FIRST : draws.getFirst().stream();
        long first = draws.stream().filter(draw -> draw.stream().equals(shown)).count();
        lines.add("python    " + python(shown, (int) Math.max(1, first)));
        String place = where.isEmpty() ? "" : where + " of ";
        return Tree.draw("sample " + sample + " of " + place + Tree.call(simulation) + ", seed " + seed, lines);
    }
}
