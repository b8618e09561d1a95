package org.halocline.bench.machine;

import java.util.Map;
import java.util.TreeMap;

/// What the machine can do at most, measured: the roof of a roofline.
///
/// **Bandwidth.** STREAM triad, a = b + s·c on arrays far out of all caches; 24 bytes per element, as STREAM counts
/// them: what the cache reads in order to write `a` is not counted. J. D. McCalpin, "Memory bandwidth and machine
/// balance in current high performance computers" (1995).
///
/// **Peak.** Multiplications and additions on numbers in the first-level cache, two per term, not fused: kernels that
/// must give the same bits everywhere may not fuse them either.
///
/// Both are plain loops in Java that the just-in-time compiler vectorises.
///
/// @param triad bytes per second, by number of threads
/// @param peak  floating-point operations per second, by number of threads
public record Ceiling(Map<Integer, Double> triad, Map<Integer, Double> peak) {
    /// How it was measured, for whoever reads the figures.
    public static final String METHOD = "STREAM triad (24 bytes per element) and multiply-add, not fused, in the"
            + " first-level cache: plain Java loops, vectorised by the JIT compiler, one thread per worker, best of all"
            + " repeats";

    /// STREAM wants arrays of at least four times the largest cache.
    private static final int TIMES_CACHE = 4;

    private static final long LEAST_BYTES = 64L << 20;
    private static final int PART_OF_HEAP = 8;
    private static final int REPEATS = 12;

    public Ceiling {
        triad = Map.copyOf(triad);
        peak = Map.copyOf(peak);
    }

    /// Measures with every number of threads in `threads`.
    public static Ceiling measure(Machine machine, Iterable<Integer> threads) {
        long wanted = Math.max(LEAST_BYTES, TIMES_CACHE * machine.largestCache());
        return measure(threads, Math.min(wanted, Runtime.getRuntime().maxMemory() / PART_OF_HEAP), REPEATS);
    }

    /// @param bytes   of each of the three arrays, shared out among the threads
    /// @param repeats of which the best counts
    static Ceiling measure(Iterable<Integer> threads, long bytes, int repeats) {
        Map<Integer, Double> triad = new TreeMap<>();
        Map<Integer, Double> peak = new TreeMap<>();
        for (int count : threads) {
            if (!triad.containsKey(count)) {
                triad.put(count, Together.best(count, repeats, () -> new Triad((int) (bytes / Double.BYTES / count))));
                peak.put(count, Together.best(count, repeats, MultiplyAdd::new));
            }
        }
        return new Ceiling(triad, peak);
    }

    /// The better of two measurements: something else may have disturbed one of them.
    public Ceiling best(Ceiling other) {
        Map<Integer, Double> moreTriad = new TreeMap<>(triad);
        Map<Integer, Double> morePeak = new TreeMap<>(peak);
        other.triad.forEach((threads, rate) -> moreTriad.merge(threads, rate, Math::max));
        other.peak.forEach((threads, rate) -> morePeak.merge(threads, rate, Math::max));
        return new Ceiling(moreTriad, morePeak);
    }

    /// The largest relative difference of bandwidth between two measurements.
    public double difference(Ceiling other) {
        double most = 0;
        for (Map.Entry<Integer, Double> entry : triad.entrySet()) {
            double now = other.triad.getOrDefault(entry.getKey(), entry.getValue());
            most = Math.max(most, Math.abs(now - entry.getValue()) / Math.max(now, entry.getValue()));
        }
        return most;
    }

    /// Bandwidth for a number of workers: that of as many threads, or of the most that were measured.
    public double triad(int workers) {
        return of(triad, workers);
    }

    /// Operations per second for a number of workers.
    public double peak(int workers) {
        return of(peak, workers);
    }

    private static double of(Map<Integer, Double> rates, int workers) {
        TreeMap<Integer, Double> sorted = new TreeMap<>(rates);
        Map.Entry<Integer, Double> entry = sorted.floorEntry(workers);
        return entry == null ? sorted.firstEntry().getValue() : entry.getValue();
    }
}
