package org.halocline.chain;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.halocline.sample.RandomStreams;
import org.halocline.sample.SampleStream;
import org.halocline.statistics.RHat;
import org.junit.jupiter.api.Test;

class TemperingTest {
    private static final long SEED = 1996;

    /// Energy x²/2: level l draws from a normal distribution of variance 1/β.
    private static final RandomWalk NORMAL = new RandomWalk(x -> x[0] * x[0] / 2, 1, 2, 0);

    private static SampleStream sample(long sample) {
        return new RandomStreams(SEED).sample(sample);
    }

    @Test
    void aLadderRisesGeometrically() {
        assertArrayEquals(new double[] {1}, Tempering.ladder(1, 7));
        assertArrayEquals(new double[] {1, 0.5, 0.25, 0.125}, Tempering.ladder(4, 8), 1e-15);
        assertThrows(IllegalArgumentException.class, () -> Tempering.ladder(0, 8));
        assertThrows(IllegalArgumentException.class, () -> Tempering.ladder(2, 1));
        for (double[] wrong : new double[][] {{}, {0.5}, {1, 1}, {1, 0.5, 0.7}, {1, 0}, {1, Double.NaN}}) {
            assertThrows(IllegalArgumentException.class, () -> new Tempering<>(NORMAL, wrong, sample(0)));
        }
    }

    /// Over independent samples, each a short chain: the mean of x² on level l is 1/β.
    @Test
    void everyLevelKeepsItsOwnDistribution() {
        double[] betas = Tempering.ladder(3, 9);
        int samples = 400;
        double[][] squares = new double[betas.length][samples];
        for (int s = 0; s < samples; s++) {
            Tempering<double[]> chains = new Tempering<>(NORMAL, betas, sample(s));
            chains.sweeps(50);
            for (int t = 0; t < 100; t++) {
                chains.sweep();
                for (int level = 0; level < betas.length; level++) {
                    squares[level][s] += chains.state(level)[0] * chains.state(level)[0] / 100;
                }
            }
            assertTrue(chains.exchanged(0) > 0.3 && chains.exchanged(1) > 0.3);
        }
        for (int level = 0; level < betas.length; level++) {
            Chains.assertMean(1 / betas[level], squares[level], 0.03 / betas[level]);
        }
    }

    /// A target whose energies follow from the level alone, and whose sweeps draw as many numbers as
    /// they are told.
    private record Told(List<Double> energies, int numbers) implements Target<Integer> {
        private static int next;

        @Override
        public Integer start(SampleStream random) {
            return next++ % 3;
        }

        @Override
        public double energy(Integer state) {
            return energies.get(state);
        }

        @Override
        public Integer sweep(Integer state, double beta, SampleStream random) {
            for (int n = 0; n < numbers; n++) {
                random.nextDouble();
            }
            return state;
        }
    }

    /// The states as they wander over the levels.
    private static List<List<Integer>> wandering(int numbers) {
        Told.next = 0;
        Tempering<Integer> chains =
                new Tempering<>(new Told(List.of(0.0, 0.7, 1.1), numbers), new double[] {1, 0.5, 0.2}, sample(3));
        List<List<Integer>> states = new ArrayList<>();
        for (int t = 0; t < 60; t++) {
            chains.sweep();
            states.add(List.of(chains.state(0), chains.state(1), chains.state(2)));
        }
        return states;
    }

    @Test
    void anExchangeIsKeyedBySweepAndPairWhateverTheSweepsDraw() {
        double[] energies = {0, 0.7, 1.1};
        double[] betas = {1, 0.5, 0.2};
        int[] states = {0, 1, 2};
        List<List<Integer>> expected = new ArrayList<>();
        for (long sweep = 1; sweep <= 60; sweep++) {
            int pair = (int) (sweep % 2);
            double gain = (betas[pair] - betas[pair + 1]) * (energies[states[pair]] - energies[states[pair + 1]]);
            if (sample(3).subStream(1 + 6 * sweep + 3 + pair).nextDouble() < Math.min(1, Math.exp(gain))) {
                int cold = states[pair];
                states[pair] = states[pair + 1];
                states[pair + 1] = cold;
            }
            expected.add(List.of(states[0], states[1], states[2]));
        }
        assertTrue(expected.stream().distinct().count() > 3, expected.toString());
        for (int numbers : new int[] {0, 1, 7}) {
            assertEquals(expected, wandering(numbers));
        }
    }

    /// p(x) = 0.3·φ(x + 8) + 0.7·φ(x − 8), from the left: mean 3.2, mean square 65.
    private static double twoPeaks(double[] x) {
        double left = (x[0] + 8) * (x[0] + 8) / 2;
        double right = (x[0] - 8) * (x[0] - 8) / 2;
        double lowest = Math.min(left, right);
        return lowest - StrictMath.log(0.3 * StrictMath.exp(lowest - left) + 0.7 * StrictMath.exp(lowest - right));
    }

    /// Means of x and of x² of chains of their own.
    private static double[][] moments(int levels, int samples, int sweeps) {
        RandomWalk target = new RandomWalk(TemperingTest::twoPeaks, 1, 1.5, -8);
        double[][] moments = new double[2][samples];
        for (int s = 0; s < samples; s++) {
            Tempering<double[]> chains = new Tempering<>(target, Tempering.ladder(levels, 50), sample(s));
            chains.sweeps(500);
            for (int t = 0; t < sweeps; t++) {
                chains.sweep();
                double x = chains.state()[0];
                moments[0][s] += x / sweeps;
                moments[1][s] += x * x / sweeps;
            }
        }
        return moments;
    }

    @Test
    void temperingFindsBothPeaksWhereAPlainChainStaysInOne() {
        double[][] plain = moments(1, 20, 500);
        for (double mean : plain[0]) {
            assertEquals(-8, mean, 1);
        }
        double[][] tempered = moments(7, 150, 600);
        Chains.assertMean(3.2, tempered[0], 0.6);
        Chains.assertMean(65, tempered[1], 0.6);
    }

    /// Split-R̂ of four chains, two from each peak.
    private static double spread(int levels) {
        double[][] chains = new double[4][3000];
        for (int n = 0; n < chains.length; n++) {
            RandomWalk target = new RandomWalk(TemperingTest::twoPeaks, 1, 1.5, n % 2 == 0 ? -8 : 8);
            Tempering<double[]> chain = new Tempering<>(target, Tempering.ladder(levels, 50), sample(n));
            chain.sweeps(500);
            for (int t = 0; t < chains[n].length; t++) {
                chain.sweep();
                chains[n][t] = chain.state()[0];
            }
        }
        return RHat.of(chains);
    }

    @Test
    void chainsFromBothPeaksAgreeWithTemperingAndNotWithout() {
        assertTrue(spread(1) > 1.5);
        double tempered = spread(7);
        assertTrue(tempered < 1.1, "R̂=" + tempered);
    }

    /// The proposals are as wide as the level is hot; the walk finds a normal distribution in three
    /// dimensions.
    @Test
    void aRandomWalkDrawsFromItsTarget() {
        RandomWalk target =
                new RandomWalk(x -> (x[0] * x[0] + 4 * x[1] * x[1] + (x[2] - 1) * (x[2] - 1)) / 2, 3, 1.5, 0);
        double[][] means = new double[3][300];
        for (int s = 0; s < 300; s++) {
            Tempering<double[]> chain = new Tempering<>(target, Tempering.ladder(1, 1), sample(s));
            chain.sweeps(50);
            for (int t = 0; t < 100; t++) {
                chain.sweep();
                double[] x = chain.state();
                means[0][s] += x[0] * x[0] / 100;
                means[1][s] += x[1] * x[1] / 100;
                means[2][s] += x[2] / 100;
            }
        }
        Chains.assertMean(1, means[0], 0.03);
        Chains.assertMean(0.25, means[1], 0.01);
        Chains.assertMean(1, means[2], 0.03);
        assertThrows(IllegalArgumentException.class, () -> new RandomWalk(x -> 0, 0, 1, 0));
        assertThrows(IllegalArgumentException.class, () -> new RandomWalk(x -> 0, 1, 0, 0));
    }
}
