package org.halocline.bench.machine;

/// x ← x·a + b, again and again on a short array: many independent chains, all in registers and first-level cache.
final class MultiplyAdd implements Load {
    private static final int LENGTH = 1024;
    private static final int SWEEPS = 500;
    private static final int OPERATIONS_PER_ELEMENT = 16;

    /// Exact in binary, so that 1/2 stays 1/2 through every multiplication and addition.
    private static final double FACTOR = 0.5;

    private static final double TERM = 0.25;
    private static final double FIXED_POINT = TERM / (1 - FACTOR);

    private final double[] x = new double[LENGTH];

    MultiplyAdd() {
        for (int i = 0; i < LENGTH; i++) {
            x[i] = i % 2 == 0 ? FIXED_POINT : FIXED_POINT + 1;
        }
    }

    @Override
    public void pass() {
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            sweep(x);
        }
    }

    private static void sweep(double[] x) {
        for (int i = 0; i < x.length; i++) {
            double v = x[i];
            v = v * FACTOR + TERM;
            v = v * FACTOR + TERM;
            v = v * FACTOR + TERM;
            v = v * FACTOR + TERM;
            v = v * FACTOR + TERM;
            v = v * FACTOR + TERM;
            v = v * FACTOR + TERM;
            v = v * FACTOR + TERM;
            x[i] = v;
        }
    }

    @Override
    public double amount() {
        return (double) OPERATIONS_PER_ELEMENT * LENGTH * SWEEPS;
    }

    /// Every number has come to the fixed point, to the last bit: the distance from it halves each time, and a few
    /// sweeps of eight halvings take it below half a unit in the last place.
    @Override
    public void verify() {
        for (double value : x) {
            if (value != FIXED_POINT) {
                throw new IllegalStateException("value=" + value + ", expected=" + FIXED_POINT);
            }
        }
    }
}
