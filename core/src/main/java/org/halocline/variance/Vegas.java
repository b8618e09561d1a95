package org.halocline.variance;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.halocline.error.ConfigurationException;
import org.halocline.error.RunFailedException;
import org.halocline.error.RunInterruptedException;
import org.halocline.model.Findings;
import org.halocline.model.Rounds;
import org.halocline.model.Run;
import org.halocline.model.RunMonitor;
import org.halocline.model.RunResult;
import org.halocline.model.SampleSimulation;
import org.halocline.model.SavedRounds;
import org.halocline.model.Stop;
import org.halocline.model.Verification;
import org.halocline.model.Workers;
import org.halocline.sample.Estimate;
import org.halocline.sample.RandomStreams;
import org.halocline.statistics.Warning;
import org.halocline.statistics.Warnings;

/// Adaptive importance sampling of an integrand, in rounds: each is a run of the engine with the map that the rounds
/// before it found. G. P. Lepage, "A new algorithm for adaptive multidimensional integration" (1978),
/// [doi:10.1016/0021-9991(78)90004-9](https://doi.org/10.1016/0021-9991(78)90004-9).
///
/// The integral is the mean of the first score of the simulation. Bin sums are merged exactly, hence the map and every
/// later round are the same for any number of workers.
///
/// A map moves each coordinate by itself: peaks along a diagonal remain spread in it. With `cubes` the mapped unit cube
/// is cut into as many at most, which get samples by how much the integrand varies in them (VEGAS+): G. P. Lepage,
/// "Adaptive multidimensional integration: VEGAS enhanced" (2021),
/// [doi:10.1016/j.jcp.2021.110386](https://doi.org/10.1016/j.jcp.2021.110386).
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
/// @param cubes      among which the samples of a round are shared, at most; 0 or 1 for one
public record Vegas(SampleSimulation inner, int dimensions, int bins, double damping, int warmUp, int rounds, int cubes)
        implements Rounds {
    public static final int DEFAULT_BINS = 50;
    public static final double DEFAULT_DAMPING = 1.5;
    public static final int DEFAULT_WARM_UP = 5;
    public static final int DEFAULT_ROUNDS = 10;

    /// The state of a batch holds two exact sums for each bin: a few batches per worker are enough to share.
    private static final int BATCHES_PER_WORKER = 4;

    private static final int MOST_BATCHES = 64;

    private static final int SCOUTS = 64;
    private static final int MOST_SUMS = 1 << 14;
    private static final int MOST_ROUNDS = 10_000;

    public Vegas {
        if (cubes < 0 || cubes > MOST_SUMS) {
            throw new ConfigurationException("cubes=" + cubes + "; use 0 to " + MOST_SUMS);
        }
        if (dimensions < 1 || bins < 2 || (long) dimensions * bins + cubes > MOST_SUMS) {
            throw new ConfigurationException("dimensions=" + dimensions + ", bins=" + bins + ", cubes=" + cubes
                    + "; use at least 1 dimension and 2 bins, and at most " + MOST_SUMS + " bins and cubes in all");
        }
        if (warmUp < 0 || rounds < 1 || warmUp > MOST_ROUNDS || rounds > MOST_ROUNDS) {
            throw new ConfigurationException("warmUp=" + warmUp + ", rounds=" + rounds
                    + "; use warmUp from 0, rounds from 1, and at most " + MOST_ROUNDS + " of each");
        }
        if (!(damping >= 0 && damping <= 4)) {
            throw new ConfigurationException("damping=" + damping + "; use 0 to 4");
        }
    }

    /// One cube.
    public Vegas(SampleSimulation inner, int dimensions, int bins, double damping, int warmUp, int rounds) {
        this(inner, dimensions, bins, damping, warmUp, rounds, 0);
    }

    /// Fifty bins, five rounds to warm up and ten that count.
    public Vegas(SampleSimulation inner, int dimensions) {
        this(inner, dimensions, DEFAULT_BINS, DEFAULT_DAMPING, DEFAULT_WARM_UP, DEFAULT_ROUNDS);
    }

    @Override
    public SampleSimulation simulation() {
        return inner;
    }

    @Override
    public void check(Run run) {
        samples(run);
        RunSeries.requireWhole(run, "vegas");
    }

    @Override
    public Rounds extended(int more) {
        if (more <= rounds) {
            throw new ConfigurationException("rounds=" + more + ", before=" + rounds + "; give a greater number");
        }
        return new Vegas(inner, dimensions, bins, damping, warmUp, more, cubes);
    }

    @Override
    public String describe(Run run) {
        int count = VegasCubes.equal(cubes, dimensions, samples(run)).count();
        return "vegas: " + warmUp + " + " + rounds + " rounds of " + samples(run) + " samples"
                + (count > 1 ? " in " + count + " cubes, " : ", ") + bins + " bins along each of " + dimensions
                + " dimensions";
    }

    /// Runs all rounds.
    ///
    /// @param run of each round: samples, workers, seed
    public VegasResult run(Run run) {
        try (RunSeries series = new RunSeries(this, run, Optional.empty(), RunMonitor.NONE)) {
            return found(run, series);
        }
    }

    /// Runs all rounds, each of as many samples as `run` says. The time limit is that of all together: a round that it
    /// cuts off does not count.
    @Override
    public RunResult perform(Run run, Optional<SavedRounds> kept, RunMonitor monitor) {
        try (RunSeries series = new RunSeries(this, run, kept, monitor)) {
            return performed(run, series);
        }
    }

    private RunResult performed(Run run, RunSeries series) {
        VegasResult found = found(run, series);
        Estimate estimate = found.estimate();
        boolean nothing = estimate.mean() == 0 && estimate.standardError() == 0;
        Optional<Warning> warning =
                nothing ? Warnings.hits(score(), 0, estimate.samples()) : Warnings.rounds(score(), found.probability());
        Optional<Verification.OfScore> proof =
                inner.verification().filter(some -> some.score().equals(score()));
        Optional<Verification.Outcome> outcome = proof.flatMap(some -> some.outcome(estimate));
        if (proof.isPresent() && outcome.isEmpty()) {
            series.note("not verified: the standard error of score=" + score() + " is " + estimate.standardError()
                    + " after samples=" + estimate.samples() + "; take more samples");
        }
        return series.result(new Findings(this, found, warning.stream().toList()), score(), estimate, outcome);
    }

    private String score() {
        return inner.scores().getFirst();
    }

    @Override
    public SampleSimulation drawnIn(Run run, int round, int level, long sample) {
        long samples = samples(run);
        if (level >= 0) {
            throw new ConfigurationException("level=" + level + "; vegas has rounds and no levels, leave it out");
        }
        if (round < 1 || round > warmUp + rounds || sample >= samples) {
            throw new ConfigurationException("round=" + round + ", sample=" + sample + "; vegas has rounds 1 to "
                    + (warmUp + rounds) + " of the samples 0 to " + (samples - 1) + " each");
        }
        Run before = run.withoutOutputs().limitSeconds(0);
        try (RunSeries series = new RunSeries(this, before, Optional.empty(), RunMonitor.NONE)) {
            VegasProgress progress = drawn(before, series, round - 1);
            return new VegasSample(inner, progress.next(), exponent(run.seed()), round - 1, progress.shares());
        }
    }

    private VegasResult found(Run run, RunSeries series) {
        VegasProgress progress = drawn(run, series, warmUp + rounds);
        return VegasResult.of(progress.rounds(), exponent(run.seed()), progress.map());
    }

    /// @param until so many rounds are drawn, or the time is up
    private VegasProgress drawn(Run run, RunSeries series, int until) {
        long samples = samples(run);
        long batch = run.sampleTerms().batch() == 0
                ? Math.ceilDiv(samples, batches(run))
                : run.sampleTerms().batch();
        int exponent = exponent(run.seed());
        int all = warmUp + rounds;
        VegasProgress progress = begin(series, samples);
        for (int round = progress.rounds().size(); round < until; round++) {
            Estimate known =
                    VegasResult.of(progress.rounds(), exponent, progress.map()).estimate();
            series.expect(all * samples, score(), round > warmUp ? known : null);
            VegasMap map = progress.next();
            VegasCubes shares = progress.shares();
            Optional<RunResult> result = series.next(
                    new VegasSample(inner, map, exponent, round, shares), samples, batch, "--round " + (round + 1));
            if (result.isEmpty()) {
                series.note(cutOff(run, round));
                break;
            }
            VegasRound value = VegasRound.of(result.get(), shares);
            List<VegasResult.Found> table = new ArrayList<>(progress.rounds());
            table.add(new VegasResult.Found(
                    round >= warmUp, value.mean(), value.standardError(), samples, value.plainVariance()));
            if (round >= warmUp) {
                series.tell(score(), VegasResult.of(table, exponent, map).estimate());
            }
            progress = new VegasProgress(
                    table, map, map.refined(bins(result.get()), damping), shares.shared(value.deviations()));
            series.keep(progress, round == all - 1);
        }
        return progress;
    }

    private VegasProgress begin(RunSeries series, long samples) {
        Optional<VegasProgress> kept = series.learned(VegasProgress.class);
        kept.ifPresent(some -> some.requireOf(this, samples, series.runs()));
        return kept.orElseGet(() -> {
            VegasProgress nothing = VegasProgress.begin(this, samples);
            series.keep(nothing, false);
            return nothing;
        });
    }

    private String cutOff(Run run, int done) {
        String reached = "limitSeconds=" + run.sampleTerms().limitSeconds() + " was reached after rounds=" + done;
        if (done <= warmUp) {
            throw new RunFailedException(reached + ", warmUp=" + warmUp
                    + "; no round that counts has ended, allow more time or take fewer samples");
        }
        return reached + "; with run.sampling.rounds=" + (done - warmUp)
                + " and no limit another run gives the same result";
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
        String stop =
                run.stop() instanceof Stop.AfterSamples after ? "samples=" + after.samples() : "stop=" + run.stop();
        throw new ConfigurationException(
                stop + "; vegas needs the number of samples of each round, at least 2: samples instead of a target");
    }

    private double[][] bins(RunResult result) {
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
            if (Thread.interrupted()) {
                throw RunInterruptedException.afterSamples(0, Optional.empty());
            }
            Captured values = Captured.alone(inner.scores().size());
            try {
                inner.sample(streams.sample(s).subStream(-1), values);
            } catch (RuntimeException e) {
                throw new RunFailedException("sample=" + s + " of those that tell how large the score is: " + e, e);
            }
            largest = Math.max(largest, Math.abs(values.value(0)));
        }
        return largest > 0 ? Math.getExponent(largest) : 0;
    }
}
