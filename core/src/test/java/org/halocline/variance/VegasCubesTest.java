package org.halocline.variance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.halocline.Engine;
import org.halocline.error.ConfigurationException;
import org.halocline.model.Run;
import org.halocline.model.RunMonitor;
import org.halocline.model.RunResult;
import org.junit.jupiter.api.Test;

/// VEGAS whose samples are shared among cubes.
class VegasCubesTest {
    private static final TwoPeaks PEAKS = new TwoPeaks(3, 5);
    private static final Run RUN = Run.samples(4000).seed(5);

    private static Vegas vegas(int cubes) {
        return new Vegas(PEAKS, 3, 20, 1.5, 4, 5, cubes);
    }

    private static VegasResult table(RunResult result) {
        return (VegasResult) result.findings().orElseThrow().table();
    }

    @Test
    void peaksOnADiagonalAreFoundByCubesAndNotByAxes() {
        RunResult axes = Engine.run(vegas(0), RUN, RunMonitor.NONE);
        RunResult cubes = Engine.run(vegas(512), RUN, RunMonitor.NONE);
        for (RunResult result : List.of(axes, cubes)) {
            assertTrue(result.verification().orElseThrow().passed(), result.toString());
            assertTrue(table(result).probability() > 0.001, result.toString());
        }
        double exact = PEAKS.verification().orElseThrow().mean();
        assertTrue(cubes.estimate().standardError() < 0.003 * exact, cubes.toString());
        double gain = axes.estimate().standardError() / cubes.estimate().standardError();
        assertTrue(gain > 2, axes + "\nagainst\n" + cubes);
        double ratios = table(cubes).varianceRatio() / table(axes).varianceRatio();
        assertEquals(Math.log(gain * gain), Math.log(ratios), Math.log(2));
    }

    @Test
    void workersChangeNoBit() {
        RunResult one = Engine.run(vegas(64), RUN, RunMonitor.NONE);
        for (int workers : new int[] {2, 3}) {
            RunResult many = Engine.run(vegas(64), RUN.workers(workers).inProcess(), RunMonitor.NONE);
            assertEquals(one.stateHash(), many.stateHash());
            assertEquals(table(one), table(many));
        }
    }

    /// z of 40 independent averages: their mean square is 1 if errors are honest, give or take √(2/40).
    @Test
    void errorsAreHonest() {
        TwoPeaks peaks = new TwoPeaks(2, 4);
        double exact = peaks.verification().orElseThrow().mean();
        double squares = 0;
        for (int seed = 1; seed <= 40; seed++) {
            VegasResult result =
                    new Vegas(peaks, 2, 10, 1.5, 2, 1, 25).run(Run.samples(1000).seed(seed));
            double z = (result.mean() - exact) / result.standardError();
            squares += z * z;
        }
        assertEquals(1, squares / 40, 4 * Math.sqrt(2.0 / 40));
    }

    @Test
    void aConstantHasNoError() {
        VegasResult result = new Vegas(new GaussianPeak(2, 0, 0.5, 3), 2, 10, 0, 1, 3, 16).run(Run.samples(500));
        assertEquals(3, result.mean(), 1e-12);
        assertTrue(result.standardError() < 1e-8, result.toString());
    }

    @Test
    void cubesAreAsManyAlongEachCoordinateAsSamplesAllow() {
        assertEquals(1, VegasCubes.equal(0, 3, 1000).count());
        assertEquals(1, VegasCubes.equal(7, 3, 1000).count());
        assertEquals(27, VegasCubes.equal(30, 3, 1000).count());
        assertEquals(8, VegasCubes.equal(30, 3, 107).count());
        assertEquals(1, VegasCubes.equal(16_384, 500, 1000).count());
        assertEquals(List.of(6L, 12L, 17L, 22L), VegasCubes.equal(4, 1, 22).ends());
    }

    @Test
    void samplesAreSharedByDeviationsAndNoneIsLost() {
        VegasCubes equal = VegasCubes.equal(9, 2, 103);
        assertEquals(9, equal.count());
        VegasCubes shared = equal.shared(List.of(0.0, 0.0, 0.0, 0.0, 16.0, 0.0, 0.0, 1.0, 0.0));
        assertEquals(103, shared.samples());
        // 85 samples are free, in shares 16^¾ : 1.
        assertEquals(77.0, (double) shared.samples(4), 1.0);
        assertEquals(11.0, (double) shared.samples(7), 1.0);
        assertEquals(2, shared.samples(8));
        long[] counted = new long[9];
        for (long sample = 0; sample < 103; sample++) {
            counted[shared.cube(sample)]++;
        }
        double weights = 0;
        for (int h = 0; h < 9; h++) {
            assertEquals(shared.samples(h), counted[h]);
            weights += counted[h] * shared.weight(h);
        }
        assertEquals(103, weights, 1e-10);
        assertEquals(equal.ends(), shared.shared(Collections.nCopies(9, 0.0)).ends());
        assertEquals(
                103,
                equal.shared(List.of(1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1e300))
                        .samples());
    }

    @Test
    void numbersOfACubeLieInIt() {
        VegasCubes cubes = VegasCubes.equal(9, 2, 100);
        for (int part = 0; part < 3; part++) {
            for (long bits : new long[] {0, -1, 1L << 63, 12345678901234567L}) {
                double u = (cubes.within(part + 3 * 2, bits) >>> 11) * 0x1p-53;
                assertTrue(u >= part / 3.0 - 1e-15 && u <= (part + 1) / 3.0, "part=" + part + ", u=" + u);
            }
        }
    }

    @Test
    void tooManyCubesAreRefused() {
        assertThrows(ConfigurationException.class, () -> vegas(-1));
        assertThrows(ConfigurationException.class, () -> vegas(16_384));
        assertThrows(ConfigurationException.class, () -> new VegasCubes(2, 2, Arrays.asList(1L, 2L)));
    }

    @Test
    void cubesWithoutSamplesAreRefused() {
        for (List<Long> ends : List.of(
                List.of(0L, 5L, 9L),
                List.of(-4L, 5L, 9L),
                List.of(4L, 4L, 9L),
                List.of(4L, 9L, 8L),
                List.of(4L, Long.MAX_VALUE, Long.MIN_VALUE))) {
            ConfigurationException e =
                    assertThrows(ConfigurationException.class, () -> new VegasCubes(3, 1, ends), ends::toString);
            assertTrue(e.toString().contains("give each cube a sample or more"), e.toString());
        }
    }
}
