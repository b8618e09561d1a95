package org.halocline.variance;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.halocline.error.ConfigurationException;

/// Among which cubes the samples of a round of [Vegas] are shared: `perAxis` along each coordinate of the unit cube
/// that the map maps, all of one size. Sample s of the round lies in cube h where `ends[h − 1]` ≤ s < `ends[h]`.
///
/// @param perAxis    cubes along each coordinate
/// @param dimensions how many coordinates
/// @param ends       by cube, the first coordinate running fastest; the last is the number of samples
public record VegasCubes(int perAxis, int dimensions, List<Long> ends) {
    /// Samples of each cube, at least: one has no variance.
    static final int LEAST = 2;

    /// How far the shares follow the deviations: (σ_h)^¾, since these are known roughly.
    private static final double DAMPING = 0.75;

    /// Samples per cube with which the first round begins.
    private static final int FIRST = 4;

    public VegasCubes {
        ends = List.copyOf(ends);
        if (perAxis < 1 || dimensions < 1 || ends.size() != count(perAxis, dimensions)) {
            throw new ConfigurationException("perAxis=" + perAxis + ", dimensions=" + dimensions + ", ends="
                    + ends.size() + "; give each cube an end");
        }
        long before = 0;
        for (int h = 0; h < ends.size(); h++) {
            if (ends.get(h) <= before) {
                throw new ConfigurationException("cube=" + h + ", begin=" + before + ", end=" + ends.get(h)
                        + "; give each cube a sample or more");
            }
            before = ends.get(h);
        }
    }

    /// As many cubes as may be, the same number along each coordinate, with equally many samples but for one.
    static VegasCubes equal(int most, int dimensions, long samples) {
        long bound = Math.min(most, samples / FIRST);
        int perAxis = 1;
        while (count(perAxis + 1, dimensions) <= bound) {
            perAxis++;
        }
        int cubes = (int) count(perAxis, dimensions);
        List<Long> ends = new ArrayList<>();
        for (int h = 1; h <= cubes; h++) {
            ends.add(samples / cubes * h + Math.min(h, samples % cubes));
        }
        return new VegasCubes(perAxis, dimensions, ends);
    }

    private static long count(int perAxis, int dimensions) {
        long count = 1;
        for (int d = 0; d < dimensions && count <= Integer.MAX_VALUE; d++) {
            count *= perAxis;
        }
        return count;
    }

    int count() {
        return ends.size();
    }

    long samples() {
        return ends.getLast();
    }

    /// Of a cube.
    long samples(int cube) {
        return ends.get(cube) - (cube == 0 ? 0 : ends.get(cube - 1));
    }

    /// The cube in which a sample lies.
    int cube(long sample) {
        int found = Collections.binarySearch(ends, sample);
        return found >= 0 ? found + 1 : -found - 1;
    }

    /// By what a sample of a cube counts, so that the mean over all samples is that over the unit cube.
    double weight(int cube) {
        return samples() / ((double) count() * samples(cube));
    }

    /// 64 bits within the part of a coordinate that a cube has.
    ///
    /// @param rest cube divided by perAxis^d for coordinate d
    long within(int rest, long bits) {
        if (perAxis == 1) {
            return bits;
        }
        long width = Long.divideUnsigned(-1, perAxis);
        return rest % perAxis * width + Math.unsignedMultiplyHigh(bits, width);
    }

    /// Shares that follow the standard deviations in the cubes, at least two samples each.
    VegasCubes shared(List<Double> deviations) {
        double[] shares = new double[deviations.size()];
        double sum = 0;
        for (int h = 0; h < shares.length; h++) {
            shares[h] = StrictMath.pow(deviations.get(h), DAMPING);
            sum += shares[h];
        }
        long free = samples() - (long) LEAST * count();
        long[] counts = new long[shares.length];
        long given = 0;
        for (int h = 0; h < shares.length; h++) {
            double share = sum > 0 ? shares[h] / sum : 1.0 / shares.length;
            counts[h] = Math.min((long) (free * share), free - given);
            given += counts[h];
        }
        List<Long> next = new ArrayList<>();
        long end = 0;
        long left = free - given;
        for (int h = 0; h < shares.length; h++) {
            long more = Math.ceilDiv(left, shares.length - h);
            left -= more;
            end += LEAST + counts[h] + more;
            next.add(end);
        }
        return new VegasCubes(perAxis, dimensions, next);
    }
}
