package org.halocline.variance;

import java.util.ArrayList;
import java.util.List;
import org.halocline.error.ConfigurationException;
import org.halocline.error.RunFailedException;
import org.halocline.model.Run;
import org.halocline.model.RunMonitor;
import org.halocline.model.RunResult;
import org.halocline.model.Stop;
import org.halocline.runtime.Coordinator;

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
/// @param levels  the quantity
/// @param first   samples of each level to begin with
/// @param maximum the finest level that may be used
public record Multilevel(LevelSimulation levels, long first, int maximum) {
    /// The levels to begin with are 0 … 2: fewer show no rate.
    static final int LEAST_LEVEL = 2;

    private static final int MOST_ROUNDS = 100;

    /// A level that lacks less than one sample in a hundred has enough.
    private static final double ENOUGH = 0.01;

    public Multilevel {
        if (first < 2 || maximum < LEAST_LEVEL || maximum >= LevelSample.MOST_LEVELS) {
            throw new ConfigurationException("first=" + first + ", maximum=" + maximum
                    + "; use at least 2 samples, and a level from " + LEAST_LEVEL + " to "
                    + (LevelSample.MOST_LEVELS - 1));
        }
    }

    /// A thousand samples to begin with, at most level 20.
    public Multilevel(LevelSimulation levels) {
        this(levels, 1000, 20);
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
        List<LevelTotals> totals = new ArrayList<>();
        List<Long> wanted = new ArrayList<>();
        for (int level = 0; level <= LEAST_LEVEL; level++) {
            totals.add(new LevelTotals(level, levels.cost(level)));
            wanted.add(first);
        }
        for (int round = 0; round < MOST_ROUNDS; round++) {
            for (int level = 0; level < totals.size(); level++) {
                draw(totals.get(level), wanted.get(level), round, run);
            }
            Rates rates = Rates.of(totals);
            boolean enough = share(totals, wanted, rates, error);
            if (!enough) {
                continue;
            }
            double bias = rates.bias(totals);
            if (bias <= error / Math.sqrt(2)) {
                return MultilevelResult.of(error, totals, rates, bias);
            }
            int next = totals.size();
            if (next > maximum) {
                throw new RunFailedException("error=" + error + ", bias=" + bias + " on level " + maximum
                        + "; allow a finer level or a larger error");
            }
            totals.add(new LevelTotals(next, levels.cost(next)));
            wanted.add(first);
            share(totals, wanted, rates, error);
        }
        throw new RunFailedException("error=" + error + ", rounds=" + MOST_ROUNDS
                + "; the variances do not settle, begin with more samples");
    }

    private void draw(LevelTotals total, long wanted, int round, Run run) {
        long missing = wanted - total.samples();
        if (missing < 1) {
            return;
        }
        Run some = run.stop(new Stop.AfterSamples(Math.max(2, missing))).batch(0);
        RunResult result = Coordinator.run(new LevelSample(levels, total.level(), round), some, RunMonitor.NONE);
        total.add(result.estimate("correction"), result.estimate("fine"));
    }

    /// Sets how many samples each level shall have.
    ///
    /// @return whether they have them
    private static boolean share(List<LevelTotals> totals, List<Long> wanted, Rates rates, double error) {
        double sum = 0;
        for (LevelTotals total : totals) {
            sum += Math.sqrt(rates.variance(totals, total.level()) * total.cost());
        }
        boolean enough = true;
        for (LevelTotals total : totals) {
            double best = Math.ceil(
                    2 * sum * Math.sqrt(rates.variance(totals, total.level()) / total.cost()) / (error * error));
            if (!(best < Long.MAX_VALUE / 2.0)) {
                throw new RunFailedException("error=" + error + ", samples=" + best + " on level " + total.level()
                        + "; ask for a larger error");
            }
            wanted.set(total.level(), Math.max(wanted.get(total.level()), (long) best));
            enough &= wanted.get(total.level()) - total.samples() <= ENOUGH * total.samples();
        }
        return enough;
    }
}
