package org.halocline.bench.machine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.halocline.error.RunInterruptedException;

/// The same work on several threads at once, begun together.
final class Together {
    private static final double LEAST_SECONDS = 0.02;

    private Together() {}

    /// The best rate of all repeats, all threads together. Each thread makes its own data, so that its memory lies near
    /// it.
    static double best(int threads, int repeats, Supplier<Load> loads) {
        CyclicBarrier barrier = new CyclicBarrier(threads);
        long[] begun = new long[threads];
        long[] ended = new long[threads];
        int[] counts = new int[threads];
        double[] amounts = new double[threads];
        double[] best = new double[1];
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            List<Future<?>> all = new ArrayList<>();
            for (int t = 0; t < threads; t++) {
                int thread = t;
                all.add(pool.submit(() -> {
                    try {
                        Load load = loads.get();
                        counts[thread] = passes(load);
                        barrier.await();
                        int passes = Arrays.stream(counts).max().getAsInt();
                        amounts[thread] = load.amount() * passes;
                        for (int repeat = 0; repeat < repeats; repeat++) {
                            barrier.await();
                            begun[thread] = System.nanoTime();
                            for (int pass = 0; pass < passes; pass++) {
                                load.pass();
                            }
                            ended[thread] = System.nanoTime();
                            if (barrier.await() == 0) {
                                best[0] = Math.max(best[0], rate(begun, ended, amounts));
                            }
                        }
                        load.verify();
                        return null;
                    } catch (RuntimeException | Error e) {
                        barrier.reset(); // or the others would wait for ever
                        throw e;
                    }
                }));
            }
            await(pool, all);
        }
        return best[0];
    }

    private static void await(ExecutorService pool, List<Future<?>> all) {
        try {
            for (Future<?> one : all) {
                one.get();
            }
        } catch (InterruptedException e) {
            pool.shutdownNow();
            throw new RunInterruptedException(0);
        } catch (ExecutionException e) {
            pool.shutdownNow();
            if (e.getCause() instanceof BrokenBarrierException) {
                throw new IllegalStateException("a thread of the measurement failed", e);
            }
            throw new IllegalStateException(String.valueOf(e.getCause()), e);
        }
    }

    /// Warms up, and finds how many passes take long enough to be timed.
    private static int passes(Load load) {
        for (int passes = 1; ; passes *= 2) {
            long before = System.nanoTime();
            for (int pass = 0; pass < passes; pass++) {
                load.pass();
            }
            if (System.nanoTime() - before > LEAST_SECONDS * 1e9) {
                return passes;
            }
        }
    }

    private static double rate(long[] begun, long[] ended, double[] amounts) {
        long first = begun[0];
        long last = ended[0];
        double amount = 0;
        for (int t = 0; t < begun.length; t++) {
            // Differences, as nanoTime may wrap.
            first = begun[t] - first < 0 ? begun[t] : first;
            last = ended[t] - last > 0 ? ended[t] : last;
            amount += amounts[t];
        }
        return amount / ((last - first) / 1e9);
    }
}
