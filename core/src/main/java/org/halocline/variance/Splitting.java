package org.halocline.variance;

import java.util.ArrayList;
import java.util.List;
import org.halocline.error.ConfigurationException;
import org.halocline.model.RunResult;
import org.halocline.model.SampleSimulation;
import org.halocline.sample.Estimate;
import org.halocline.sample.SampleStream;
import org.halocline.sample.Scores;

/// Fixed-effort multilevel splitting: the probability of a rare event as a product of likely ones.
///
/// Levels z₁ < … < z_K lead to the event. In stage k a fixed number of paths begins at states in which paths of the
/// stage before first reached z_(k−1), drawn at random, and runs until it reaches z_k or is over; p̂ = Π hits/paths.
/// Each sample is one such product and has no bias, so the mean of many has an honest error: P. L'Ecuyer, V. Demers, B.
/// Tuffin, "Rare events, splitting, and quasi-Monte Carlo" (2007),
/// [doi:10.1145/1225275.1225280](https://doi.org/10.1145/1225275.1225280). Levels that are reached with probability 0.1
/// … 0.3 from the one before are best.
///
/// Path j of stage k draws from its own sub-stream, so that no path depends on how long another was.
///
/// Scores: `probability`, and `steps`, the work that it took.
///
/// @param process the process
/// @param levels  z₁ … z_K, rising
/// @param paths   in each stage
public record Splitting(RareEvent process, List<Double> levels, int paths) implements VarianceReduction {
    public Splitting {
        levels = List.copyOf(levels);
        boolean rising = !levels.isEmpty();
        for (int k = 1; k < levels.size(); k++) {
            rising &= levels.get(k - 1) < levels.get(k);
        }
        if (!rising || paths < 1) {
            throw new ConfigurationException(
                    "levels=" + levels + ", paths=" + paths + "; use rising levels, and at least one path");
        }
        if (Double.isFinite(process.event()) && levels.getLast() != process.event()) {
            throw new ConfigurationException(
                    "levels=" + levels + "; the last must be the event itself, " + process.event());
        }
    }

    /// Through these levels, and from the last of them to the event.
    ///
    /// @param between rising, below the event
    public static Splitting through(RareEvent process, List<Double> between, int paths) {
        if (!Double.isFinite(process.event())) {
            throw new ConfigurationException("event=" + process.event() + "; "
                    + process.getClass().getSimpleName() + " does not say when it has happened, implement event()");
        }
        List<Double> all = new ArrayList<>(between);
        all.add(process.event());
        return new Splitting(process, all, paths);
    }

    @Override
    public SampleSimulation inner() {
        return process;
    }

    /// Paths at most: none begin where no path has come.
    @Override
    public long innerSamples() {
        return (long) paths * levels.size();
    }

    @Override
    public List<String> scores() {
        return List.of("probability", "steps");
    }

    @Override
    public void sample(SampleStream random, Scores scores) {
        double probability = 1;
        long steps = 0;
        List<double[]> entries = List.of();
        for (int k = 0; k < levels.size() && probability > 0; k++) {
            List<double[]> reached = new ArrayList<>();
            for (int path = 0; path < paths; path++) {
                SampleStream own = random.subStream(1L + path + (long) paths * k);
                double[] state = k == 0
                        ? process.begin(own)
                        : entries.get((int) Math.unsignedMultiplyHigh(own.nextLong(), entries.size()))
                                .clone();
                steps += follow(state, levels.get(k), own);
                if (process.nearness(state) >= levels.get(k)) {
                    reached.add(state);
                }
            }
            probability *= (double) reached.size() / paths;
            entries = reached;
        }
        scores.score(0, probability);
        scores.score(1, (double) steps);
    }

    /// How many times fewer paths gave this error than plain ones would have: p(1 − p) for one plain path, against the
    /// variance of a sample times the paths that it begins, at most.
    ///
    /// @param result of a run of this simulation
    public double varianceRatio(RunResult result) {
        Estimate estimate = result.estimate("probability");
        double variance = estimate.standardError() * estimate.standardError() * estimate.samples();
        return estimate.mean() * (1 - estimate.mean()) / (variance * paths * levels.size());
    }

    /// Goes on until the level is reached or the path is over.
    ///
    /// @return steps taken
    private long follow(double[] state, double level, SampleStream random) {
        long steps = 0;
        while (process.nearness(state) < level && !process.isOver(state)) {
            process.advance(state, random);
            steps++;
        }
        return steps;
    }
}
