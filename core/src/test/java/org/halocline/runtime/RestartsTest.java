package org.halocline.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.halocline.error.RunFailedException;
import org.junit.jupiter.api.Test;

class RestartsTest {
    private static Casualty lost(int rank, long step, boolean isOwnFault) {
        return new Casualty(rank, 1, step, true, isOwnFault, new RunFailedException("lost"));
    }

    @Test
    void thereAreAsManyRestartsAsAskedFor() {
        Restarts restarts = new Restarts(3);
        for (int n = 0; n < 3; n++) {
            assertEquals("", restarts.refuse(lost(0, n, false)));
        }
        assertEquals(3, restarts.count());
        assertEquals("after 3 restarts within 10 minutes, maxRestarts=3", restarts.refuse(lost(0, 9, false)));
        assertEquals(3, restarts.count());
        assertEquals(Restarts.NONE_WANTED, new Restarts(0).refuse(lost(0, 9, false)));
    }

    @Test
    void aFaultOfItsOwnAtTheSamePlaceIsTriedOnce() {
        Restarts restarts = new Restarts(100);
        assertEquals("", restarts.refuse(lost(1, 7, true)));
        assertEquals("it failed again at the same step", restarts.refuse(lost(1, 7, true)));
        assertEquals("", restarts.refuse(lost(1, 8, true)), "another step");
        assertEquals("", restarts.refuse(lost(0, 8, true)), "another worker");
    }

    @Test
    void beingKilledAtTheSamePlaceIsBadLuck() {
        Restarts restarts = new Restarts(5);
        for (int n = 0; n < 5; n++) {
            assertEquals("", restarts.refuse(lost(1, 7, false)));
        }
    }

    @Test
    void whatNoRestartCuresGetsNone() {
        Restarts restarts = new Restarts(5);
        Casualty hopeless = new Casualty(0, 1, 3, false, true, new RunFailedException("disk full"));
        assertEquals("", restarts.refuse(hopeless));
        assertEquals(0, restarts.count());
        assertEquals("", restarts.refuse(lost(0, 1, false)));
        assertTrue(restarts.refuse(hopeless).startsWith("after 1 restart"));
    }
}
