package org.halocline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.random.RandomGenerator;
import org.halocline.model.Run;
import org.halocline.model.RunResult;
import org.halocline.sample.Estimate;
import org.halocline.sample.RandomStreams;
import org.halocline.testing.Darts;
import org.halocline.testing.Leftovers;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class SampleRunTest {
    private static final Darts DARTS = new Darts(1);

    @Test
    void workersAndBatchesChangeNoBit() {
        RunResult one = Engine.run(DARTS, Run.samples(10_007).batch(10_007).seed(7));
        for (int workers : new int[] {1, 2, 3, 5, 8}) {
            for (long batch : new long[] {0, 1, 13, 1000, 20_000}) {
                RunResult many = Engine.run(
                        DARTS,
                        Run.samples(10_007)
                                .batch(batch)
                                .seed(7)
                                .workers(workers)
                                .inProcess());
                assertEquals(one.estimates(), many.estimates(), workers + " workers, " + batch + " per batch");
                assertEquals(one.stateHash(), many.stateHash());
            }
        }
        assertNotEquals(
                one.stateHash(), Engine.run(DARTS, Run.samples(10_007).seed(8)).stateHash());
    }

    @Test
    @Tag("process")
    void processesChangeNoBit() {
        RunResult one = Engine.run(DARTS, Run.samples(50_000).seed(7));
        RunResult many =
                Engine.run(DARTS, Run.samples(50_000).batch(511).seed(7).workers(3));
        assertEquals("mapped-files", many.transport());
        assertEquals(one.estimates(), many.estimates());
        assertEquals(one.stateHash(), many.stateHash());
        Leftovers.assertNone();
    }

    /// The estimate of the definition: one loop over samples, plain sums of numbers that a double holds exactly.
    @Test
    void theEstimateIsThatOfOnePlainLoop() {
        double hits = 0;
        double products = 0;
        int n = 1000;
        RandomStreams streams = new RandomStreams(3);
        for (int sample = 0; sample < n; sample++) {
            RandomGenerator random = streams.sample(sample);
            double x = random.nextDouble();
            double y = random.nextDouble();
            hits += x + y;
            products += random.nextBoolean() ? x * y : 0;
        }
        RunResult result = Engine.run(DARTS, Run.samples(n).seed(3));
        Estimate sum = result.estimate("sum");
        Estimate product = result.estimate("product");
        assertEquals(hits / n, sum.mean(), 1e-13);
        assertEquals(products / n, product.mean(), 1e-13);
    }

    /// Var(x + y) = 1/6; Var of the halved product = E[x²y²]/2 − 1/64 = 1/18 − 1/64.
    @Test
    void theErrorBarIsAsLargeAsItMustBe() {
        RunResult result = Engine.run(DARTS, Run.samples(40_000).seed(11));
        Estimate sum = result.estimate("sum");
        Estimate product = result.estimate("product");
        assertEquals(Math.sqrt(1.0 / 6 / 40_000), sum.standardError(), 0.02 * sum.standardError());
        assertEquals(
                Math.sqrt((1.0 / 18 - 1.0 / 64) / 40_000), product.standardError(), 0.03 * product.standardError());
        assertTrue(Math.abs(sum.mean() - 1) < 4 * sum.standardError());
        assertTrue(Math.abs(product.mean() - 0.125) < 4 * product.standardError());
    }

    @Test
    void aSingleSampleHasNoErrorBar() {
        RunResult result = Engine.run(DARTS, Run.samples(1));
        Estimate sum = result.estimate("sum");
        assertTrue(Double.isNaN(sum.standardError()));
    }
}
