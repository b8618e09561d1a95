package org.halocline.runtime;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.halocline.model.TimeBlock;

/// Tries several time blocks on the first steps of a run, and keeps to the fastest. No step is taken for the trial
/// alone: any block gives the same bits.
///
/// Each is given at least [#LEAST_NANOS], twice, on the way there and on the way back; the better time counts. What the
/// slowest worker takes counts for all, so that all keep to the same. The first [#COLD_NANOS] are not counted: they
/// find cold caches and code that is not compiled.
final class BlockContest {
    static final int ROUNDS = 2;
    static final long LEAST_NANOS = 10_000_000;
    static final long COLD_NANOS = 100_000_000;

    /// A rival must be better than the first by more than noise.
    private static final double WORTH_IT = 0.95;

    private final List<TimeBlock> blocks;
    private final DoubleUnaryOperator slowest;
    private final double[] best;
    private double cold = COLD_NANOS;
    private int turn;
    private int chosen;
    private double nanos;
    private long steps;

    /// @param slowest the largest of the numbers that all workers say, for all of them
    BlockContest(BlockChoice choice, DoubleUnaryOperator slowest) {
        this.blocks = Stream.concat(Stream.of(choice.block()), choice.rivals().stream())
                .toList();
        this.slowest = slowest;
        this.best = new double[blocks.size()];
        Arrays.fill(best, Double.POSITIVE_INFINITY);
        this.turn = blocks.size() == 1 ? last() : 0;
    }

    private int last() {
        return ROUNDS * blocks.size();
    }

    boolean isOver() {
        return turn >= last();
    }

    /// What to take next; when it is over, the fastest.
    TimeBlock block() {
        return blocks.get(isOver() ? chosen : contestant());
    }

    /// What was tried, for people.
    List<String> times() {
        return IntStream.range(0, best.length)
                .mapToObj(n -> blocks.get(n).steps() + " " + blocks.get(n).rows() + " took " + Math.round(best[n])
                        + " ns per step")
                .toList();
    }

    /// There and back.
    private int contestant() {
        int lap = turn % (2 * blocks.size());
        return lap < blocks.size() ? lap : 2 * blocks.size() - 1 - lap;
    }

    /// Tells how long a block took. All workers do, or none.
    ///
    /// @return whether that was the last that was missing
    boolean took(double blockNanos, int blockSteps) {
        double together = slowest.applyAsDouble(blockNanos);
        if (cold > 0) {
            cold -= together;
            return false;
        }
        nanos += together;
        steps += blockSteps;
        if (nanos < LEAST_NANOS) {
            return false;
        }
        int now = contestant();
        best[now] = Math.min(best[now], nanos / steps);
        nanos = 0;
        steps = 0;
        turn++;
        if (!isOver()) {
            return false;
        }
        for (int n = 1; n < best.length; n++) {
            if (best[n] < WORTH_IT * best[0] && best[n] < best[chosen]) {
                chosen = n;
            }
        }
        return true;
    }
}
