package org.halocline.variance;

import org.halocline.error.ConfigurationException;

/// How far a [RunSeries] has come.
///
/// @param hashHigh  of the hashes of its runs
/// @param hashLow   of the same
/// @param runs      how many
/// @param samples   of all
/// @param drawing   seconds that workers took for them
/// @param restarts  workers that were replaced
/// @param workers   how many
/// @param transport between them
/// @param learned   what the method has learned
record SeriesProgress(
        long hashHigh,
        long hashLow,
        long runs,
        long samples,
        double drawing,
        int restarts,
        int workers,
        String transport,
        Record learned) {
    SeriesProgress {
        if (runs < 0
                || samples < 2 * runs
                || !(drawing >= 0)
                || !Double.isFinite(drawing)
                || restarts < 0
                || workers < 1) {
            throw new ConfigurationException("runs=" + runs + ", samples=" + samples + ", drawing=" + drawing
                    + ", restarts=" + restarts + ", workers=" + workers + "; no series is like that");
        }
    }
}
