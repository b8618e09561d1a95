package org.halocline.variance;

import java.util.Locale;
import org.halocline.error.ConfigurationException;
import org.halocline.model.Run;
import org.halocline.model.RunMonitor;
import org.halocline.model.RunResult;
import org.halocline.model.SampleSimulation;
import org.halocline.model.Stop;
import org.halocline.runtime.Coordinator;
import org.halocline.sample.Estimate;

/// What a method of variance reduction gains over plain sampling with the same number of inner samples.
///
/// @param score           which
/// @param plain           estimate of plain sampling
/// @param reduced         estimate of the method
/// @param innerSamples    inner samples in one sample of the method
/// @param plainPerSecond  plain samples per second: differs from run to run
/// @param reducedPerSecond samples of the method per second
public record Comparison(
        String score,
        Estimate plain,
        Estimate reduced,
        long innerSamples,
        double plainPerSecond,
        double reducedPerSecond) {

    /// Runs both for the first score, on other streams: the plain one with the seed plus one. Of decorators around
    /// decorators the innermost simulation is the plain one.
    ///
    /// @param method with its inner simulation
    /// @param run    of the method; its number of samples is that of the method
    public static Comparison of(VarianceReduction method, Run run) {
        RunResult reduced = Coordinator.run(method, run, RunMonitor.NONE);
        String score = method.scores().getFirst();
        return of(method, run, reduced, score, reduced.estimate(score));
    }

    /// Runs both, with the coefficients of the run itself.
    public static Comparison of(ControlVariates method, Run run) {
        RunResult reduced = Coordinator.run(method, run, RunMonitor.NONE);
        return of(method, run, reduced, method.score(), method.estimate(reduced));
    }

    private static Comparison of(
            VarianceReduction method, Run run, RunResult reduced, String score, Estimate estimate) {
        long innerSamples = method.innerSamples();
        SampleSimulation inner = method.inner();
        while (inner instanceof VarianceReduction another) {
            innerSamples *= another.innerSamples();
            inner = another.inner();
        }
        RunResult plain = Coordinator.run(
                inner,
                run.stop(new Stop.AfterSamples(samples(run) * innerSamples)).seed(run.seed() + 1),
                RunMonitor.NONE);
        return new Comparison(
                score, plain.estimate(score), estimate, innerSamples, plain.perSecond(), reduced.perSecond());
    }

    private static long samples(Run run) {
        if (run.stop() instanceof Stop.AfterSamples after && after.samples() > 1) {
            return after.samples();
        }
        throw new ConfigurationException("stop=" + run.stop() + "; use Run.samples(n) with at least two samples");
    }

    /// Variance of one plain sample.
    public double plainVariance() {
        return variance(plain);
    }

    /// Variance of one sample of the method, times its inner samples: what plain sampling would need for the same.
    public double reducedVariance() {
        return variance(reduced) * innerSamples;
    }

    private static double variance(Estimate estimate) {
        return estimate.standardError() * estimate.standardError() * estimate.samples();
    }

    /// How many times fewer inner samples give the same error; below 1 the method does harm. The same in every run.
    /// Where plain samples never hit a rare event it says nothing.
    public double varianceRatio() {
        return plainVariance() / reducedVariance();
    }

    /// How many times less computing time gives the same error, as this machine happened to run.
    public double timeRatio() {
        return variance(plain) / plainPerSecond / (variance(reduced) / reducedPerSecond);
    }

    /// `value: variance per inner sample 0.83 plain, 0.0021 reduced, ratio 395 (by time 310)`
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%s: variance per inner sample %.3g plain, %.3g reduced, ratio %.3g (by time %.2g)",
                score,
                plainVariance(),
                reducedVariance(),
                varianceRatio(),
                timeRatio());
    }
}
