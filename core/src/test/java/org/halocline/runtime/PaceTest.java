package org.halocline.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class PaceTest {
    @Test
    void startUpDoesNotCount() {
        Pace pace = new Pace();
        assertEquals(0, pace.perSecond(0, 0.2));
        assertEquals(0, pace.perSecond(0, 10));
        assertEquals(100, pace.perSecond(50, 10.5));
    }

    @Test
    void onlyTheLastSecondsCount() {
        Pace pace = new Pace();
        pace.perSecond(0, 0);
        for (int s = 1; s <= 10; s++) {
            pace.perSecond(10L * s, s);
        }
        double slow = 0;
        for (int s = 11; s <= 20; s++) {
            slow = pace.perSecond(100 + (s - 10), s);
        }
        assertEquals(1, slow, 1e-12);
    }

    @Test
    void aRunThatStandsStillHasNoPace() {
        Pace pace = new Pace();
        pace.perSecond(0, 0);
        pace.perSecond(70, 1);
        double last = 1;
        for (int s = 2; s < 10; s++) {
            last = pace.perSecond(70, s);
        }
        assertEquals(0, last);
    }
}
