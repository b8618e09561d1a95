package org.halocline.variance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apache.commons.math3.stat.regression.SimpleRegression;
import org.halocline.error.RunFailedException;
import org.halocline.model.Run;
import org.junit.jupiter.api.Test;

class MultilevelTest {
    private static final Multilevel CALL = new Multilevel(new Milstein(), 1000, 12);

    /// β > γ: the cost of an error ε is ε⁻², and N_l · ε² no longer depends on ε.
    @Test
    void theCostGrowsAsTheErrorToTheMinusTwo() {
        SimpleRegression line = new SimpleRegression();
        for (double error : new double[] {0.4, 0.2, 0.1, 0.05}) {
            MultilevelResult result = CALL.estimate(error, Run.samples(1).seed(5));
            assertTrue(Math.abs(result.mean() - Milstein.PRICE) < 3 * error, result.toString());
            assertTrue(result.standardError() <= error / Math.sqrt(2) * 1.01, result.toString());
            line.addData(Math.log(error), Math.log(result.cost()));
        }
        assertEquals(-2, line.getSlope(), 0.3);
    }

    /// Milstein's scheme: corrections O(h), their variances O(h²), costs 1/h.
    @Test
    void ratesAreThoseOfTheScheme() {
        MultilevelResult result = CALL.estimate(0.03, Run.samples(1).seed(6));
        assertEquals(1, result.alpha(), 0.25, result.toString());
        assertEquals(2, result.beta(), 0.3, result.toString());
        assertEquals(1, result.gamma(), 1e-9, result.toString());
        assertTrue(result.saving() > 2, result.toString());
        for (int l = 1; l < result.levels().size(); l++) {
            assertTrue(
                    result.levels().get(l).samples()
                            <= result.levels().get(l - 1).samples(),
                    result.toString());
        }
    }

    @Test
    void workersChangeNoBit() {
        MultilevelResult one = CALL.estimate(0.2, Run.samples(1).seed(7));
        for (int workers : new int[] {2, 3, 5}) {
            assertEquals(
                    one,
                    CALL.estimate(0.2, Run.samples(1).seed(7).workers(workers).inProcess()));
        }
    }

    @Test
    void tooFewLevelsAreAnError() {
        Multilevel shallow = new Multilevel(new Milstein(), 2000, 2);
        assertThrows(RunFailedException.class, () -> shallow.estimate(0.01, Run.samples(1)));
    }
}
