package org.halocline.statistics;

import java.util.Arrays;
import org.halocline.reduce.ExactSum;

/// A chain of any length in little memory: its values, and once there are more than [#MOST] of them the means of blocks
/// of 2, 4, 8, … consecutive ones.
///
/// The sum of autocovariances of block means, times their length, is that of the values, up to what a block that is
/// short against the chain smooths away: the error of the mean stays the same, and takes a bounded time to find. The
/// mean itself is the correctly rounded exact one. Every number is a function of the values in their order. Not
/// thread-safe.
public final class LongChain {
    /// Blocks that are kept at most. Blocks of 2^k values come with 2^(15 + k) of them or more, and are shorter than τ
    /// wherever the chain is too short for its τ.
    public static final int MOST = 1 << 16;

    private static final int FEWEST = 20;

    private final ExactSum sum = new ExactSum();
    private double[] blocks = new double[64];
    private int count;
    private long length = 1;
    private double begun;
    private long inBegun;
    private long values;
    private double least = Double.POSITIVE_INFINITY;
    private double greatest = Double.NEGATIVE_INFINITY;
    private double centre;
    private double deviations;

    /// Takes the next value.
    public void add(double value) {
        sum.add(value);
        values++;
        least = Math.min(least, value);
        greatest = Math.max(greatest, value);
        double before = value - centre;
        centre += before / values;
        deviations += before * (value - centre);
        begun += value;
        inBegun++;
        if (inBegun == length) {
            append(begun / length);
            begun = 0;
            inBegun = 0;
        }
    }

    private void append(double block) {
        if (count == MOST) {
            for (int b = 0; b < MOST / 2; b++) {
                blocks[b] = (blocks[2 * b] + blocks[2 * b + 1]) / 2;
            }
            count = MOST / 2;
            length *= 2;
            // It is the first half of a block of the new length.
            begun = block * (length / 2.0);
            inBegun = length / 2;
            return;
        }
        if (count == blocks.length) {
            blocks = Arrays.copyOf(blocks, 2 * count);
        }
        blocks[count] = block;
        count++;
    }

    /// Values so far.
    public long values() {
        return values;
    }

    /// The mean of all values, with an error by [Autocorrelation]; NaN where fewer than twenty values, or values that
    /// are all equal, tell none.
    public Average average() {
        double mean = sum.toDouble() / values;
        if (count < FEWEST) {
            return unknown(mean, Double.NaN);
        }
        if (least == greatest) {
            // Roundings of their mean are no deviations.
            return unknown(mean, Double.POSITIVE_INFINITY);
        }
        double[] chain = Arrays.copyOf(blocks, count);
        Autocorrelation found = Autocorrelation.of(chain);
        if (!Double.isFinite(found.time())) {
            return unknown(mean, found.time());
        }
        double ofBlocks = Moments.variance(chain);
        double error = Math.sqrt(ofBlocks * found.time() / count);
        double freedom = Math.min(count - 1.0, count / (2.0 * found.window() + 1));
        double inValues = length == 1 ? 1 : length * ofBlocks / (deviations / (values - 1.0));
        Autocorrelation correlation = new Autocorrelation(
                found.time() * inValues, Math.toIntExact(Math.min(Integer.MAX_VALUE, found.window() * length)), values);
        return new Average(new ChainMean(mean, error, freedom), correlation, drift(chain), RHat.of(chain));
    }

    private Average unknown(double mean, double time) {
        return new Average(
                new ChainMean(mean, Double.NaN, 0), new Autocorrelation(time, 0, values), Double.NaN, Double.NaN);
    }

    private static double drift(double[] chain) {
        int half = chain.length / 2;
        if (half < FEWEST) {
            return Double.NaN;
        }
        double[] first = Arrays.copyOfRange(chain, 0, half);
        double[] second = Arrays.copyOfRange(chain, chain.length - half, chain.length);
        double variance = squaredError(first) + squaredError(second);
        return Math.abs(Moments.mean(first) - Moments.mean(second)) / Math.sqrt(variance);
    }

    private static double squaredError(double[] chain) {
        return Moments.variance(chain) * Autocorrelation.of(chain).time() / chain.length;
    }
}
