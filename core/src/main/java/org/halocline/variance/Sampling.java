package org.halocline.variance;

import org.halocline.error.ConfigurationException;
import org.halocline.model.Parameter;
import org.halocline.model.SampleSimulation;

/// How the samples of any simulation are drawn, as a config says it.
///
/// @param method     what to do
/// @param dimensions how many of the first numbers of a sample are spread; 0 takes `uniforms()` of the simulation
/// @param points     inner samples in one sample, of a Latin hypercube or a Sobol net
/// @param strata     parts of each coordinate, of a stratified sample
/// @param scrambling how Sobol nets are randomised
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
        Scrambling scrambling) {

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
        SOBOL
    }

    /// The simulation drawn this way.
    public SampleSimulation around(SampleSimulation inner) {
        return switch (method) {
            case PLAIN -> inner;
            case ANTITHETIC -> new Antithetic(inner);
            case STRATIFIED -> new Stratified(inner, spread(inner), strata);
            case LATIN_HYPERCUBE -> new LatinHypercube(inner, spread(inner), points);
            case SOBOL -> new Sobol(inner, spread(inner), points, scrambling);
        };
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
