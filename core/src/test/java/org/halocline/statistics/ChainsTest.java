package org.halocline.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChainsTest {
    private static final double[] SQUARES = Chains.squares(0, 40);

    /// τ = (1 + φ)/(1 − φ): 3, 19, 1 and 1/3.
    @Test
    void theAutocorrelationTimeIsThatOfTheFirstOrderProcess() {
        for (double phi : new double[] {0.5, 0.9, 0, -0.5}) {
            double exact = (1 + phi) / (1 - phi);
            Autocorrelation found = Autocorrelation.of(Chains.autoregressive(1, 0, 200_000, phi));
            assertEquals(exact, found.time(), 4 * found.standardError(), "phi " + phi);
            assertTrue(found.standardError() < 0.06 * exact, found.toString());
            assertTrue(found.isLongEnough());
            assertEquals(200_000 / found.time(), found.effectiveSamples(), 1e-9);
        }
    }

    @Test
    void severalChainsTellTheTimeOfOne() {
        double[][] chains = new double[50][];
        for (int c = 0; c < chains.length; c++) {
            chains[c] = Chains.autoregressive(2, c, 2000, 0.9);
        }
        Autocorrelation found = Autocorrelation.of(chains);
        assertEquals(100_000, found.values());
        assertEquals(19, found.time(), 4 * found.standardError());
    }

    /// Each chain alone looks independent; together they show that they have not met.
    @Test
    void chainsThatHaveNotMetLookCorrelated() {
        double[] low = Chains.autoregressive(3, 0, 1000, 0);
        double[] high = Arrays.stream(Chains.autoregressive(3, 1, 1000, 0))
                .map(x -> x + 10)
                .toArray();
        assertTrue(Autocorrelation.of(low).isLongEnough());
        assertFalse(Autocorrelation.of(low, high).isLongEnough());
    }

    @Test
    void theFunctionFallsAsPowersOfPhi() {
        double[] function = Autocorrelation.function(Chains.autoregressive(4, 0, 200_000, 0.5), 3);
        assertEquals(1, function[0]);
        for (int lag = 1; lag <= 3; lag++) {
            assertEquals(Math.pow(0.5, lag), function[lag], 4 * Math.sqrt(3 / 200_000.0));
        }
    }

    @Test
    void aChainTooShortForItsMemoryIsNotBelieved() {
        assertFalse(Autocorrelation.of(Chains.autoregressive(5, 0, 500, 0.99)).isLongEnough());
        Autocorrelation still = Autocorrelation.of(new double[1000]);
        assertFalse(still.isLongEnough());
        assertEquals(0, still.effectiveSamples());
        assertThrows(IllegalArgumentException.class, () -> Autocorrelation.of(new double[19]));
    }

    /// By NumPy from the definitions: all 35 stretches of 6 values; 6 batches of 6, the first 4 values dropped.
    @Test
    void batchMeansAreThoseOfTheDefinition() {
        assertEquals(0.028912284227806045, BatchMeans.overlapping(SQUARES, 6).standardError(), 1e-15);
        ChainMean batches = BatchMeans.of(SQUARES, 6);
        assertEquals(0.45928311859927323, batches.mean(), 1e-15);
        assertEquals(0.03571251555939277, batches.standardError(), 1e-15);
        assertEquals(5, batches.degreesOfFreedom());
        assertThrows(IllegalArgumentException.class, () -> BatchMeans.of(SQUARES, 41));
        assertThrows(IllegalArgumentException.class, () -> BatchMeans.overlapping(SQUARES, 21));
    }

    /// The mean of n values of the process has the variance τ/n, to order 1/n.
    @Test
    void threeWaysFindTheErrorOfACorrelatedMean() {
        int n = 1 << 18;
        double[] chain = Chains.autoregressive(6, 0, n, 0.9);
        double exact = Math.sqrt(19.0 / n);
        assertEquals(exact, BatchMeans.of(chain, 256).standardError(), 4 * exact / Math.sqrt(2 * 255));
        assertEquals(exact, BatchMeans.overlapping(chain, 1024).standardError(), 4 * exact / Math.sqrt(2 * 1.5 * 255));
        Binning binning = Binning.of(chain);
        Binning.Level level = binning.levels().get(10);
        assertEquals(1024, level.length());
        assertEquals(256, level.bins());
        assertEquals(exact, level.standardError(), 4 * level.errorOfError());
    }

    @Test
    void binsOfOneValueGiveTheErrorOfIndependentOnes() {
        Binning.Level single = Binning.of(SQUARES).levels().getFirst();
        assertEquals(40, single.bins());
        assertEquals(Math.sqrt(Moments.variance(SQUARES) / 40), single.standardError(), 1e-16);
        assertEquals(
                List.of(40L, 20L, 10L, 5L, 2L),
                Binning.of(SQUARES).levels().stream().map(Binning.Level::bins).toList());
    }

    @Test
    void theErrorGrowsToAPlateau() {
        Binning longEnough = Binning.of(Chains.autoregressive(7, 0, 1 << 16, 0.5));
        assertTrue(longEnough.hasPlateau());
        assertEquals(3, longEnough.time(), 4 * 3 * Math.sqrt(2 / 31.0));
        assertEquals(31, longEnough.mean().degreesOfFreedom());
        Binning tooShort = Binning.of(Chains.autoregressive(7, 0, 1 << 11, 0.999));
        assertFalse(tooShort.hasPlateau());
        Binning none = new Binning();
        assertTrue(Double.isNaN(none.mean().mean()) && Double.isNaN(none.time()));
    }

    /// Bins of two chains side by side: the mean is that of all values, the error that of all bins.
    @Test
    void chainsMergeLevelByLevel() {
        double[] a = Chains.autoregressive(8, 0, 64, 0.5);
        double[] b = Chains.autoregressive(8, 1, 96, 0.5);
        Binning merged = Binning.of(a);
        merged.merge(Binning.of(b));
        double[] both = Arrays.copyOf(a, 160);
        System.arraycopy(b, 0, both, 64, 96);
        List<Binning.Level> all = Binning.of(both).levels();
        for (int level = 0; level <= 5; level++) {
            assertEquals(all.get(level).bins(), merged.levels().get(level).bins());
            assertEquals(
                    all.get(level).standardError(), merged.levels().get(level).standardError(), 1e-15);
        }
        assertEquals(Moments.mean(both), merged.mean().mean(), 1e-15);
    }
}
