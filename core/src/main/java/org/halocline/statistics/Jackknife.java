package org.halocline.statistics;

import java.util.Arrays;

/// Value and error of a function of means from what it becomes when one batch at a time is left out.
///
/// With g batches of m₁ … m_g samples, n in all, h_j = n/m_j, the value θ of all and θ₍ⱼ₎ without batch j:
///
/// - θ_J = gθ − Σ (1 − m_j/n) θ₍ⱼ₎, free of bias of order 1/n;
/// - pseudo-values τ_j = h_j θ − (h_j − 1) θ₍ⱼ₎;
/// - variance (1/g) Σ (τ_j − θ_J)²/(h_j − 1).
///
/// No derivatives and no covariances are needed, and batches may be of different size: F. M. T. A. Busing, E. Meijer,
/// R. van der Leeden, "Delete-m jackknife for unequal m" (1999),
/// [doi:10.1023/A:1008800423698](https://doi.org/10.1023/A:1008800423698).
public final class Jackknife {
    private Jackknife() {}

    /// Value and error of a quantity.
    ///
    /// @param sums    `sums[j][m]` is the sum of score m, in the order of `derived`, over batch j
    /// @param samples `samples[j]` is the number of samples of batch j
    /// @throws IllegalArgumentException unless there are two batches or more, none empty
    public static Jackknifed of(Derived derived, double[][] sums, long[] samples) {
        requireBatches(derived, sums.length, samples);
        double[] total = new double[derived.scores().size()];
        long n = 0;
        for (int j = 0; j < sums.length; j++) {
            n += samples[j];
            for (int m = 0; m < total.length; m++) {
                total[m] += sums[j][m];
            }
        }
        double[][] without = new double[sums.length][];
        for (int j = 0; j < sums.length; j++) {
            without[j] = mean(total, sums[j], n - samples[j]);
        }
        return of(derived, mean(total, new double[total.length], n), without, samples);
    }

    /// Value and error of a quantity from means that are known better than sums of doubles tell them.
    ///
    /// @param means   of all samples, in the order of `derived`
    /// @param without `without[j][m]` is the mean of score m over all batches but j
    /// @param samples `samples[j]` is the number of samples of batch j
    /// @throws IllegalArgumentException unless there are two batches or more, none empty
    public static Jackknifed of(Derived derived, double[] means, double[][] without, long[] samples) {
        requireBatches(derived, without.length, samples);
        int batches = without.length;
        long n = Arrays.stream(samples).sum();
        double whole = derived.value(means.clone());
        double[] values = new double[batches];
        double value = batches * whole;
        for (int j = 0; j < batches; j++) {
            values[j] = derived.value(without[j].clone());
            value -= (1 - (double) samples[j] / n) * values[j];
        }
        double variance = 0;
        for (int j = 0; j < batches; j++) {
            double share = (double) n / samples[j];
            double deviation = share * whole - (share - 1) * values[j] - value;
            variance += deviation * deviation / (share - 1) / batches;
        }
        return new Jackknifed(value, Math.sqrt(variance), batches);
    }

    private static void requireBatches(Derived derived, int batches, long[] samples) {
        if (batches < 2 || samples.length != batches) {
            throw new IllegalArgumentException("derived=" + derived.name() + ", batches=" + batches + ", sizes="
                    + samples.length + "; two batches or more, each with its size");
        }
        for (int j = 0; j < batches; j++) {
            if (samples[j] < 1) {
                throw new IllegalArgumentException(
                        "derived=" + derived.name() + ", batch=" + j + ", samples=" + samples[j] + "; leave it out");
            }
        }
    }

    private static double[] mean(double[] total, double[] less, long samples) {
        double[] mean = new double[total.length];
        for (int m = 0; m < mean.length; m++) {
            mean[m] = (total[m] - less[m]) / samples;
        }
        return mean;
    }
}
