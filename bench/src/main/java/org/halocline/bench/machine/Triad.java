package org.halocline.bench.machine;

import java.util.Arrays;

/// a = b + s·c.
final class Triad implements Load {
    private static final double SCALE = 3;
    private static final double B = 2;
    private static final double C = 0.5;
    private static final int BYTES_PER_ELEMENT = 3 * Double.BYTES;

    private final double[] a;
    private final double[] b;
    private final double[] c;

    Triad(int length) {
        a = new double[length];
        b = new double[length];
        c = new double[length];
        Arrays.fill(b, B);
        Arrays.fill(c, C);
    }

    @Override
    public void pass() {
        triad(a, b, c);
    }

    private static void triad(double[] a, double[] b, double[] c) {
        for (int i = 0; i < a.length; i++) {
            a[i] = b[i] + SCALE * c[i];
        }
    }

    @Override
    public double amount() {
        return (double) BYTES_PER_ELEMENT * a.length;
    }

    @Override
    public void verify() {
        for (double value : a) {
            if (value != B + SCALE * C) {
                throw new IllegalStateException("triad=" + value + ", expected=" + (B + SCALE * C));
            }
        }
    }
}
