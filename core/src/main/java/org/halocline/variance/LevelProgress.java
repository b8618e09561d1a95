package org.halocline.variance;

import java.util.List;
import org.halocline.error.ConfigurationException;

/// What [LevelSampling] has learned so far.
///
/// @param round  at which it is
/// @param sums   of each level
/// @param wanted samples of each level
record LevelProgress(int round, List<Sums> sums, List<Long> wanted) {
    LevelProgress {
        sums = List.copyOf(sums);
        wanted = List.copyOf(wanted);
        boolean isRight = round >= 0 && sums.size() == wanted.size();
        for (long count : wanted) {
            isRight &= count > 0;
        }
        for (Sums level : sums) {
            isRight &= level.isRight();
        }
        if (!isRight) {
            throw new ConfigurationException(
                    "round=" + round + ", sums=" + sums + ", wanted=" + wanted + "; no levels are like that");
        }
    }

    /// Those of [LevelTotals].
    record Sums(long samples, double mean, double squares, double fineMean, double fineSquares) {
        boolean isRight() {
            return samples >= 0 && squares >= 0 && fineSquares >= 0 && !Double.isNaN(mean) && !Double.isNaN(fineMean);
        }
    }

    /// Refuses what so many samples cannot have led to.
    ///
    /// @param samples of all runs
    void requireOf(Multilevel method, long samples) {
        long all = 0;
        boolean hasGap = false;
        boolean fits = sums.size() > Multilevel.LEAST_LEVEL && sums.size() <= method.finest() + 1;
        for (int level = 0; fits && level < sums.size(); level++) {
            long own = sums.get(level).samples();
            fits = own <= samples - all && own != 1 && !(hasGap && own > 0) && wanted.get(level) >= method.pilot();
            hasGap |= own == 0;
            all += own;
        }
        if (!fits || all != samples) {
            throw new ConfigurationException("samples=" + samples + ", levels=" + sums.size() + ", pilot="
                    + method.pilot() + "; the checkpoint is not of this method, or damaged: begin again");
        }
    }
}
