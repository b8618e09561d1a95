package org.halocline.simulations.percolation;

import static org.halocline.simulations.Means.assertMean;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.halocline.Engine;
import org.halocline.model.Run;
import org.halocline.model.RunResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PercolationEnsembleTest {
    @ParameterizedTest
    @ValueSource(ints = {2, 5, 16})
    void oneOfTwoSelfDualLatticesIsCrossed(int n) {
        RunResult result = Engine.run(
                new PercolationEnsemble(n + 1, n, Drawn.BONDS, 0.5, false),
                Run.samples(6_000).seed(9));
        assertTrue(result.verification().orElseThrow().passed(), result.toString());
        assertEquals(
                "the lattice is its own dual",
                result.verification().orElseThrow().reference());
        assertMean(0.5, 0.0066, result.estimate("x"));
    }

    /// All scores of small lattices, by their values in each of the states.
    @ParameterizedTest
    @CsvSource({
        "SITES, 3, 4, 0.6, true",
        "SITES, 4, 3, 0.6, false",
        "BONDS, 3, 2, 0.4, true",
        "BONDS, 2, 3, 0.55, false"
    })
    void smallLatticesHaveTheirExactMeans(Drawn drawn, int nx, int ny, double p, boolean periodic) {
        Lattice lattice = new Lattice(nx, ny, drawn, p, periodic);
        int draws = nx * ny * drawn.perSite();
        double[] means = new double[7];
        for (int state = 0; state < 1 << draws; state++) {
            boolean[] open = new boolean[draws];
            for (int n = 0; n < draws; n++) {
                open[n] = (state >> n & 1) == 1;
            }
            int opened = Integer.bitCount(state);
            double weight = Math.pow(p, opened) * Math.pow(1 - p, draws - opened);
            Clusters clusters = new Clusters(lattice, open);
            boolean x = clusters.isAcross(0);
            boolean y = clusters.isAcross(1);
            means[0] += x ? weight : 0;
            means[1] += y ? weight : 0;
            means[2] += x || y ? weight : 0;
            means[3] += x && y ? weight : 0;
            means[4] += weight * clusters.largest() / (nx * ny);
            means[5] += weight * clusters.count() / (nx * ny);
            means[6] += weight * opened / draws;
        }
        PercolationEnsemble ensemble = new PercolationEnsemble(nx, ny, drawn, p, periodic);
        RunResult result = Engine.run(ensemble, Run.samples(20_000).seed(10));
        for (int s = 0; s < means.length; s++) {
            assertMean(means[s], 0.0036, result.estimate(ensemble.scores().get(s)));
        }
    }

    /// Limits for large periodic lattices at the threshold, for sites and bonds alike: H. T. Pinson (1994), evaluated
    /// by M. E. J. Newman and R. M. Ziff. At 48 sites along each axis they are off by less than the error of the
    /// estimate.
    @ParameterizedTest
    @CsvSource({"SITES, 0.59274605079210", "BONDS, 0.5"})
    void wrappingProbabilitiesAreThoseOfTheTorus(Drawn drawn, double threshold) {
        RunResult result = Engine.run(
                new PercolationEnsemble(48, 48, drawn, threshold, true),
                Run.samples(2_000).seed(12));
        assertMean(0.521058290, 0.0113, result.estimate("x"));
        assertMean(0.521058290, 0.0113, result.estimate("y"));
        assertMean(0.690473725, 0.0105, result.estimate("either"));
        assertMean(0.351642855, 0.0108, result.estimate("both"));
    }

    /// Far below the threshold no lattice is crossed, far above it nearly each.
    @Test
    void thresholdsPartTheCrossedFromTheUncrossed() {
        RunResult below = Engine.run(new PercolationEnsemble(40, 40, Drawn.SITES, 0.4, false), Run.samples(300));
        RunResult above = Engine.run(new PercolationEnsemble(40, 40, Drawn.SITES, 0.75, false), Run.samples(300));
        assertEquals(0, below.estimate("either").mean());
        assertEquals(1, above.estimate("both").mean());
        assertTrue(below.estimate("largest").mean() < 0.1, below.toString());
        assertTrue(above.estimate("largest").mean() > 0.7, above.toString());
    }
}
