package org.halocline.statistics;

/// Values in order of size, known exactly or to lie in bins.
public interface Ordered {
    /// How many values.
    long count();

    /// A bound from below for the value of a place, 1 ≤ place ≤ count.
    double low(long place);

    /// A bound from above for the value of a place, 1 ≤ place ≤ count.
    double high(long place);

    /// Values that are known, least first.
    ///
    /// @param sorted not copied
    static Ordered of(double[] sorted) {
        return new Ordered() {
            @Override
            public long count() {
                return sorted.length;
            }

            @Override
            public double low(long place) {
                return sorted[Math.toIntExact(place - 1)];
            }

            @Override
            public double high(long place) {
                return low(place);
            }
        };
    }

    /// Counts in neighbouring bins, as histograms and sketches keep them: bin b holds `counts[b]` values between
    /// `edges[b]` and `edges[b + 1]`.
    static Ordered ofBins(double[] edges, long[] counts) {
        if (edges.length != counts.length + 1) {
            throw new IllegalArgumentException(
                    "edges=" + edges.length + ", bins=" + counts.length + "; there is one edge more than bins");
        }
        long[] upTo = new long[counts.length];
        long total = 0;
        for (int b = 0; b < counts.length; b++) {
            total += counts[b];
            upTo[b] = total;
        }
        return new Bins(edges.clone(), upTo);
    }
}
