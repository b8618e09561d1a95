package org.halocline.simulations.neutrons;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.halocline.Engine;
import org.halocline.model.Run;
import org.halocline.model.RunResult;
import org.halocline.sample.Cells;
import org.halocline.sample.Estimate;
import org.halocline.sample.RandomStreams;
import org.halocline.sample.SampleStream;
import org.halocline.sample.Scores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CellPathsTest {
    @Test
    void aWayIsCutAtThePlanesAndFoldedAtMirrors() {
        double[] cells = new double[6 * 10 * 6];
        CellPaths paths = new CellPaths(Shields.of(Layout.STRAIGHT_DUCT), (cell, path) -> cells[cell] += path);
        // From x = 15 down to −25, at y = 3 and z = −44: the fifth cell along z.
        paths.add(new double[] {15, 3, -44}, new double[] {-1, 0, 0}, 40, 0.5);
        int first = 4 * 60;
        assertEquals(0.5 * (10 + 10), cells[first], 1e-12);
        assertEquals(0.5 * (5 + 10), cells[first + 1], 1e-12);
        assertEquals(0.5 * 5, cells[first + 2], 1e-12);
        assertEquals(0.5 * 40, Arrays.stream(cells).sum(), 1e-12);
    }

    @Test
    void whatIsOutsideDoesNotCount() {
        double[] sum = new double[1];
        CellPaths paths = new CellPaths(Shields.of(Layout.NESTED_CUBES), (cell, path) -> sum[0] += path);
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
            sum[0] = 0;
            paths.add(from, direction, 1000, 1);
            assertEquals(inside, sum[0], 1e-9);
        }
    }

    /// What cells absorb, Σ_a times the flux, and what leaks is all that the source emits.
    @ParameterizedTest
    @EnumSource(Layout.class)
    void nothingIsLost(Layout layout) {
        Kobayashi problem = new Kobayashi(layout, Line.AXIS, 0.5);
        Boxes boxes = Shields.of(layout);
        int along = CellPaths.count(boxes, 0);
        int rows = CellPaths.count(boxes, 1);
        RandomStreams streams = new RandomStreams(32);
        Mean balance = new Mean();
        for (int sample = 0; sample < 2000; sample++) {
            double[] lost = new double[1];
            Scores scores = new Scores() {
                @Override
                public void score(int score, double value) {
                    lost[0] += score == problem.scores().size() - 1 ? value : 0;
                }

                @Override
                public void add(int tally, int cell, double flux) {
                    double[] centre = {
                        10 * (cell % along) + 5, 10 * (cell / along % rows) + 5, 10 * (cell / along / rows) + 5
                    };
                    // Σ_a Φ V, of 1000 neutrons per second in a volume of 1000 cm³.
                    lost[0] += 0.5 * boxes.crossSection(centre) * flux;
                }
            };
            problem.sample(streams.sample(sample), scores);
            balance.add(lost[0]);
        }
        ZScore.assertNear(1, balance.estimate(), 0.04, layout);
    }

    /// The mean over a cell, once by ways flown and once by detectors at random points.
    @Test
    void theFluxOfACellIsTheMeanOfItsPoints() {
        Kobayashi problem = new Kobayashi(Layout.NESTED_CUBES, Line.AXIS, 0);
        RunResult result = Engine.run(problem, Run.samples(10_000).seed(33));
        Cells flux = result.tallies().cells("flux");
        for (int cell : new int[] {2, 4, 6}) {
            Mean points = new Mean();
            SampleStream random = new RandomStreams(34).sample(cell);
            int samples = 5000;
            for (int sample = 0; sample < samples; sample++) {
                double[] start = {10 * random.nextDouble(), 10 * random.nextDouble(), 10 * random.nextDouble()};
                PointDetector detector = new PointDetector(
                        Shields.of(Layout.NESTED_CUBES),
                        10 * random.nextDouble(),
                        10 * (cell + random.nextDouble()),
                        10 * random.nextDouble());
                points.add(detector.uncollided(start, random));
            }
            Estimate mean = points.estimate();
            assertTrue(mean.standardError() < 0.01 * mean.mean(), mean.toString());
            ZScore.assertAlike(flux.estimate(0, cell, 0), mean, "cell " + cell);
        }
    }
}
