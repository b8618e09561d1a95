package org.halocline.runtime;

import org.halocline.model.ConvergencePoint;
import org.halocline.model.RunMonitor;

/// Tells how estimates converge: after the first batch that reaches each of 16, 20, 24, 28, 32, 40, 48, 56, 64, …
/// samples, and at the end.
///
/// Whether it is told after a batch depends on where the batch would begin and end in a run without end, so that a run
/// that goes on from a checkpoint tells what one long run does.
final class ConvergencePoints {
    private static final long LEAST = 16;

    private final BatchGrid grid;
    private final long from;
    private final SampleTotals totals;
    private final RunMonitor monitor;
    private long told;

    /// @param from the first sample of the run, be it drawn before a checkpoint
    ConvergencePoints(BatchGrid grid, long from, SampleTotals totals, RunMonitor monitor) {
        this.grid = grid;
        this.from = from;
        this.totals = totals;
        this.monitor = monitor;
    }

    /// A run that goes on tells again where it begins, should that be one of the points.
    void begun() {
        long sample = grid.begin();
        if (sample > from && grid.isBoundary(sample)) {
            merged(grid.batchOf(sample - 1));
        }
    }

    /// A batch has been merged.
    void merged(long batch) {
        long end = grid.fixedFirst(batch + 1) - from;
        if (end == totals.tally().samples() && level(end) > level(grid.fixedFirst(batch) - from)) {
            tell();
        }
    }

    /// All batches have been merged.
    void ended() {
        if (totals.tally().samples() > told) {
            tell();
        }
    }

    private void tell() {
        told = totals.tally().samples();
        if (monitor.followsEstimates()) {
            monitor.estimated(new ConvergencePoint(told, totals.estimates()));
        }
    }

    /// Rises by one at each number of samples that is to be told.
    private static long level(long samples) {
        if (samples < LEAST) {
            return 0;
        }
        int log = 63 - Long.numberOfLeadingZeros(samples);
        return 4L * log + (samples >> (log - 2) & 3);
    }
}
