package org.halocline.statistics;

/// Counts between edges, see [Ordered#ofBins].
final class Bins implements Ordered {
    private final double[] edges;

    /// Values in bins 0 to b.
    private final long[] upTo;

    Bins(double[] edges, long[] upTo) {
        this.edges = edges;
        this.upTo = upTo;
    }

    @Override
    public long count() {
        return upTo.length == 0 ? 0 : upTo[upTo.length - 1];
    }

    @Override
    public double low(long place) {
        return edges[bin(place)];
    }

    @Override
    public double high(long place) {
        return edges[bin(place) + 1];
    }

    /// The first bin with upTo ≥ place.
    private int bin(long place) {
        int low = 0;
        int high = upTo.length - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (upTo[middle] >= place) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }
}
