package org.halocline.variance;

import java.util.ArrayList;
import java.util.List;
import org.halocline.error.ConfigurationException;
import org.halocline.model.Run;
import org.halocline.model.RunMonitor;
import org.halocline.model.RunResult;
import org.halocline.model.SampleSimulation;
import org.halocline.model.Stop;
import org.halocline.model.Workers;
import org.halocline.runtime.Coordinator;
import org.halocline.sample.Estimate;
import org.halocline.sample.RandomStreams;

/// Adaptive importance sampling of an integrand, in rounds: each is a run of the engine with the map that the rounds
/// before it found. G. P. Lepage, "A new algorithm for adaptive multidimensional integration" (1978),
/// [doi:10.1016/0021-9991(78)90004-9](https://doi.org/10.1016/0021-9991(78)90004-9).
///
/// The integral is the mean of the first score of the simulation. Bin sums are merged exactly, hence the map and every
/// later round are the same for any number of workers.
///
/// The rounds are averaged with weights 1/σ². Since a round that happens to find little also believes in a small
/// error, the average leans to low values by O(1/n) of a round's samples n; [VegasResult] tells by χ² whether the
/// rounds agree.
///
/// @param inner      the simulation whose first score is integrated
/// @param dimensions how many of its first numbers the map moves
/// @param bins       of each coordinate
/// @param damping    how fast the map follows: 0 not at all, 1.5 as usual
/// @param warmUp     rounds that shape the map and do not count
/// @param rounds     rounds that count
public record Vegas(SampleSimulation inner, int dimensions, int bins, double damping, int warmUp, int rounds) {
    public static final int DEFAULT_BINS = 50;
    public static final double DEFAULT_DAMPING = 1.5;

    /// The state of a batch holds two exact sums for each bin: a few batches per worker are enough to share.
    private static final int BATCHES_PER_WORKER = 4;

    private static final int MOST_BATCHES = 64;

    private static final int SCOUTS = 64;
    private static final int MOST_SUMS = 1 << 14;

    public Vegas {
        if (dimensions < 1 || bins < 2 || (long) dimensions * bins > MOST_SUMS) {
            throw new ConfigurationException("dimensions=" + dimensions + ", bins=" + bins
                    + "; use at least 1 dimension and 2 bins, and at most " + MOST_SUMS + " bins in all");
        }
        if (warmUp < 0 || rounds < 1 || !(damping >= 0 && damping <= 4)) {
            throw new ConfigurationException("warmUp=" + warmUp + ", rounds=" + rounds + ", damping=" + damping
                    + "; use warmUp from 0, rounds from 1, damping 0 to 4");
        }
    }

    /// Fifty bins, five rounds to warm up and ten that count.
    public Vegas(SampleSimulation inner, int dimensions) {
        this(inner, dimensions, DEFAULT_BINS, DEFAULT_DAMPING, 5, 10);
    }

    /// Runs all rounds.
    ///
    /// @param run of each round: samples, workers, seed
    public VegasResult run(Run run) {
        long samples = samples(run);
        Run each = run.sampleTerms().batch() == 0 ? run.batch(Math.ceilDiv(samples, batches(run))) : run;
        int exponent = exponent(run.seed());
        VegasMap map = VegasMap.uniform(dimensions, bins);
        List<VegasResult.Round> table = new ArrayList<>();
        for (int round = 0; round < warmUp + rounds; round++) {
            RunResult result = Coordinator.run(new VegasSample(inner, map, exponent, round), each, RunMonitor.NONE);
            Estimate value = result.estimate("value");
            table.add(new VegasResult.Round(round >= warmUp, value.mean(), value.standardError(), value.samples()));
            if (round < warmUp + rounds - 1) {
                map = map.refined(found(result), damping);
            }
        }
        return VegasResult.of(table, exponent, map);
    }

    private static long batches(Run run) {
        int enough = run.workers().amount() instanceof Workers.Count count
                ? BATCHES_PER_WORKER * count.workers()
                : MOST_BATCHES;
        return Math.min(Math.min(enough, MOST_BATCHES), samples(run));
    }

    private static long samples(Run run) {
        if (run.stop() instanceof Stop.AfterSamples after && after.samples() > 1) {
            return after.samples();
        }
        throw new ConfigurationException("stop=" + run.stop() + "; use Run.samples(n) with at least two samples");
    }

    private double[][] found(RunResult result) {
        double[][] found = new double[dimensions][bins];
        for (int d = 0; d < dimensions; d++) {
            for (int b = 0; b < bins; b++) {
                found[d][b] = result.estimate("bin " + d + " " + b).mean();
            }
        }
        return found;
    }

    /// The order of magnitude of the score, from a few samples of another sub-stream.
    private int exponent(long seed) {
        RandomStreams streams = new RandomStreams(seed);
        double largest = 0;
        for (int s = 0; s < SCOUTS; s++) {
            Captured values = Captured.alone(inner.scores().size());
            inner.sample(streams.sample(s).subStream(-1), values);
            largest = Math.max(largest, Math.abs(values.value(0)));
        }
        return largest > 0 ? Math.getExponent(largest) : 0;
    }
}
