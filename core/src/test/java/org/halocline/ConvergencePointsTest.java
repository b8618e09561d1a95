package org.halocline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.halocline.model.ConvergencePoint;
import org.halocline.model.Run;
import org.halocline.model.RunMonitor;
import org.halocline.model.RunResult;
import org.halocline.model.Share;
import org.halocline.model.Stop;
import org.halocline.testing.Dawdling;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// How estimates converge, as a run tells it.
@Timeout(120)
class ConvergencePointsTest {
    private static final Dawdling STEADY = new Dawdling(0, 50);
    private static final Dawdling UNSTEADY = new Dawdling(300_000, 50);

    private static final class Listener implements RunMonitor {
        private final List<ConvergencePoint> points = new ArrayList<>();

        @Override
        public void estimated(ConvergencePoint point) {
            points.add(point);
        }

        List<Long> samples() {
            return points.stream().map(ConvergencePoint::samples).toList();
        }
    }

    private static List<ConvergencePoint> points(Dawdling simulation, Run run) {
        Listener listener = new Listener();
        Engine.run(simulation, run.inProcess(), listener);
        return listener.points;
    }

    /// Four while samples double, each rounded up to whole batches, and the end.
    private static List<Long> expected(long batch, long end) {
        TreeSet<Long> all = new TreeSet<>(List.of(end));
        for (long quarter = 4; 4 * quarter <= end; quarter *= 2) {
            for (long n = 4 * quarter; n < 8 * quarter; n += quarter) {
                long whole = (n + batch - 1) / batch * batch;
                if (whole <= end) {
                    all.add(whole);
                }
            }
        }
        return List.copyOf(all);
    }

    @Test
    void anyNumberOfWorkersTellsTheSamePoints() {
        Run run = Run.samples(3000).seed(4);
        List<ConvergencePoint> one = points(STEADY, run);
        assertEquals(
                expected(1, 3000), one.stream().map(ConvergencePoint::samples).toList());
        for (int workers : new int[] {2, 3, 5}) {
            assertEquals(one, points(STEADY, run.workers(workers)));
            assertEquals(one, points(UNSTEADY, run.workers(workers)));
        }
    }

    @Test
    void eachPointIsTheResultOfARunOfSoManySamples() {
        for (ConvergencePoint point : points(STEADY, Run.samples(700).seed(4).workers(2))) {
            RunResult alone = Engine.run(STEADY, Run.samples(point.samples()).seed(4));
            assertEquals(alone.estimates(), point.estimates());
        }
    }

    @Test
    void batchesOfOneSizeAndSharesHaveTheirOwnPoints() {
        Listener batches = new Listener();
        Engine.run(STEADY, Run.samples(2950).batch(100).seed(4).workers(3).inProcess(), batches);
        assertEquals(expected(100, 2950), batches.samples());
        Listener share = new Listener();
        Engine.run(STEADY, Run.samples(4000).batch(10).share(Share.parse("2/2")), share);
        assertEquals(expected(10, 2000), share.samples());
    }

    @Test
    void aTargetEndsThePoints() {
        Run run = Run.until(Stop.standardError("sum", 0.006)).seed(4);
        List<ConvergencePoint> one = points(STEADY, run);
        assertEquals(Engine.run(STEADY, run).samples(), one.getLast().samples());
        assertEquals(one, points(UNSTEADY, run.workers(3)));
    }
}
