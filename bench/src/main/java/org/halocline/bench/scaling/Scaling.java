package org.halocline.bench.scaling;

import java.util.List;

/// Runs on more and more workers.
///
/// | quantity | strong scaling: one problem | weak scaling: one problem per worker |
/// |---|---|---|
/// | speed-up S(p) | T(p₀)/T(p)·p₀ | rate(p)/rate(p₀)·p₀ |
/// | efficiency | S(p)/p | S(p)/p |
///
/// with p₀ the smallest number of workers. The serial fraction e = (1/S − 1/p)/(1 − 1/p) is that of A. H. Karp and
/// H. P. Flatt, "Measuring parallel processor performance" (1990),
/// [doi:10.1145/78607.78614](https://doi.org/10.1145/78607.78614): if it stays, work is serial; if it grows with p,
/// overhead does.
///
/// @param kind   strong or weak
/// @param points by rising number of workers
public record Scaling(Kind kind, List<ScalingPoint> points) {
    /// What stays the same while workers are added.
    public enum Kind {
        /// The problem.
        STRONG,
        /// The problem of each worker.
        WEAK
    }

    public Scaling {
        points = List.copyOf(points);
        if (points.isEmpty()) {
            throw new IllegalArgumentException("points=[]; measure at least one number of workers");
        }
    }

    /// How many times as fast as one worker; on the smallest number of workers measured it is taken to be perfect.
    public double speedUp(ScalingPoint point) {
        ScalingPoint first = points.getFirst();
        // For one problem the ratio of rates is that of times.
        return point.rate() / first.rate() * first.workers();
    }

    /// Speed-up per worker.
    public double efficiency(ScalingPoint point) {
        return speedUp(point) / point.workers();
    }

    /// The serial fraction of Karp and Flatt; NaN on one worker.
    public double serialFraction(ScalingPoint point) {
        double p = point.workers();
        return p == 1 ? Double.NaN : (1 / speedUp(point) - 1 / p) / (1 - 1 / p);
    }
}
