package org.halocline.statistics;

import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/// How far a variable of known distribution goes with a given probability.
final class QuantileFunctions {
    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    private QuantileFunctions() {}

    /// z with P(Z ≤ z) = p, Z standard normal.
    static double normal(double p) {
        return NORMAL.inverseCumulativeProbability(p);
    }

    /// z with P(−z ≤ Z ≤ z) = level; from the tail, which keeps its digits where level is close to 1.
    static double normalBothSides(double level) {
        return NORMAL.inverseSurvivalProbability(tail(level));
    }

    /// t with P(−t ≤ T ≤ t) = level, T Student's with so many degrees of freedom, which need not be whole.
    static double studentBothSides(double degreesOfFreedom, double level) {
        return TDistribution.of(degreesOfFreedom).inverseSurvivalProbability(tail(level));
    }

    /// x with P(X ≤ x) = p, X χ² with so many degrees of freedom.
    static double chiSquared(double degreesOfFreedom, double p) {
        return ChiSquaredDistribution.of(degreesOfFreedom).inverseCumulativeProbability(p);
    }

    /// x with P(X > x) = p, X χ² with so many degrees of freedom.
    static double chiSquaredAbove(double degreesOfFreedom, double p) {
        return ChiSquaredDistribution.of(degreesOfFreedom).inverseSurvivalProbability(p);
    }

    /// The least k with P(B ≤ k) ≥ q, B the hits of n attempts that hit with probability p.
    static long binomial(int n, double p, double q) {
        return BinomialDistribution.of(n, p).inverseCumulativeProbability(q);
    }

    /// The least k with P(B > k) ≤ q.
    static long binomialAbove(int n, double p, double q) {
        return BinomialDistribution.of(n, p).inverseSurvivalProbability(q);
    }

    /// The probability on each side of an interval.
    ///
    /// @throws IllegalArgumentException unless level is between 0 and 1
    static double tail(double level) {
        if (!(level > 0 && level < 1)) {
            throw new IllegalArgumentException("level=" + level + "; take one between 0 and 1, such as 0.95");
        }
        return (1 - level) / 2;
    }
}
