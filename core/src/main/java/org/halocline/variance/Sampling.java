package org.halocline.variance;

import java.util.List;
import java.util.Optional;
import org.halocline.error.ConfigurationException;
import org.halocline.model.Parameter;
import org.halocline.model.Rounds;
import org.halocline.model.SampleSimulation;

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
/// @param pilot      samples of each level that multilevel Monte Carlo begins with
/// @param finest     level of it
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

        @Parameter(value = "samples of each level that multilevel begins with", defaultValue = "1000", min = 2)
        long pilot,

        @Parameter(value = "finest level of multilevel", defaultValue = "20", min = 2, max = 63)
        int finest) {

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
        /// Rounds of [Vegas].
        VEGAS,
        /// [Multilevel] Monte Carlo.
        MULTILEVEL;

        /// Names of the components of [Sampling] that it takes beside `method`.
        public List<String> settings() {
            return switch (this) {
                case PLAIN, ANTITHETIC -> List.of();
                case STRATIFIED -> List.of("dimensions", "strata");
                case LATIN_HYPERCUBE -> List.of("dimensions", "points");
                case SOBOL -> List.of("dimensions", "points", "scrambling");
                case VEGAS -> List.of("dimensions", "rounds", "warmUp", "bins", "damping");
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
        };
    }

    /// The method that draws the simulation in several runs, if it is one.
    public Optional<Rounds> rounds(SampleSimulation inner) {
        return switch (method) {
            case PLAIN, ANTITHETIC, STRATIFIED, LATIN_HYPERCUBE, SOBOL -> Optional.empty();
            case VEGAS -> Optional.of(new Vegas(inner, spread(inner), bins, damping, warmUp, rounds));
            case MULTILEVEL -> Optional.of(new Multilevel(levels(inner), pilot, finest));
        };
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
