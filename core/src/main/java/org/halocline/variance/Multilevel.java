package org.halocline.variance;

import java.util.List;
import java.util.Optional;
import org.halocline.error.ConfigurationException;
import org.halocline.error.RunFailedException;
import org.halocline.model.Findings;
import org.halocline.model.Rounds;
import org.halocline.model.Run;
import org.halocline.model.RunMonitor;
import org.halocline.model.RunResult;
import org.halocline.model.SampleSimulation;
import org.halocline.model.SavedRounds;
import org.halocline.model.Stop;
import org.halocline.model.Verification;
import org.halocline.sample.Estimate;

/// Multilevel Monte Carlo: E[P_L] = E[P_0] + Σ E[P_l − P_(l−1)], many samples of cheap coarse levels and few of fine
/// ones. M. B. Giles, "Multilevel Monte Carlo path simulation" (2008),
/// [doi:10.1287/opre.1070.0496](https://doi.org/10.1287/opre.1070.0496).
///
/// With |E[P_l − P]| ~ 2^(−αl), variance of a correction ~ 2^(−βl) and cost of a sample ~ 2^(γl), a root-mean-square
/// error ε costs ε⁻² where β > γ; plain sampling of the finest level costs ε^(−2 − γ/α). Half of ε² goes to the
/// variance and half to the bias. Samples per level are N_l = ⌈2 ε⁻² √(V_l/C_l) Σ √(V C)⌉, and levels are added until
/// the last corrections say that the bias is below ε/√2.
///
/// Each level, and each addition to it, is a run of the engine with sub-streams of its own; what to do next follows
/// from exact sums alone, so the answer does not depend on the number of workers.
///
/// @param levels the quantity
/// @param pilot  samples of each level to begin with
/// @param finest the finest level that may be used
public record Multilevel(LevelSimulation levels, long pilot, int finest) implements Rounds {
    public static final long DEFAULT_PILOT = 1000;
    public static final int DEFAULT_FINEST = 20;

    /// The levels to begin with are 0 … 2: fewer show no rate.
    static final int LEAST_LEVEL = 2;

    public Multilevel {
        if (pilot < 2) {
            throw new ConfigurationException("pilot=" + pilot + "; use at least 2 samples");
        }
        if (finest < LEAST_LEVEL || finest >= LevelSample.MOST_LEVELS) {
            throw new ConfigurationException(
                    "finest=" + finest + "; use a level from " + LEAST_LEVEL + " to " + (LevelSample.MOST_LEVELS - 1));
        }
    }

    /// A thousand samples to begin with, at most level 20.
    public Multilevel(LevelSimulation levels) {
        this(levels, DEFAULT_PILOT, DEFAULT_FINEST);
    }

    @Override
    public SampleSimulation simulation() {
        if (levels instanceof SampleSimulation samples) {
            return samples;
        }
        throw new ConfigurationException("levels=" + levels
                + "; a run needs a SampleSimulation that implements LevelSimulation, else use estimate(error, run)");
    }

    @Override
    public void check(Run run) {
        target(run);
        RunSeries.requireWhole(run, "multilevel");
    }

    @Override
    public Rounds extended(int rounds) {
        throw new ConfigurationException("rounds=" + rounds
                + "; multilevel takes as many as its target needs, leave it out, or begin a new run for"
                + " another target");
    }

    /// Levels do not follow from each other: only how many samples each gets does.
    @Override
    public SampleSimulation drawnIn(Run run, int round, int level, long sample) {
        if (level < 0 || level > finest || round < 1 || round > LevelSampling.MOST_ROUNDS) {
            throw new ConfigurationException("level=" + (level < 0 ? "none" : level) + ", round=" + round
                    + "; say which level, 0 to " + finest + ", and which round of it, from 1");
        }
        return new LevelSample(levels, level, round - 1);
    }

    @Override
    public String describe(Run run) {
        return "multilevel: standard error and bias of " + score() + " at most "
                + target(run).error() + " each, " + pilot + " samples of each level to begin with, levels 0 to "
                + LEAST_LEVEL + " … " + finest;
    }

    /// What the levels tend to.
    @Override
    public Optional<Verification.OfScore> verification() {
        return levels.limit();
    }

    private String score() {
        return simulation().scores().getFirst();
    }

    private Stop.AtTarget target(Run run) {
        if (!(run.stop() instanceof Stop.AtTarget target)) {
            throw new ConfigurationException("stop=" + run.stop()
                    + "; multilevel chooses how many samples each level needs, give target.standardError instead");
        }
        if (target.isRelative()) {
            throw new ConfigurationException("relativeError=" + target.error()
                    + "; multilevel needs to know the error before the mean, give standardError");
        }
        if (!target.score().isEmpty() && !target.score().equals(score())) {
            throw new ConfigurationException(
                    "score=" + target.score() + "; the levels are those of " + score() + ", leave it out");
        }
        if (target.maxSamples() < Stop.AtTarget.NO_MAX_SAMPLES) {
            throw new ConfigurationException("maxSamples=" + target.maxSamples()
                    + "; multilevel takes what the error needs, leave it out or use limitSeconds");
        }
        return target;
    }

    /// Estimates the quantity.
    ///
    /// @param error ε: root-mean-square error wanted
    /// @param run   of each level: workers, seed; its number of samples does not count
    /// @throws RunFailedException if the finest level allowed is too coarse
    public MultilevelResult estimate(double error, Run run) {
        if (!(error > 0 && Double.isFinite(error))) {
            throw new ConfigurationException("error=" + error + "; it must be positive and finite");
        }
        try (RunSeries series = new RunSeries(this, run, Optional.empty(), RunMonitor.NONE)) {
            return new LevelSampling(this, error, series, "value").found();
        }
    }

    /// Estimates the quantity with a standard error, and a bias as far as it shows, of at most the target of
    /// `run` each: ε is √2 times that. A run that the time limit cuts off does not count; the target may be
    /// missed then.
    @Override
    public RunResult perform(Run run, Optional<SavedRounds> kept, RunMonitor monitor) {
        try (RunSeries series = new RunSeries(this, run, kept, monitor)) {
            return performed(run, series);
        }
    }

    private RunResult performed(Run run, RunSeries series) {
        double most = target(run).error();
        LevelSampling sampling = new LevelSampling(this, Math.sqrt(2) * most, series, score());
        MultilevelResult found = sampling.found();
        if (sampling.isCutOff()) {
            series.note("limitSeconds=" + run.sampleTerms().limitSeconds() + " was reached with standardError="
                    + found.standardError() + ", bias=" + found.bias() + "; the target is not met, allow more time");
        }
        Estimate estimate = found.estimate();
        return series.result(
                new Findings(this, found, List.of()),
                score(),
                estimate,
                verification().flatMap(proof -> proof.outcome(estimate, Math.max(most, found.bias()))));
    }
}
