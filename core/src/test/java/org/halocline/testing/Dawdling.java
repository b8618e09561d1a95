package org.halocline.testing;

import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import org.halocline.model.SampleSimulation;
import org.halocline.sample.SampleStream;
import org.halocline.sample.Scores;

/// [Darts] that are thrown in their own time: now and then a worker rests, where and for how long nobody knows
/// beforehand. A third score, `hit`, is 1 for one sample in `rarity` and 0 for the others.
///
/// @param restNanos a rest takes up to so long
/// @param rarity    of a hit; 0 for none at all
public record Dawdling(long restNanos, long rarity) implements SampleSimulation {
    private static final Darts DARTS = new Darts(1);

    @Override
    public List<String> scores() {
        return List.of("sum", "product", "hit");
    }

    @Override
    public void sample(SampleStream random, Scores scores) {
        if (restNanos > 0 && ThreadLocalRandom.current().nextInt(100) == 0) {
            LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(restNanos));
        }
        DARTS.sample(random, scores);
        if (rarity > 0 && random.nextDouble() * rarity < 1) {
            scores.score(2, 1);
        }
    }
}
