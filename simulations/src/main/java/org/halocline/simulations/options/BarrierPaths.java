package org.halocline.simulations.options;

import java.util.Arrays;
import org.halocline.simulations.functions.Exp;

/// Paths beside a barrier, many at once: where they are, how much of each has not reached the barrier, and how that
/// depends on spot and volatility.
///
/// With f the payoff at maturity and W the weight ∏(1 − p), E fW is an integral over the prices at the ends of steps.
/// Its density depends on S₀ through the first step, and W through p₁ = exp(−c·x₀), c = 2x₁/(σ²Δ), x = ln(S/B):
///
/// | | score |
/// |---|---|
/// | delta | f·(W·Z₁/(S₀σ√Δ) + W′) |
/// | gamma | f·(W·(Z₁² − 1 − Z₁σ√Δ)/(S₀²σ²Δ) + 2W′·Z₁/(S₀σ√Δ) + W″) |
/// | vega | f·(W·Σ((Z² − 1)/σ − Z√Δ) + ∂W/∂σ) |
///
/// W′ = R·c·p₁/S₀ and W″ = −R·(c + c²)·p₁/S₀², R the weight of all later steps; ∂p/∂σ = (2/σ)·p·(−ln p). A knock-in
/// weighs 1 − W. See P. Glasserman, "Monte Carlo Methods in Financial Engineering" (2003), sections 6.4 and 7.3,
/// [doi:10.1007/978-0-387-21617-1](https://doi.org/10.1007/978-0-387-21617-1).
final class BarrierPaths {
    private final int count;
    private final Knock knock;
    private final double start;
    private final double volatility;
    private final double step;
    private final Monitoring monitoring;
    private final boolean greeks;

    private final double[] position; // ln(S/B)
    private final double[] before;
    private final double[] exponent; // ln p
    private final double[] reached; // p

    /// The weight of all steps, and of all but the first.
    private final double[] weight;

    private final double[] later;
    private final double[] slope; // ∂W/∂σ
    private final double[] score; // Σ((Z² − 1)/σ − Z√Δ)
    private final double[] firstNormal;
    private final double[] firstPosition;
    private boolean isFirst = true;

    BarrierPaths(
            int count,
            Knock knock,
            double start,
            double volatility,
            double step,
            Monitoring monitoring,
            boolean greeks) {
        this.count = count;
        this.knock = knock;
        this.start = start;
        this.volatility = volatility;
        this.step = step;
        this.monitoring = monitoring;
        this.greeks = greeks;
        int more = greeks ? count : 0;
        position = filled(count, start);
        before = new double[count];
        exponent = new double[count];
        reached = new double[count];
        weight = filled(count, 1);
        later = filled(more, 1);
        slope = new double[more];
        score = new double[more];
        firstNormal = new double[more];
        firstPosition = new double[more];
    }

    private static double[] filled(int length, double value) {
        double[] values = new double[length];
        Arrays.fill(values, value);
        return values;
    }

    /// ln(S/B).
    double[] position() {
        return position;
    }

    void advance(double[] z, double drift) {
        double deviation = volatility * Math.sqrt(step);
        for (int s = 0; s < count; s++) {
            before[s] = position[s];
            position[s] += deviation * z[s] + drift;
        }
        if (monitoring == Monitoring.CONTINUOUS) {
            double factor = -2 / (volatility * volatility * step);
            for (int s = 0; s < count; s++) {
                // Positive where the barrier lies between the two ends: p = 1.
                exponent[s] = Math.min(factor * before[s] * position[s], 0);
            }
            Exp.of(exponent, reached, count);
        } else {
            double side = knock.side();
            for (int s = 0; s < count; s++) {
                reached[s] = side * position[s] > 0 ? 0 : 1;
            }
        }
        if (greeks) {
            follow(z);
        }
        for (int s = 0; s < count; s++) {
            weight[s] *= 1 - reached[s];
        }
        isFirst = false;
    }

    private void follow(double[] z) {
        double root = Math.sqrt(step);
        double factor = 2 / volatility;
        for (int s = 0; s < count; s++) {
            score[s] += (z[s] * z[s] - 1) / volatility - z[s] * root;
            slope[s] = slope[s] * (1 - reached[s]) + weight[s] * factor * reached[s] * exponent[s];
        }
        if (isFirst) {
            System.arraycopy(z, 0, firstNormal, 0, count);
            System.arraycopy(position, 0, firstPosition, 0, count);
        } else {
            for (int s = 0; s < count; s++) {
                later[s] *= 1 - reached[s];
            }
        }
    }

    /// f·W, or f·(1 − W).
    void price(double[] payoff, double[] result) {
        for (int s = 0; s < count; s++) {
            result[s] = payoff[s] * alive(s);
        }
    }

    private double alive(int s) {
        return knock.isOut() ? weight[s] : 1 - weight[s];
    }

    void delta(double[] payoff, double spot, double[] result) {
        double perNormal = 1 / (spot * volatility * Math.sqrt(step));
        double sign = knock.isOut() ? 1 : -1;
        for (int s = 0; s < count; s++) {
            double byWeight = sign * rate(s) * probability(s) / spot;
            result[s] = payoff[s] * (alive(s) * firstNormal[s] * perNormal + byWeight);
        }
    }

    void vega(double[] payoff, double[] result) {
        double sign = knock.isOut() ? 1 : -1;
        for (int s = 0; s < count; s++) {
            result[s] = payoff[s] * (alive(s) * score[s] + sign * slope[s]);
        }
    }

    void gamma(double[] payoff, double spot, double[] result) {
        double deviation = volatility * Math.sqrt(step);
        double perNormal = 1 / (spot * deviation);
        double sign = knock.isOut() ? 1 : -1;
        for (int s = 0; s < count; s++) {
            double z = firstNormal[s];
            double first = sign * rate(s) * probability(s) / spot;
            double second = -first * (1 + rate(s)) / spot;
            double ofDensity = (z * z - 1 - z * deviation) * perNormal * perNormal;
            result[s] = payoff[s] * (alive(s) * ofDensity + 2 * first * z * perNormal + second);
        }
    }

    /// c, with which p₁ = exp(−c·x₀).
    private double rate(int s) {
        return 2 * firstPosition[s] / (volatility * volatility * step);
    }

    /// R·p₁ where the first step ends on the living side of a barrier that is watched all the time, else 0.
    private double probability(int s) {
        double rate = rate(s);
        return monitoring == Monitoring.CONTINUOUS && rate * start > 0 ? later[s] * Exp.of(-rate * start) : 0;
    }
}
