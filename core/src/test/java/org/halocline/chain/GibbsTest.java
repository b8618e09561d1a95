package org.halocline.chain;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.halocline.sample.RandomStreams;
import org.halocline.sample.SampleStream;
import org.halocline.statistics.Autocorrelation;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Gibbs sampling of two correlated normal variables, x | y ~ N(ρy, 1 − ρ²) and y | x likewise: x after
/// each sweep is exactly the process x ← ρ²·x + noise, whose integrated autocorrelation time is (1 +
/// ρ²)/(1 − ρ²).
class GibbsTest {
    private record TwoNormals(double correlation) implements Target<double[]> {
        @Override
        public double[] start(SampleStream random) {
            double x = random.nextGaussian();
            return new double[] {x, correlation * x + noise() * random.nextGaussian()};
        }

        private double noise() {
            return Math.sqrt(1 - correlation * correlation);
        }

        @Override
        public double energy(double[] state) {
            double x = state[0];
            double y = state[1];
            return (x * x - 2 * correlation * x * y + y * y) / (2 * noise() * noise());
        }

        @Override
        public double[] sweep(double[] state, double beta, SampleStream random) {
            double scale = noise() / Math.sqrt(beta);
            state[0] = correlation * state[1] + scale * random.nextGaussian();
            state[1] = correlation * state[0] + scale * random.nextGaussian();
            return state;
        }
    }

    /// The variance of the mean of n values in equilibrium is σ²/n·(1 + 2 Σ (1 − t/n)·φᵗ), here σ = 1:
    /// measured over independent chains, it tells τ without an estimator of τ.
    @ParameterizedTest
    @CsvSource({"0.5, 3", "0.9, 19"})
    void theMeansOfChainsVaryAsTheAutocorrelationTimeSays(double phi, double time) {
        int chains = 1000;
        int sweeps = 400;
        double[] means = new double[chains];
        double[] scaled = new double[chains];
        double expected = 1;
        for (int t = 1; t < sweeps; t++) {
            expected += 2 * (1 - (double) t / sweeps) * Math.pow(phi, t);
        }
        assertTrue(Math.abs(expected - time) < 0.05 * time, "the end of the chain counts too much: " + expected);
        for (int c = 0; c < chains; c++) {
            Tempering<double[]> chain = new Tempering<>(
                    new TwoNormals(Math.sqrt(phi)), Tempering.ladder(1, 1), new RandomStreams(7).sample(c));
            for (int t = 0; t < sweeps; t++) {
                chain.sweep();
                means[c] += chain.state()[0] / sweeps;
            }
            scaled[c] = sweeps * means[c] * means[c];
        }
        Chains.assertMean(0, means, 0.01);
        Chains.assertMean(expected, scaled, 0.06 * time);
    }

    @ParameterizedTest
    @CsvSource({"0.5, 3", "0.9, 19"})
    void theAutocorrelationTimeOfOneLongChainIsThatOfTheory(double phi, double time) {
        Tempering<double[]> chain =
                new Tempering<>(new TwoNormals(Math.sqrt(phi)), Tempering.ladder(1, 1), new RandomStreams(8).sample(0));
        double[] values = new double[40_000];
        for (int t = 0; t < values.length; t++) {
            chain.sweep();
            values[t] = chain.state()[0];
        }
        Autocorrelation found = Autocorrelation.of(values);
        assertTrue(found.isLongEnough() && found.standardError() < 0.15 * time, found.toString());
        assertTrue(Math.abs(found.time() - time) < 4 * found.standardError(), found.toString());
    }
}
