package org.halocline.simulations.neutrons;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.halocline.Engine;
import org.halocline.error.ConfigurationException;
import org.halocline.model.Run;
import org.halocline.model.RunResult;
import org.halocline.sample.RandomStreams;
import org.halocline.sample.SampleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class KobayashiTest {
    @ParameterizedTest
    @EnumSource(
            value = Line.class,
            names = {"AXIS", "DIAGONAL"})
    void withoutScatteringNestedCubesShowTheFluxesOfTheAuthors(Line line) {
        Kobayashi problem = new Kobayashi(Layout.NESTED_CUBES, line, 0);
        RunResult result = Engine.run(problem, Run.samples(10_000).seed(21));
        assertTrue(result.verification().orElseThrow().passed(), result.toString());
        assertKnown(problem, result, 0.01);
    }

    @Test
    void withoutScatteringTheBentDuctShowsTheFluxesOfTheAuthors() {
        Kobayashi problem = new Kobayashi(Layout.DOG_LEG_DUCT, Line.ACROSS, 0);
        RunResult result = Engine.run(problem, Run.samples(5_000).seed(22));
        assertTrue(result.verification().orElseThrow().passed(), result.toString());
        assertKnown(problem, result, 0.01);
    }

    @ParameterizedTest
    @EnumSource(
            value = Line.class,
            names = {"AXIS", "ACROSS"})
    void withoutScatteringTheStraightDuctShowsTheFluxesOfTheAuthors(Line line) {
        Kobayashi problem = new Kobayashi(Layout.STRAIGHT_DUCT, line, 0);
        RunResult result = Engine.run(problem, Run.samples(5_000).seed(27));
        assertTrue(result.verification().orElseThrow().passed(), result.toString());
        assertKnown(problem, result, 0.01);
    }

    /// GMVP of the authors.
    @Test
    void withScatteringTheStraightDuctShowsTheFluxesOfTheAuthors() {
        Kobayashi problem = new Kobayashi(Layout.STRAIGHT_DUCT, Line.AXIS, 0.5);
        RunResult result = Engine.run(problem, Run.samples(8_000).seed(28));
        ZScore.assertNear(0.188959, result.estimate("flux-5-55-5"), 0.004, "middle");
        ZScore.assertNear(5.44807e-2, result.estimate("flux-5-95-5"), 0.002, "end");
    }

    private static void assertKnown(Kobayashi problem, RunResult result, double largestRelativeError) {
        double[] known = KnownFluxes.of(problem.layout(), problem.line());
        for (int n = 0; n < known.length; n++) {
            if (Double.isNaN(known[n])) {
                continue;
            }
            String name = problem.scores().get(n);
            ZScore.assertNear(known[n], result.estimate(name), largestRelativeError * known[n], name);
        }
    }

    /// In the source, in the void and in the shield; GMVP of the authors, its relative errors are at most 0.0021.
    @Test
    void withScatteringNestedCubesShowTheFluxesOfTheAuthors() {
        Kobayashi problem = new Kobayashi(Layout.NESTED_CUBES, Line.AXIS, 0.5);
        RunResult result = Engine.run(problem, Run.samples(8_000).seed(23));
        ZScore.assertNear(8.29260, result.estimate("flux-5-5-5"), 0.05, "source");
        ZScore.assertNear(0.713986, result.estimate("flux-5-25-5"), 0.01, "void");
        ZScore.assertNear(0.137220, result.estimate("flux-5-55-5"), 0.003, "shield");
    }

    /// Lengths within boxes against many small steps.
    @ParameterizedTest
    @EnumSource(Layout.class)
    void opticalPathsAddUpWhateverARayCrosses(Layout layout) {
        SampleStream random = new RandomStreams(24).sample(0);
        Boxes boxes = Shields.of(layout);
        double[] a = new double[3];
        double[] b = new double[3];
        double[] p = new double[3];
        for (int ray = 0; ray < 50; ray++) {
            for (int axis = 0; axis < 3; axis++) {
                a[axis] = 60 * random.nextDouble() - 20;
                b[axis] = 120 * random.nextDouble() - 20;
            }
            int steps = 2000;
            double sum = 0;
            double square = 0;
            for (int axis = 0; axis < 3; axis++) {
                square += (b[axis] - a[axis]) * (b[axis] - a[axis]);
            }
            for (int step = 0; step < steps; step++) {
                for (int axis = 0; axis < 3; axis++) {
                    p[axis] = a[axis] + (step + 0.5) / steps * (b[axis] - a[axis]);
                }
                sum += boxes.crossSection(p) / steps;
            }
            // At most six edges are crossed, each off by less than half a step.
            double bound = 6 * 0.1 * Math.sqrt(square) / steps;
            assertEquals(sum * Math.sqrt(square), boxes.opticalPath(a, b), bound);
        }
    }

    @Test
    void raysAlongAPlaneAreWithinABoxOrNot() {
        Boxes cubes = Shields.of(Layout.NESTED_CUBES);
        assertEquals(1 + 40e-4 + 5, cubes.opticalPath(new double[] {0, 0, 0}, new double[] {0, 100, 0}), 1e-12);
        assertEquals(10, cubes.opticalPath(new double[] {60, 0, 0}, new double[] {60, 100, 0}), 1e-12);
        assertEquals(0, cubes.opticalPath(new double[] {160, 0, 0}, new double[] {160, 100, 0}), 0);
    }

    /// The density R/(π³s²b²) is symmetric in its two ends, and a quarter of it lies in the ball between them.
    @Test
    void detoursAreAsOftenNearTheOneEndAsNearTheOther() {
        SampleStream random = new RandomStreams(25).sample(0);
        double[] a = {1, 2, 3};
        double[] b = {4, -2, 3};
        double[] via = new double[3];
        int count = 10_000;
        int nearer = 0;
        int within = 0;
        for (int n = 0; n < count; n++) {
            Directions.detour(a, b, 5, via, random);
            double toA = distance(a, via);
            double toB = distance(b, via);
            nearer += toA < toB ? 1 : 0;
            within += toA * toA + toB * toB < 25 ? 1 : 0;
        }
        double sigma = Math.sqrt(count) / 2;
        assertEquals(count / 2.0, nearer, 4 * sigma);
        assertEquals(count / 4.0, within, 4 * Math.sqrt(3) / 2 * sigma);
    }

    private static double distance(double[] a, double[] b) {
        double square = 0;
        for (int axis = 0; axis < 3; axis++) {
            square += (b[axis] - a[axis]) * (b[axis] - a[axis]);
        }
        return Math.sqrt(square);
    }

    @Test
    void workersChangeNoBit() {
        Kobayashi problem = new Kobayashi(Layout.NESTED_CUBES, Line.AXIS, 0.5);
        Run run = Run.samples(501).seed(26).batch(39);
        RunResult one = Engine.run(problem, run);
        for (int workers = 2; workers <= 3; workers++) {
            RunResult many = Engine.run(problem, run.workers(workers).inProcess());
            assertEquals(one.stateHash(), many.stateHash());
            assertEquals(one.estimates(), many.estimates());
        }
    }

    @Test
    void aLineThatDoesNotFitTheShieldIsRefused() {
        assertThrows(ConfigurationException.class, () -> new Kobayashi(Layout.NESTED_CUBES, Line.ACROSS, 0));
        assertThrows(ConfigurationException.class, () -> new Kobayashi(Layout.DOG_LEG_DUCT, Line.DIAGONAL, 0));
        assertThrows(ConfigurationException.class, () -> new Kobayashi(Layout.NESTED_CUBES, Line.AXIS, -0.1));
    }
}
