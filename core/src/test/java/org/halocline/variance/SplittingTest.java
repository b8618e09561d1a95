package org.halocline.variance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.halocline.Engine;
import org.halocline.error.ConfigurationException;
import org.halocline.model.Run;
import org.halocline.model.RunResult;
import org.halocline.sample.Estimate;
import org.junit.jupiter.api.Test;

class SplittingTest {
    /// Levels 3, 5, 7, … up to an odd length.
    private static List<Double> levels(int length) {
        List<Double> levels = new ArrayList<>();
        for (int level = 3; level <= length; level += 2) {
            levels.add((double) level);
        }
        return levels;
    }

    private static double overflow(double load, int length) {
        return (1 - 1 / load) / (1 - Math.pow(load, -length));
    }

    /// 1/(2²⁵ − 1) = 2.98·10⁻⁸.
    @Test
    void theOverflowOfAQueueIsFound() {
        Splitting splitting = new Splitting(new Queue(0.5), levels(25), 100);
        RunResult result = Engine.run(splitting, Run.samples(300).seed(2));
        Estimate probability = result.estimate("probability");
        double exact = overflow(0.5, 25);
        assertEquals(1 / (Math.pow(2, 25) - 1), exact, 1e-20);
        assertTrue(Math.abs(probability.mean() - exact) < 4 * probability.standardError(), probability.toString());
        assertTrue(probability.standardError() < 0.08 * exact, probability.toString());
        assertTrue(splitting.varianceRatio(result) > 1000, "ratio " + splitting.varianceRatio(result));
        // Plain paths of three steps or so each would reach the end once in 10⁸ steps.
        double steps = result.estimate("steps").mean() * 300;
        double plainSteps = 3 / exact / Math.pow(probability.standardError() / exact, 2);
        assertTrue(plainSteps > 1000 * steps, plainSteps + " against " + steps);
    }

    /// Few paths die out often, and products of the rest must make up for it.
    @Test
    void fewPathsHaveNoBias() {
        Estimate probability = Engine.run(
                        new Splitting(new Queue(0.5), levels(7), 3),
                        Run.samples(40_000).seed(3))
                .estimate("probability");
        assertTrue(
                Math.abs(probability.mean() - overflow(0.5, 7)) < 4 * probability.standardError(),
                probability.toString());
        assertTrue(probability.standardError() < 0.03 * probability.mean());
    }

    @Test
    void oneLevelIsPlainSampling() {
        Estimate probability = Engine.run(
                        new Splitting(new Queue(0.5), List.of(3.0), 1),
                        Run.samples(20_000).seed(3))
                .estimate("probability");
        double exact = overflow(0.5, 3);
        assertTrue(Math.abs(probability.mean() - exact) < 4 * probability.standardError());
        assertEquals(Math.sqrt(exact * (1 - exact) / 20_000), probability.standardError(), 1e-4);
    }

    @Test
    void workersChangeNoBit() {
        Splitting splitting = new Splitting(new Queue(0.7), levels(15), 20);
        RunResult one = Engine.run(splitting, Run.samples(60).seed(7));
        for (int workers : new int[] {2, 3, 5}) {
            RunResult many = Engine.run(
                    splitting, Run.samples(60).seed(7).workers(workers).batch(4).inProcess());
            assertEquals(one.stateHash(), many.stateHash());
        }
    }

    @Test
    void levelsMustRise() {
        Queue queue = new Queue(0.5);
        assertThrows(ConfigurationException.class, () -> new Splitting(queue, List.of(), 10));
        assertThrows(ConfigurationException.class, () -> new Splitting(queue, List.of(3.0, 2.0), 10));
        assertThrows(ConfigurationException.class, () -> new Splitting(queue, List.of(3.0), 0));
    }
}
