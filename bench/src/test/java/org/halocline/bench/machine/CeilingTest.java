package org.halocline.bench.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class CeilingTest {
    @Test
    @Timeout(60)
    void everyNumberOfThreadsHasARoof() {
        Ceiling ceiling = Ceiling.measure(List.of(1, 2, 2), 1 << 16, 2);
        for (int threads = 1; threads <= 2; threads++) {
            assertTrue(ceiling.triad(threads) > 0 && ceiling.peak(threads) > 0, ceiling.toString());
        }
        assertEquals(2, ceiling.triad().size());
    }

    @Test
    void moreWorkersThanThreadsHaveTheRoofOfTheMost() {
        Ceiling ceiling = new Ceiling(Map.of(1, 10.0, 2, 18.0), Map.of(1, 1.0, 2, 2.0));
        assertEquals(10, ceiling.triad(1));
        assertEquals(18, ceiling.triad(8));
        assertEquals(2, ceiling.peak(3));
    }

    @Test
    void theBestOfTwoCountsAndTheirDifferenceIsTold() {
        Ceiling before = new Ceiling(Map.of(1, 10.0, 2, 18.0), Map.of(1, 1.0, 2, 2.0));
        Ceiling after = new Ceiling(Map.of(1, 8.0, 2, 20.0), Map.of(1, 1.5, 2, 1.5));
        assertEquals(new Ceiling(Map.of(1, 10.0, 2, 20.0), Map.of(1, 1.5, 2, 2.0)), before.best(after));
        assertEquals(0.2, before.difference(after), 1e-15);
    }

    @Test
    void whatDoesNotComputeIsNotTimed() {
        Load wrong = new Load() {
            @Override
            public void pass() {
                Thread.onSpinWait();
            }

            @Override
            public double amount() {
                return 1;
            }

            @Override
            public void verify() {
                throw new IllegalStateException("wrong");
            }
        };
        assertThrows(IllegalStateException.class, () -> Together.best(2, 1, () -> wrong));
        assertThrows(IllegalStateException.class, () -> new Triad(3).verify());
        assertThrows(IllegalStateException.class, () -> new MultiplyAdd().verify());
    }

    @Test
    void sizesOfCachesHaveUnits() {
        assertEquals(32 << 10, Machine.bytes("32K"));
        assertEquals(32 << 20, Machine.bytes("32M"));
        assertEquals(512, Machine.bytes("512"));
    }
}
