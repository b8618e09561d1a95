package org.halocline.variance;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.halocline.error.RunFailedException;
import org.halocline.model.RunResult;
import org.halocline.sample.Estimate;
import org.jspecify.annotations.Nullable;

/// One estimate of [Multilevel]: which levels there are, and how many samples each gets.
final class LevelSampling {
    static final int MOST_ROUNDS = 100;

    /// A level that lacks less than one sample in a hundred has enough.
    private static final double ENOUGH = 0.01;

    private final Multilevel method;
    private final double error;
    private final RunSeries series;
    private final String score;
    private final List<LevelTotals> totals = new ArrayList<>();
    private final List<Long> wanted = new ArrayList<>();
    private boolean isCutOff;

    /// @param error ε
    /// @param score name of the quantity
    LevelSampling(Multilevel method, double error, RunSeries series, String score) {
        this.method = method;
        this.error = error;
        this.series = series;
        this.score = score;
    }

    /// Whether time ran out before the error was small enough.
    boolean isCutOff() {
        return isCutOff;
    }

    MultilevelResult found() {
        for (int round = begin(); round < MOST_ROUNDS; round++) {
            for (int level = 0; level < totals.size(); level++) {
                if (!draw(totals.get(level), wanted.get(level), round)) {
                    return cutOff();
                }
            }
            Rates rates = Rates.of(totals);
            tell();
            if (!share(rates)) {
                continue;
            }
            double bias = rates.bias(totals);
            if (bias <= error / Math.sqrt(2)) {
                // The little that levels may lack by now is not drawn any more.
                totals.forEach(total -> wanted.set(total.level(), total.samples()));
                keep(round, true);
                return MultilevelResult.of(error, totals, rates, bias);
            }
            int next = totals.size();
            if (next > method.finest()) {
                throw new RunFailedException("error=" + error + ", bias=" + bias + " on level " + method.finest()
                        + "; allow a finer level or a larger error");
            }
            add(next);
            share(rates);
        }
        throw new RunFailedException("error=" + error + ", rounds=" + MOST_ROUNDS
                + "; the variances do not settle, begin with more samples");
    }

    /// @return the round to begin with; levels that it has drawn have what they want
    private int begin() {
        Optional<LevelProgress> kept = series.learned(LevelProgress.class);
        if (kept.isEmpty()) {
            for (int level = 0; level <= Multilevel.LEAST_LEVEL; level++) {
                add(level);
            }
            keep(0, false);
            return 0;
        }
        LevelProgress progress = kept.get();
        progress.requireOf(method, series.samples());
        for (int level = 0; level < progress.sums().size(); level++) {
            totals.add(new LevelTotals(
                    level, method.levels().cost(level), progress.sums().get(level)));
        }
        wanted.addAll(progress.wanted());
        return progress.round();
    }

    private void keep(int round, boolean isDone) {
        series.keep(
                new LevelProgress(round, totals.stream().map(LevelTotals::sums).toList(), wanted), isDone);
    }

    private void tell() {
        Estimate known = known();
        if (known != null) {
            series.tell(score, known);
        }
    }

    private void add(int level) {
        totals.add(new LevelTotals(level, method.levels().cost(level)));
        wanted.add(method.pilot());
    }

    /// What there is, without a level that has no samples yet.
    private MultilevelResult cutOff() {
        isCutOff = true;
        if (totals.getLast().samples() == 0) {
            totals.removeLast();
        }
        if (totals.size() <= Multilevel.LEAST_LEVEL) {
            throw new RunFailedException("seconds=" + Math.round(series.seconds()) + ", levels=" + totals.size()
                    + "; time ran out before levels 0 to " + Multilevel.LEAST_LEVEL
                    + " had samples, allow more or make pilot smaller");
        }
        Rates rates = Rates.of(totals);
        return MultilevelResult.of(error, totals, rates, rates.bias(totals));
    }

    /// @return whether there was time for it
    private boolean draw(LevelTotals total, long enough, int round) {
        long missing = enough - total.samples();
        if (missing < 1) {
            return true;
        }
        series.expect(expected(), score, known());
        Optional<RunResult> result = series.next(
                new LevelSample(method.levels(), total.level(), round),
                Math.max(2, missing),
                0,
                "--round " + (round + 1) + " --level " + total.level());
        if (result.isEmpty()) {
            return false;
        }
        total.add(result.get().estimate("correction"), result.get().estimate("fine"));
        keep(round, false);
        return true;
    }

    /// Samples of all levels, as far as known now.
    private long expected() {
        long all = 0;
        for (LevelTotals total : totals) {
            all += Math.max(total.samples(), wanted.get(total.level()));
        }
        return all;
    }

    /// The estimate so far, once all levels have samples.
    private @Nullable Estimate known() {
        if (totals.stream().anyMatch(total -> total.samples() == 0)) {
            return null;
        }
        return MultilevelResult.of(error, totals, Rates.of(totals), 0).estimate();
    }

    /// Sets how many samples each level shall have.
    ///
    /// @return whether they have them
    private boolean share(Rates rates) {
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
