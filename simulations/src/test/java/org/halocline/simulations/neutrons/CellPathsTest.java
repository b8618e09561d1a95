package org.halocline.simulations.neutrons;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.halocline.Engine;
import org.halocline.model.Run;
import org.halocline.model.RunResult;
import org.halocline.sample.Estimate;
import org.halocline.sample.RandomStreams;
import org.halocline.sample.SampleStream;
import org.halocline.sample.Tally;
import org.halocline.sample.TallyLayout;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CellPathsTest {
    @Test
    void aWayIsCutAtThePlanesAndFoldedAtMirrors() {
        CellPaths paths = new CellPaths(Shields.of(Layout.STRAIGHT_DUCT));
        assertEquals(6, paths.count(0));
        assertEquals(10, paths.count(1));
        // From x = 15 down to −25, at y = 3 and z = −44.
        paths.add(new double[] {15, 3, -44}, new double[] {-1, 0, 0}, 40, 0.5);
        assertEquals(0.5 * (5 + 10), paths.path(1, 0, 4), 1e-12);
        assertEquals(0.5 * (10 + 10), paths.path(0, 0, 4), 1e-12);
        assertEquals(0.5 * 5, paths.path(2, 0, 4), 1e-12);
        assertEquals(0.5 * 40, sum(paths), 1e-12);
    }

    @Test
    void whatIsOutsideDoesNotCount() {
        CellPaths paths = new CellPaths(Shields.of(Layout.NESTED_CUBES));
        SampleStream random = new RandomStreams(31).sample(0);
        double[] from = new double[3];
        double[] direction = new double[3];
        for (int way = 0; way < 1000; way++) {
            double inside = Double.POSITIVE_INFINITY;
            Directions.isotropic(direction, random);
            for (int axis = 0; axis < 3; axis++) {
                from[axis] = 200 * random.nextDouble() - 100;
                double edge = direction[axis] > 0 ? 100 : -100;
                inside = Math.min(inside, (edge - from[axis]) / direction[axis]);
            }
            paths.clear();
            paths.add(from, direction, 1000, 1);
            assertEquals(inside, sum(paths), 1e-9);
        }
    }

    private static double sum(CellPaths paths) {
        double sum = 0;
        for (int k = 0; k < paths.count(2); k++) {
            for (int j = 0; j < paths.count(1); j++) {
                for (int i = 0; i < paths.count(0); i++) {
                    sum += paths.path(i, j, k);
                }
            }
        }
        return sum;
    }

    /// What cells absorb, Σ_a times the flux, and what leaks is all that the source emits.
    @ParameterizedTest
    @EnumSource(Layout.class)
    void nothingIsLost(Layout layout) {
        Kobayashi problem = new Kobayashi(layout, Line.AXIS, 0.5);
        Boxes boxes = Shields.of(layout);
        RandomStreams streams = new RandomStreams(32);
        int leakage = problem.scores().size() - 1;
        Tally balance = new Tally(TallyLayout.of(List.of("value")));
        int samples = 2000;
        for (int sample = 0; sample < samples; sample++) {
            Wanderer wanderer = new Wanderer(problem, streams.sample(sample));
            double[] end = new double[1];
            wanderer.follow((score, value) -> end[0] += score == leakage ? value : 0);
            balance.score(0, end[0] + absorbed(wanderer.paths(), boxes));
        }
        balance.count(samples);
        ZScore.assertNear(1, balance.estimate(0), 0.04, layout);
    }

    private static double absorbed(CellPaths paths, Boxes boxes) {
        double sum = 0;
        for (int k = 0; k < paths.count(2); k++) {
            for (int j = 0; j < paths.count(1); j++) {
                for (int i = 0; i < paths.count(0); i++) {
                    double[] centre = {10 * i + 5, 10 * j + 5, 10 * k + 5};
                    sum += 0.5 * boxes.crossSection(centre) * paths.path(i, j, k);
                }
            }
        }
        return sum;
    }

    /// The mean over a cell, once by ways flown and once by detectors at random points.
    @Test
    void theFluxOfACellIsTheMeanOfItsPoints() {
        Kobayashi problem = new Kobayashi(Layout.NESTED_CUBES, Line.AXIS, 0);
        RunResult result = Engine.run(problem, Run.samples(10_000).seed(33));
        for (int cell : new int[] {2, 4, 6}) {
            Tally points = new Tally(TallyLayout.of(List.of("value")));
            SampleStream random = new RandomStreams(34).sample(cell);
            int samples = 5000;
            for (int sample = 0; sample < samples; sample++) {
                double[] start = {10 * random.nextDouble(), 10 * random.nextDouble(), 10 * random.nextDouble()};
                PointDetector detector = new PointDetector(
                        Shields.of(Layout.NESTED_CUBES),
                        10 * random.nextDouble(),
                        10 * (cell + random.nextDouble()),
                        10 * random.nextDouble());
                points.score(0, detector.uncollided(start, random));
            }
            points.count(samples);
            Estimate mean = points.estimate(0);
            assertTrue(mean.standardError() < 0.01 * mean.mean(), mean.toString());
            ZScore.assertAlike(result.estimate("cell-5-" + (10 * cell + 5) + "-5"), mean, "cell " + cell);
        }
    }
}
