package org.halocline.variance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.apache.commons.math3.special.Erf;
import org.halocline.Engine;
import org.halocline.model.Run;
import org.halocline.sample.Estimate;
import org.halocline.testing.Leftovers;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class VegasTest {
    private static final GaussianPeak PEAK = new GaussianPeak(4, 15, 0.3, 1);
    private static final Run RUN = Run.samples(4000).seed(1);

    /// Π √π/(2a) [erf(a(1 − c)) + erf(a c)].
    private static double exact(GaussianPeak peak) {
        double a = peak.a();
        double c = peak.centre();
        double one = Math.sqrt(Math.PI) / (2 * a) * (Erf.erf(a * (1 - c)) + Erf.erf(a * c));
        return peak.scale() * Math.pow(one, peak.dimensions());
    }

    @Test
    void aSharpPeakIsFoundAndItsErrorIsHonest() {
        VegasResult result = new Vegas(PEAK, 4, 20, 1.5, 4, 6).run(RUN);
        double exact = exact(PEAK);
        assertTrue(Math.abs(result.mean() - exact) < 4 * result.standardError(), result.toString());
        assertTrue(result.standardError() < 0.01 * exact, result.toString());
        assertTrue(result.probability() > 0.001, result.toString());
        Estimate plain = Engine.run(PEAK, Run.samples(24_000).seed(1)).estimate();
        assertTrue(plain.standardError() > 10 * result.standardError(), plain + " against " + result);
        assertEquals(5, result.degreesOfFreedom());
        assertEquals(12, result.toString().lines().count());
        // Ten rounds. Few samples hit the peak, so the variance of plain ones is uncertain itself.
        double plainVariance = plain.standardError() * plain.standardError() * 24_000;
        double variance = result.standardError() * result.standardError() * 40_000;
        assertEquals(Math.log(plainVariance / variance), Math.log(result.varianceRatio()), Math.log(3));
    }

    /// Scaling by a power of two is exact, so everything is the same but for the scale.
    @Test
    void hugeAndTinyScoresSurvive() {
        VegasResult one = new Vegas(PEAK, 4, 10, 1.5, 2, 3).run(RUN);
        for (int exponent : new int[] {200, 900, -900}) {
            double scale = Math.scalb(1.0, exponent);
            VegasResult other = new Vegas(new GaussianPeak(4, 15, 0.3, scale), 4, 10, 1.5, 2, 3).run(RUN);
            assertEquals(one.mean() * scale, other.mean());
            assertEquals(one.standardError() * scale, other.standardError());
            assertEquals(one.chiSquare(), other.chiSquare());
        }
        VegasResult decimal = new Vegas(new GaussianPeak(4, 15, 0.3, 1e60), 4, 10, 1.5, 2, 3).run(RUN);
        assertEquals(1e60 * one.mean(), decimal.mean(), 1e50 * one.mean());
    }

    @Test
    void aConstantOnAMapThatStaysHasNoErrorButRounding() {
        VegasResult result = new Vegas(new GaussianPeak(2, 0, 0.5, 3), 2, 10, 0, 1, 3).run(Run.samples(500));
        assertEquals(3, result.mean(), 1e-12);
        assertTrue(result.standardError() < 1e-12);
    }

    @Test
    void aScoreOfZeroIsZero() {
        VegasResult result = new Vegas(new GaussianPeak(2, 1, 0.5, 0), 2, 10, 1.5, 1, 3).run(Run.samples(500));
        assertEquals(0, result.mean());
    }

    @Test
    void numbersBeyondTheMapAndScoresThatUseFewerAreRight() {
        VegasResult fewer = new Vegas(new GaussianPeak(3, 2, 0.5, 1), 5, 10, 1.5, 2, 4).run(RUN);
        VegasResult more = new Vegas(new GaussianPeak(3, 2, 0.5, 1), 2, 10, 1.5, 2, 4).run(RUN);
        double exact = exact(new GaussianPeak(3, 2, 0.5, 1));
        assertTrue(Math.abs(fewer.mean() - exact) < 4 * fewer.standardError(), fewer.toString());
        assertTrue(Math.abs(more.mean() - exact) < 4 * more.standardError(), more.toString());
    }

    @Test
    void workersChangeNoBit() {
        Vegas vegas = new Vegas(PEAK, 4, 10, 1.5, 2, 2);
        Run run = Run.samples(1000).seed(3);
        VegasResult one = vegas.run(run);
        for (int workers : new int[] {2, 3, 5}) {
            assertEquals(one, vegas.run(run.workers(workers).batch(10 + workers).inProcess()));
        }
    }

    @Test
    @Tag("process")
    void mapsTravelToWorkerProcesses() {
        Vegas vegas = new Vegas(PEAK, 4, 10, 1.5, 1, 1);
        Run run = Run.samples(1000).seed(3);
        assertEquals(vegas.run(run), vegas.run(run.workers(2)));
        Leftovers.assertNone();
    }

    /// Weighted by 1/σ², nothing with an error of 0 would be certain.
    @Test
    void aRoundThatFoundNothingIsNoCertainty() {
        List<VegasResult.Found> rounds = List.of(
                new VegasResult.Found(true, 1, 0.1, 1000, 0),
                new VegasResult.Found(true, 0, 0, 1000, 0),
                new VegasResult.Found(true, 1.1, 0.1, 1000, 0));
        VegasResult result = VegasResult.of(rounds, 0, VegasMap.uniform(1, 2));
        assertEquals(0.7, result.mean(), 1e-15);
        assertEquals(Math.sqrt(0.02) / 3, result.standardError(), 1e-15);
        assertTrue(result.probability() < 1e-6, result.toString());
        VegasResult usual = VegasResult.of(List.of(rounds.getFirst(), rounds.getLast()), 0, VegasMap.uniform(1, 2));
        assertEquals(1.05, usual.mean(), 1e-15);
        assertEquals(0.1 / Math.sqrt(2), usual.standardError(), 1e-15);
    }
}
