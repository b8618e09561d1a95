package org.halocline.variance;

import java.util.List;
import java.util.Optional;
import org.halocline.error.ConfigurationException;
import org.halocline.model.Parameter;
import org.halocline.model.Rounds;
import org.halocline.model.SampleSimulation;
import org.halocline.model.Verification;

/// How the samples of any simulation are drawn, as a config says it.
///
/// @param method     what to do
/// @param dimensions how many of the first numbers of a sample are spread; 0 takes `uniforms()` of the simulation
/// @param points     inner samples in one sample, of a Latin hypercube or a Sobol net
/// @param strata     parts of each coordinate, of a stratified sample
/// @param scrambling how Sobol nets are randomised
/// @param rounds     rounds of VEGAS that count
/// @param warmUp     rounds of VEGAS before them
/// @param bins       of each coordinate, of VEGAS
/// @param damping    how fast the map of VEGAS follows
/// @param cubes      among which VEGAS shares the samples of a round, at most
/// @param pilot      samples of each level that multilevel Monte Carlo begins with
/// @param finest      level of it
/// @param coefficient by which fixed controls correct the first other score
/// @param shifts      of the first normal numbers, of importance sampling
/// @param rates       of the first exponential numbers, of importance sampling
/// @param levels      between the beginning and the event, of splitting
/// @param paths       of each level, of splitting
public record Sampling(
        @Parameter("how samples are drawn") Method method,

        @Parameter(
                value = "how many of the first numbers of a sample are spread; 0 for all that it says it draws",
                defaultValue = "0",
                min = 0)
        int dimensions,

        @Parameter(
                value = "points of one Latin hypercube or Sobol net, of Sobol a power of two",
                defaultValue = "1024",
                min = 1)
        int points,

        @Parameter(value = "parts of each coordinate of a stratified sample", defaultValue = "10", min = 1)
        int strata,

        @Parameter(value = "how Sobol nets are randomised", defaultValue = "owen")
        Scrambling scrambling,

        @Parameter(value = "rounds of vegas that count", defaultValue = "10", min = 1)
        int rounds,

        @Parameter(value = "rounds of vegas before them, which shape its map", defaultValue = "5", min = 0)
        int warmUp,

        @Parameter(value = "bins of each coordinate of vegas", defaultValue = "50", min = 2)
        int bins,

        @Parameter(value = "how fast the map of vegas follows: 0 not at all", defaultValue = "1.5", min = 0, max = 4)
        double damping,

        @Parameter(
                value = "cubes among which vegas shares the samples of a round, at most; 0 for one",
                defaultValue = "0",
                min = 0)
        int cubes,

        @Parameter(value = "samples of each level that multilevel begins with", defaultValue = "1000", min = 2)
        long pilot,

        @Parameter(value = "finest level of multilevel", defaultValue = "20", min = 2, max = 63)
        int finest,

        @Parameter(
                value = "by how much fixed-controls corrects a score per deviation of the control",
                defaultValue = "1")
        double coefficient,

        @Parameter(value = "what importance-sampling adds to the first normal numbers of a sample", defaultValue = "[]")
        List<Double> shifts,

        @Parameter(
                value = "rates that importance-sampling gives the first exponential numbers of a sample, instead of 1",
                defaultValue = "[]",
                positive = true)
        List<Double> rates,

        @Parameter(value = "levels of splitting between the beginning and the event, rising", defaultValue = "[]")
        List<Double> levels,

        @Parameter(value = "paths that splitting begins at each level", defaultValue = "100", min = 1)
        int paths) {

    public Sampling {
        shifts = List.copyOf(shifts);
        rates = List.copyOf(rates);
        levels = List.copyOf(levels);
    }

    /// What to do.
    public enum Method {
        /// Samples that know nothing of each other.
        PLAIN,
        /// [Antithetic] pairs.
        ANTITHETIC,
        /// [Stratified] samples.
        STRATIFIED,
        /// [Latin hypercubes][LatinHypercube].
        LATIN_HYPERCUBE,
        /// Randomised nets of [Sobol].
        SOBOL,
        /// [FixedControls]: one, whose mean the simulation knows.
        FIXED_CONTROLS,
        /// [FittedControls]: all whose means the simulation knows.
        FITTED_CONTROLS,
        /// [ImportanceSampling].
        IMPORTANCE_SAMPLING,
        /// [Splitting] of a [RareEvent].
        SPLITTING,
        /// Rounds of [Vegas].
        VEGAS,
        /// [Multilevel] Monte Carlo.
        MULTILEVEL;

        /// Names of the components of [Sampling] that it takes beside `method`.
        public List<String> settings() {
            return switch (this) {
                case PLAIN, ANTITHETIC, FITTED_CONTROLS -> List.of();
                case STRATIFIED -> List.of("dimensions", "strata");
                case LATIN_HYPERCUBE -> List.of("dimensions", "points");
                case SOBOL -> List.of("dimensions", "points", "scrambling");
                case FIXED_CONTROLS -> List.of("coefficient");
                case IMPORTANCE_SAMPLING -> List.of("shifts", "rates");
                case SPLITTING -> List.of("levels", "paths");
                case VEGAS -> List.of("dimensions", "rounds", "warmUp", "bins", "damping", "cubes");
                case MULTILEVEL -> List.of("pilot", "finest");
            };
        }
    }

    /// The simulation drawn this way in a single run; as it is where that takes several.
    public SampleSimulation around(SampleSimulation inner) {
        return switch (method) {
            case PLAIN, VEGAS, MULTILEVEL -> inner;
            case ANTITHETIC -> new Antithetic(inner);
            case STRATIFIED -> new Stratified(inner, spread(inner), strata);
            case LATIN_HYPERCUBE -> new LatinHypercube(inner, spread(inner), points);
            case SOBOL -> new Sobol(inner, spread(inner), points, scrambling);
            case FIXED_CONTROLS -> controlled(inner);
            case FITTED_CONTROLS -> FittedControls.of(inner);
            case IMPORTANCE_SAMPLING -> tilted(inner);
            case SPLITTING -> split(inner);
        };
    }

    /// The method that draws the simulation in several runs, if it is one.
    public Optional<Rounds> rounds(SampleSimulation inner) {
        return switch (method) {
            case VEGAS -> Optional.of(new Vegas(inner, spread(inner), bins, damping, warmUp, rounds, cubes));
            case MULTILEVEL -> Optional.of(new Multilevel(levels(inner), pilot, finest));
            default -> Optional.empty();
        };
    }

    /// The first score but the one whose mean is known is corrected by that.
    private SampleSimulation controlled(SampleSimulation inner) {
        Verification.OfScore known = inner.verification()
                .filter(proof -> inner.scores().contains(proof.score()))
                .orElseThrow(() -> new ConfigurationException("method=fixed-controls; "
                        + inner.getClass().getSimpleName()
                        + " has no score whose mean it knows, use another method"));
        String score = inner.scores().stream()
                .filter(name -> !name.equals(known.score()))
                .findFirst()
                .orElseThrow(() -> new ConfigurationException("method=fixed-controls; the mean of " + known.score()
                        + " is known and there is no other score, use another method"));
        return new FixedControls(inner, score, List.of(known.score()), List.of(known.mean()), List.of(coefficient));
    }

    private SampleSimulation tilted(SampleSimulation inner) {
        if (shifts.isEmpty() && rates.isEmpty()) {
            throw new ConfigurationException("shifts=[], rates=[]; give one of them, such as \"shifts\": [3]");
        }
        if (inner.uniforms() > 0) {
            throw new ConfigurationException("method=importance-sampling; "
                    + inner.getClass().getSimpleName()
                    + " draws uniform numbers only, and normal or exponential ones are what can be tilted");
        }
        return new ImportanceSampling(inner, shifts, rates);
    }

    private SampleSimulation split(SampleSimulation inner) {
        if (inner instanceof RareEvent event) {
            return Splitting.through(event, levels, paths);
        }
        throw new ConfigurationException("method=splitting; " + inner.getClass().getSimpleName()
                + " has no levels on the way to an event, use another method, or implement RareEvent");
    }

    private static LevelSimulation levels(SampleSimulation inner) {
        if (inner instanceof LevelSimulation levels) {
            return levels;
        }
        throw new ConfigurationException(
                "method=multilevel; " + inner.getClass().getSimpleName()
                        + " has no levels, use another method, or implement LevelSimulation");
    }

    private int spread(SampleSimulation inner) {
        int all = dimensions > 0 ? dimensions : inner.uniforms();
        if (all == 0) {
            throw new ConfigurationException("dimensions=0; "
                    + inner.getClass().getSimpleName()
                    + " does not say how many numbers a sample draws, say how many of them to spread");
        }
        return all;
    }
}
