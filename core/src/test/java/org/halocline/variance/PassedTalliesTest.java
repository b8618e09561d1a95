package org.halocline.variance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.halocline.Engine;
import org.halocline.model.Run;
import org.halocline.model.RunResult;
import org.halocline.model.SampleSimulation;
import org.halocline.sample.Bins;
import org.halocline.sample.Estimate;
import org.halocline.sample.SampleStream;
import org.halocline.sample.Scores;
import org.halocline.sample.TallyResult;
import org.halocline.sample.TallySpec;
import org.halocline.sample.WeightedHistogram;
import org.junit.jupiter.api.Test;

/// What becomes of the tallies of a simulation that is drawn otherwise.
class PassedTalliesTest {
    /// u, with a tally of each kind: `early` and `late` take parts of u, `counted` takes u twice.
    public record Tallied() implements SampleSimulation {
        @Override
        public List<TallySpec> tallies() {
            return List.of(
                    TallySpec.extremes("value"),
                    TallySpec.series("times", 1, 0, 1),
                    TallySpec.histogram("value", Bins.equal(0, 1, 4)),
                    TallySpec.histogram("counted", Bins.equal(0, 1, 4)),
                    TallySpec.weighted("weighted"),
                    TallySpec.cells("cells", 1, Bins.equal(0, 1, 2)));
        }

        @Override
        public void sample(SampleStream random, Scores scores) {
            double u = random.nextDouble();
            scores.score(0, u);
            scores.add(1, 0, u);
            scores.add(1, 1, 2 * u);
            scores.record(3, u);
            scores.record(3, u);
            scores.weigh(4, u, 1);
            scores.addAt(5, 1, u);
        }
    }

    @Test
    void meansStayAndTheirErrorsAreThoseOfTheObservations() {
        int n = 2000;
        Run run = Run.samples(n).seed(4);
        RunResult result = Engine.run(new LatinHypercube(new Tallied(), 1, 8), run);
        Estimate value = result.estimate();
        assertEquals(List.of("times", "counted", "cells"), names(result));
        Estimate early = result.tallies().series("times").estimate(0);
        assertEquals(value.mean(), early.mean(), 1e-8);
        assertEquals(value.standardError(), early.standardError(), 1e-8);
        // Each stratum of an eighth lies in one half: no error at all.
        Estimate half = result.tallies().cells("cells").estimate(0);
        assertEquals(0.5, half.mean());
        assertEquals(0, half.standardError());
        assertEquals(16L * n, result.tallies().histogram("counted").total());
        assertEquals(
                List.of(4L * n, 4L * n, 4L * n, 4L * n),
                result.tallies().histogram("counted").counts());
        assertThrows(IllegalArgumentException.class, () -> result.tallies().extremes("value"));
    }

    @Test
    void controlsLeaveAllTallies() {
        SampleSimulation fixed =
                new FixedControls(new Exponentials(1), "exponential", List.of("first"), List.of(0.5), List.of(1.0));
        assertEquals(List.of(), fixed.tallies());
        RunResult result = Engine.run(
                ImportanceSampling.shifted(new Tallied(), 0.5), Run.samples(100).seed(4));
        assertEquals(List.of("weight", "value", "counted"), names(result));
        assertTrue(result.tallies().extremes("weight").greatest() >= 1);
    }

    /// A normal number that is scored, and recorded twice.
    public record Scattered() implements SampleSimulation {
        @Override
        public List<TallySpec> tallies() {
            return List.of(
                    TallySpec.extremes("value"),
                    TallySpec.histogram("twice", Bins.equal(-2, 5, 7)),
                    TallySpec.histogram("value", Bins.between(3, 4, 5)));
        }

        @Override
        public void sample(SampleStream random, Scores scores) {
            double z = random.nextGaussian();
            scores.score(0, z);
            scores.record(1, z);
            scores.record(1, z);
        }
    }

    /// P(3 ≤ Z < 4), P(4 ≤ Z < 5) and P(Z ≥ 5) of the normal distribution, by Python, erfc(x/√2)/2.
    @Test
    void importanceSamplingKeepsHistogramsByWeight() {
        RunResult result = Engine.run(
                ImportanceSampling.shifted(new Scattered(), 4),
                Run.samples(20_000).seed(3));
        WeightedHistogram tail = result.tallies().weightedHistogram("value");
        assertNear(1.3182267897969757e-3, tail.estimate(0));
        assertNear(3.1384590261240774e-5, tail.estimate(1));
        assertEquals(2.866515718791946e-7, tail.above(), 0.1 * 2.866515718791946e-7);
        WeightedHistogram twice = result.tallies().weightedHistogram("twice");
        assertEquals(2 * tail.weights().getFirst(), twice.weights().get(5));
        assertEquals(2 * result.estimate("weight").mean(), twice.total(), 1e-12);
    }

    private static void assertNear(double exact, Estimate estimate) {
        assertTrue(estimate.standardError() < 0.03 * exact, estimate.toString());
        assertTrue(Math.abs(estimate.mean() - exact) < 4 * estimate.standardError(), estimate.toString());
    }

    private static List<String> names(RunResult result) {
        return result.tallies().results().stream().map(TallyResult::name).toList();
    }
}
