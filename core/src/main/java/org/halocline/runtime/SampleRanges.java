package org.halocline.runtime;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Which samples a tally holds: disjoint ranges of global indices, the least first, none next to another.
///
/// @param ranges in this form
record SampleRanges(List<Range> ranges) {
    static final SampleRanges NONE = new SampleRanges(List.of());

    /// Consecutive samples.
    ///
    /// @param begin the first
    /// @param end   one past the last, more than `begin`
    record Range(long begin, long end) {
        Range {
            if (begin < 0 || end <= begin) {
                throw new IllegalArgumentException("samples=" + begin + "…" + (end - 1));
            }
        }

        @Override
        public String toString() {
            return begin + "…" + (end - 1);
        }
    }

    SampleRanges {
        ranges = List.copyOf(ranges);
        for (int n = 1; n < ranges.size(); n++) {
            if (ranges.get(n).begin() <= ranges.get(n - 1).end()) {
                throw new IllegalArgumentException("samples=" + ranges + "; they are not in order");
            }
        }
    }

    static SampleRanges of(long begin, long end) {
        return begin == end ? NONE : new SampleRanges(List.of(new Range(begin, end)));
    }

    long samples() {
        return ranges.stream().mapToLong(r -> r.end() - r.begin()).sum();
    }

    /// The first samples that are in both, if there are any.
    Optional<Range> overlap(SampleRanges other) {
        for (Range a : ranges) {
            for (Range b : other.ranges) {
                long begin = Math.max(a.begin(), b.begin());
                long end = Math.min(a.end(), b.end());
                if (begin < end) {
                    return Optional.of(new Range(begin, end));
                }
            }
        }
        return Optional.empty();
    }

    /// The samples of both, which do not overlap.
    SampleRanges with(SampleRanges other) {
        List<Range> all = new ArrayList<>(ranges);
        all.addAll(other.ranges);
        all.sort(Comparator.comparingLong(Range::begin));
        List<Range> joined = new ArrayList<>();
        for (Range range : all) {
            if (!joined.isEmpty() && joined.getLast().end() == range.begin()) {
                joined.set(joined.size() - 1, new Range(joined.getLast().begin(), range.end()));
            } else {
                joined.add(range);
            }
        }
        return new SampleRanges(joined);
    }

    /// What is missing of the samples before `end`.
    SampleRanges missing(long end) {
        List<Range> missing = new ArrayList<>();
        long from = 0;
        for (Range range : ranges) {
            if (range.begin() > from && from < end) {
                missing.add(new Range(from, Math.min(end, range.begin())));
            }
            from = range.end();
        }
        if (from < end) {
            missing.add(new Range(from, end));
        }
        return new SampleRanges(missing);
    }

    /// `0…99, 200…299`.
    @Override
    public String toString() {
        return ranges.isEmpty() ? "none" : ranges.stream().map(Range::toString).collect(Collectors.joining(", "));
    }
}
