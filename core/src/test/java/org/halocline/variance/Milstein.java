package org.halocline.variance;

import org.halocline.sample.SampleStream;

/// A call on a geometric Brownian motion by Milstein's scheme with 2^level steps: S = K = 100, r = 5 %, σ = 20 %, T =
/// 1.
///
/// The coarse path adds up pairs of the fine path's increments.
public record Milstein() implements LevelSimulation {
    /// Black and Scholes.
    static final double PRICE = 10.450583572186;

    private static final double START = 100;
    private static final double RATE = 0.05;
    private static final double SIGMA = 0.2;

    @Override
    public Coupled sample(int level, SampleStream random) {
        int steps = 1 << level;
        double dt = 1.0 / steps;
        double fine = START;
        double coarse = START;
        for (int n = 0; n < steps; n++) {
            double first = Math.sqrt(dt) * random.nextGaussian();
            fine = step(fine, first, dt);
            if (level > 0) {
                double second = Math.sqrt(dt) * random.nextGaussian();
                fine = step(fine, second, dt);
                coarse = step(coarse, first + second, 2 * dt);
                n++;
            }
        }
        return new Coupled(payoff(fine), level == 0 ? 0 : payoff(coarse));
    }

    private static double step(double s, double dw, double dt) {
        return s * (1 + RATE * dt + SIGMA * dw + SIGMA * SIGMA / 2 * (dw * dw - dt));
    }

    private static double payoff(double s) {
        return StrictMath.exp(-RATE) * Math.max(0, s - START);
    }

    @Override
    public double cost(int level) {
        return level == 0 ? 1 : 1.5 * (1 << level);
    }
}
