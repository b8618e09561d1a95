package org.halocline.variance;

import java.util.List;
import org.halocline.error.ConfigurationException;

/// What the rounds of [Vegas] have learned so far.
///
/// @param rounds what each gave
/// @param map    of the last one
/// @param next   that of the one to come
/// @param shares of the cubes in the one to come
record VegasProgress(List<VegasResult.Found> rounds, VegasMap map, VegasMap next, VegasCubes shares) {
    /// Of a round: one has no error.
    private static final int LEAST_SAMPLES = 2;

    VegasProgress {
        rounds = List.copyOf(rounds);
        for (VegasResult.Found round : rounds) {
            // The variance may overflow where the error does not.
            if (!Double.isFinite(round.mean())
                    || !(round.standardError() >= 0 && round.standardError() < Double.POSITIVE_INFINITY)
                    || !(round.plainVariance() >= 0)
                    || round.samples() < LEAST_SAMPLES) {
                throw new ConfigurationException("round=" + round + "; no round gives that");
            }
        }
    }

    /// Nothing.
    static VegasProgress begin(Vegas vegas, long samples) {
        VegasMap map = VegasMap.uniform(vegas.dimensions(), vegas.bins());
        return new VegasProgress(List.of(), map, map, VegasCubes.equal(vegas.cubes(), vegas.dimensions(), samples));
    }

    /// Refuses what rounds of so many samples cannot have led to.
    ///
    /// @param runs how many there were
    void requireOf(Vegas vegas, long samples, long runs) {
        VegasCubes equal = VegasCubes.equal(vegas.cubes(), vegas.dimensions(), samples);
        boolean fits = rounds.size() == runs
                && runs <= vegas.warmUp() + vegas.rounds()
                && isLike(map, vegas)
                && isLike(next, vegas)
                && shares.perAxis() == equal.perAxis()
                && shares.dimensions() == equal.dimensions()
                && shares.samples() == samples;
        for (int n = 0; fits && n < rounds.size(); n++) {
            fits = rounds.get(n).samples() == samples && rounds.get(n).counts() == (n >= vegas.warmUp());
        }
        for (int h = 0; fits && h < shares.count(); h++) {
            fits = shares.count() == 1 || shares.samples(h) >= VegasCubes.LEAST;
        }
        if (!fits) {
            throw new ConfigurationException("rounds=" + rounds.size() + ", runs=" + runs + ", bins=" + map.bins()
                    + "; the checkpoint is not of this method, or damaged: begin again");
        }
    }

    private static boolean isLike(VegasMap map, Vegas vegas) {
        return !map.edges().isEmpty() && map.dimensions() == vegas.dimensions() && map.bins() == vegas.bins();
    }
}
