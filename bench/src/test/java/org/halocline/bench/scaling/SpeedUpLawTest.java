package org.halocline.bench.scaling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import org.halocline.bench.Medians;
import org.halocline.decomposition.ProcessGrid;
import org.junit.jupiter.api.Test;

class SpeedUpLawTest {
    private static final double TIGHT = 1e-9;

    /// Three repeats each, whose times differ by `noise`.
    private static Scaling times(double noise, IntToDoubleFunction seconds, int... workers) {
        Random random = new Random(11);
        List<ScalingPoint> points = new ArrayList<>();
        for (int count : workers) {
            List<Double> repeats = new ArrayList<>();
            for (int repeat = 0; repeat < 3; repeat++) {
                repeats.add(seconds.applyAsDouble(count) * (1 + noise * random.nextGaussian()));
            }
            points.add(new ScalingPoint(count, new ProcessGrid(count, 1, 1), 1000, 1e6, repeats, 1, Map.of(), "hash"));
        }
        return new Scaling(Scaling.Kind.STRONG, points);
    }

    @Test
    void amdahlFindsTheSerialFractionOfExactTimes() {
        Scaling scaling = times(0, p -> 10 * (0.1 + 0.9 / p), 1, 2, 4);
        SpeedUpLaw law = SpeedUpLaw.amdahl(scaling).orElseThrow();
        assertEquals(10, law.one(), TIGHT);
        assertEquals(0.1, law.contention(), TIGHT);
        // 1 / (0.1 + 0.9/1024)
        assertEquals(1 / (0.1 + 0.9 / 1024), law.predict(1024).speedUp(), 1e-6);
        for (ScalingPoint point : scaling.points().subList(1, 3)) {
            assertEquals(0.1, scaling.serialFraction(point), TIGHT, "Karp and Flatt agree");
        }
    }

    @Test
    void theUniversalLawFindsContentionAndCoherence() {
        Scaling scaling = times(0, p -> 3 * (1 + 0.05 * (p - 1) + 0.002 * p * (p - 1)) / p, 1, 2, 4, 8);
        SpeedUpLaw law = SpeedUpLaw.usl(scaling).orElseThrow();
        assertEquals(0.05, law.contention(), TIGHT);
        assertEquals(0.002, law.coherence(), TIGHT);
        assertEquals(Math.sqrt(0.95 / 0.002), law.mostUseful(), 1e-4);
    }

    @Test
    void noLawIsBetterThanPerfect() {
        Scaling faster = times(0, p -> 1 / Math.pow(p, 1.1), 1, 2, 4);
        for (SpeedUpLaw law : List.of(
                SpeedUpLaw.amdahl(faster).orElseThrow(), SpeedUpLaw.usl(faster).orElseThrow())) {
            assertEquals(0, law.contention());
            assertEquals(0, law.coherence());
            assertEquals(64, law.predict(64).speedUp(), TIGHT);
            assertTrue(law.predict(64).high() <= 64);
        }
    }

    @Test
    void theTruthLiesWithinTheIntervalAndNoiseWidensIt() {
        IntToDoubleFunction truth = p -> 2 * (0.05 + 0.95 / p);
        SpeedUpLaw.Prediction quiet =
                SpeedUpLaw.amdahl(times(0.005, truth, 1, 2, 4)).orElseThrow().predict(16);
        SpeedUpLaw.Prediction noisy =
                SpeedUpLaw.amdahl(times(0.05, truth, 1, 2, 4)).orElseThrow().predict(16);
        double exact = 1 / (0.05 + 0.95 / 16);
        assertTrue(quiet.low() <= exact && exact <= quiet.high(), quiet.toString());
        assertTrue(noisy.low() <= exact && exact <= noisy.high(), noisy.toString());
        assertTrue(noisy.high() - noisy.low() > quiet.high() - quiet.low());
    }

    @Test
    void tooFewNumbersOfWorkersFitNoLaw() {
        assertEquals(Optional.empty(), SpeedUpLaw.amdahl(times(0, p -> 1, 1)));
        assertTrue(SpeedUpLaw.amdahl(times(0, p -> 1, 1, 2)).isPresent());
        assertEquals(Optional.empty(), SpeedUpLaw.usl(times(0, p -> 1, 1, 2)));
    }

    @Test
    void theSmallestNumberOfWorkersIsTheMeasure() {
        Scaling scaling = times(0, p -> 12.0 / p, 2, 6);
        assertEquals(2, scaling.speedUp(scaling.points().getFirst()), TIGHT);
        assertEquals(6, scaling.speedUp(scaling.points().getLast()), TIGHT);
        assertEquals(1, scaling.efficiency(scaling.points().getLast()), TIGHT);
    }

    @Test
    void oneDisturbedRepeatDoesNotMoveTheMedian() {
        assertEquals(2, Medians.of(List.of(2.0, 900.0, 1.0)));
        assertEquals(1.5, Medians.of(List.of(1.0, 2.0)));
        assertEquals(2, ScalingStudy.typical(List.of(9.0, 1.0, 2.0)));
    }
}
