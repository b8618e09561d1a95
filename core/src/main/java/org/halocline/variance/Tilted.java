package org.halocline.variance;

import org.halocline.sample.SampleStream;

/// A stream whose first normal and exponential numbers are tilted, and the likelihood ratio of what it gave. Only
/// numbers of the stream that a sample begins with are tilted, none of its sub-streams.
final class Tilted implements DependentStream {
    private final SampleStream source;
    private final ImportanceSampling tilt;
    private int normals;
    private int exponentials;
    private double logWeight;

    Tilted(SampleStream source, ImportanceSampling tilt) {
        this.source = source;
        this.tilt = tilt;
    }

    double weight() {
        return StrictMath.exp(logWeight);
    }

    @Override
    public double nextGaussian() {
        double x = source.nextGaussian();
        if (normals == tilt.shifts().size()) {
            return x;
        }
        double shift = tilt.shifts().get(normals++);
        double z = x + shift;
        logWeight += shift * (shift / 2 - z);
        return z;
    }

    @Override
    public double nextGaussian(double mean, double stddev) {
        return mean + stddev * nextGaussian();
    }

    @Override
    public double nextExponential() {
        double x = source.nextExponential();
        if (exponentials == tilt.rates().size()) {
            return x;
        }
        double rate = tilt.rates().get(exponentials++);
        double z = x / rate;
        logWeight += (rate - 1) * z - StrictMath.log(rate);
        return z;
    }

    @Override
    public long nextLong() {
        return source.nextLong();
    }

    @Override
    public int nextInt(int bound) {
        return source.nextInt(bound);
    }

    @Override
    public int nextInt(int origin, int bound) {
        return source.nextInt(origin, bound);
    }

    @Override
    public long nextLong(long bound) {
        return source.nextLong(bound);
    }

    @Override
    public long nextLong(long origin, long bound) {
        return source.nextLong(origin, bound);
    }

    @Override
    public SampleStream origin() {
        return source;
    }
}
