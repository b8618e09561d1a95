package org.halocline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.halocline.error.ConfigurationException;
import org.halocline.model.Run;
import org.halocline.model.RunResult;
import org.halocline.model.SampleSimulation;
import org.halocline.sample.Bins;
import org.halocline.sample.Covariances;
import org.halocline.sample.Estimate;
import org.halocline.sample.Histogram;
import org.halocline.sample.RandomStreams;
import org.halocline.sample.SampleStream;
import org.halocline.sample.Scores;
import org.halocline.sample.Tallies;
import org.halocline.sample.TallySpec;
import org.halocline.sample.Weighted;
import org.halocline.testing.Collecting;
import org.halocline.testing.Leftovers;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class TallyRunTest {
    private static final Collecting COLLECTING = new Collecting();

    @Test
    void workersAndBatchesChangeNoBitOfAnyTally() {
        RunResult one = Engine.run(COLLECTING, Run.samples(2003).batch(2003).seed(7));
        for (int workers : new int[] {1, 2, 3, 5, 8}) {
            RunResult many = Engine.run(
                    COLLECTING,
                    Run.samples(2003)
                            .batch(13L * workers)
                            .seed(7)
                            .workers(workers)
                            .inProcess());
            assertEquals(one.tallies(), many.tallies(), workers + " workers");
            assertEquals(one.stateHash(), many.stateHash(), workers + " workers");
        }
    }

    @Test
    @Tag("process")
    void processesChangeNoBitOfAnyTally() {
        RunResult one = Engine.run(COLLECTING, Run.samples(5000).seed(7));
        RunResult many =
                Engine.run(COLLECTING, Run.samples(5000).batch(51).seed(7).workers(3));
        assertEquals("mapped-files", many.transport());
        assertEquals(one.tallies(), many.tallies());
        assertEquals(one.stateHash(), many.stateHash());
        Leftovers.assertNone();
    }

    /// Means and errors of the definition of [Collecting]: all follow from normal, Poisson and exponential numbers.
    @Test
    void everythingIsAsLargeAsItMustBe() {
        int n = 20_000;
        Tallies tallies = Engine.run(COLLECTING, Run.samples(n).seed(5)).tallies();
        Covariances covariances = tallies.covariances("x", "y");
        // Var of a covariance of normal numbers: (σ₁²σ₂² + σ₁₂²)/n = 3/n.
        assertEquals(1, covariances.covariance("x", "y"), 4 * Math.sqrt(3.0 / n));
        assertEquals(1 / Math.sqrt(2), covariances.correlation("y", "x"), 4 * 0.5 / Math.sqrt(n));
        // Var of skewness and kurtosis of normal numbers: 6/n and 24/n.
        assertEquals(0, tallies.moments("y").skewness(), 4 * Math.sqrt(6.0 / n));
        assertEquals(0, tallies.moments("y").kurtosis(), 4 * Math.sqrt(24.0 / n));
        assertNear(0, 0.02, tallies.quantiles("y").estimate(0.5));
        Histogram x = tallies.histogram("x");
        assertEquals(n, x.total());
        assertEquals(0.02275 * n, (double) x.below(), 4 * Math.sqrt(0.02275 * n));
        for (int k = 0; k < 8; k++) {
            assertNear(0, 0.03, tallies.series("walk").estimate(k));
            assertEquals(
                    Math.sqrt((k + 1.0) / n),
                    tallies.series("walk").estimate(k).standardError(),
                    0.03 * Math.sqrt((k + 1.0) / n));
        }
        // Poisson with mean 2/15 in each cell.
        for (int cell = 0; cell < 15; cell++) {
            Estimate place = tallies.cells("places").estimate(cell % 5, cell / 5);
            assertNear(2.0 / 15, 0.004, place);
            assertEquals(Math.sqrt(2.0 / 15 / n), place.standardError(), 0.06 * place.standardError());
        }
        assertNear(-0.5e-3, 1e-5, tallies.cells("line").estimate(1));
        assertNear(2.0 / 24, 0.003, tallies.cells("box").estimate(1, 2, 3));
        Weighted tilted = tallies.weighted("tilted");
        assertNear(1, 0.03, tilted.mean());
        assertNear(1, 0.03, tilted.plain());
        // Σw² has the mean e: (Σw)²/Σw² is about n/e.
        assertEquals(n / Math.E, tilted.effectiveSamples(), 0.2 * n / Math.E);
        // P(0 ≤ N(1, 1) < 1), and a tenth of P(0 ≤ N(0, 1)/2 < 1), by Python.
        assertNear(
                0.34134474606854 + 0.0477249868051821,
                0.01,
                tallies.weightedHistogram("shifted").estimate(1));
        assertEquals(tallies.extremes("x").greatestSample(), tilted.largestSample());
        assertEquals(
                tallies.extremes("x").greatest(),
                new RandomStreams(5)
                        .sample(tallies.extremes("x").greatestSample())
                        .nextGaussian());
        assertEquals(StrictMath.log(2), tallies.quantiles("waits").quantile(0.5), 0.03);
    }

    private static void assertNear(double expected, double mostError, Estimate estimate) {
        assertTrue(estimate.standardError() < mostError, estimate.toString());
        assertEquals(expected, estimate.mean(), 4 * estimate.standardError());
    }

    /// One score in many samples at once, looked at by several tallies.
    private record Bulk() implements SampleSimulation {
        @Override
        public List<TallySpec> tallies() {
            return List.of(
                    TallySpec.extremes("value"),
                    TallySpec.moments("value"),
                    TallySpec.histogram("value", Bins.equal(0, 1, 10)));
        }

        @Override
        public double sample(SampleStream random) {
            return random.nextDouble();
        }

        @Override
        public int uniforms() {
            return 1;
        }

        @Override
        public void samples(int count, double[][] uniforms, double[][] scores) {
            System.arraycopy(uniforms[0], 0, scores[0], 0, count);
        }
    }

    private record Single(boolean unused) implements SampleSimulation {
        @Override
        public List<TallySpec> tallies() {
            return new Bulk().tallies();
        }

        @Override
        public double sample(SampleStream random) {
            return random.nextDouble();
        }
    }

    @Test
    void manySamplesAtOnceAreTalliedAsOneByOne() {
        RunResult bulk = Engine.run(new Bulk(), Run.samples(3000).seed(2));
        RunResult single = Engine.run(new Single(false), Run.samples(3000).seed(2));
        assertEquals(single.tallies(), bulk.tallies());
        assertEquals(single.stateHash(), bulk.stateHash());
    }

    /// What cannot be counted ends the run, and the message names the sample.
    private record TooLarge(double value) implements SampleSimulation {
        @Override
        public List<TallySpec> tallies() {
            return List.of(TallySpec.series("s", 1, 0));
        }

        @Override
        public void sample(SampleStream random, Scores scores) {
            scores.add(0, 0, random.sample() == 17 ? value : 1);
        }
    }

    @Test
    void aSampleFarAboveTheScaleEndsTheRun() {
        RuntimeException e =
                assertThrows(RuntimeException.class, () -> Engine.run(new TooLarge(1e10), Run.samples(100)));
        assertTrue(e.toString().contains("sample=17") && e.toString().contains("larger scale"), e.toString());
    }

    private record Declares(int wrong) implements SampleSimulation {
        @Override
        public List<TallySpec> tallies() {
            return switch (wrong) {
                case 0 -> List.of(TallySpec.extremes("nothing"));
                case 1 -> List.of(TallySpec.moments("value"), TallySpec.moments("value"));
                default -> List.of(TallySpec.cells("c", 1, Bins.equal(0, 1, 4_000_000)));
            };
        }

        @Override
        public double sample(SampleStream random) {
            return 1;
        }
    }

    @Test
    void whatCannotBeCollectedIsRefusedBeforeTheRun() {
        String[] messages = {"score=nothing; a tally names it", "it is there twice", "take fewer cells or bins"};
        for (int wrong = 0; wrong < 3; wrong++) {
            Declares simulation = new Declares(wrong);
            ConfigurationException e =
                    assertThrows(ConfigurationException.class, () -> Engine.run(simulation, Run.samples(10)));
            assertTrue(e.toString().contains(messages[wrong]), e.toString());
        }
    }

    @Test
    void aResultPrintsALinePerTally() {
        String text = Engine.run(COLLECTING, Run.samples(100)).toString();
        for (String part : new String[] {
            "correlations x~y 0.",
            "least -",
            "skewness",
            "16 bins from -2.0 to 2.0, 100 numbers",
            "median",
            "5x3 cells",
            "8 times from 1.0 to 8.0",
            "effective samples",
            "5 groups of 20 samples"
        }) {
            assertTrue(text.contains(part), part + " in " + text);
        }
    }
}
