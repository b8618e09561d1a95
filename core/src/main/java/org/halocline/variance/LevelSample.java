package org.halocline.variance;

import java.util.List;
import org.halocline.error.ConfigurationException;
import org.halocline.model.SampleSimulation;
import org.halocline.sample.SampleStream;
import org.halocline.sample.Scores;

/// The samples of one level of [Multilevel], as a run of the engine.
///
/// @param levels the quantity on all levels
/// @param level  which
/// @param round  from 0; each round of a level has random numbers of its own
public record LevelSample(LevelSimulation levels, int level, int round) implements SampleSimulation {
    /// Sub-stream 1 + level + MOST_LEVELS · round.
    static final int MOST_LEVELS = 64;

    public LevelSample {
        if (level < 0 || level >= MOST_LEVELS || round < 0) {
            throw new ConfigurationException("level=" + level + ", round=" + round + "; use level 0 to "
                    + (MOST_LEVELS - 1) + " and round from 0");
        }
    }

    @Override
    public List<String> scores() {
        return List.of("correction", "fine");
    }

    @Override
    public void sample(SampleStream random, Scores scores) {
        LevelSimulation.Coupled pair = levels.sample(level, random.subStream(1L + level + (long) MOST_LEVELS * round));
        scores.score(0, pair.fine() - pair.coarse());
        scores.score(1, pair.fine());
    }
}
