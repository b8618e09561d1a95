package org.halocline.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The measurements come to their end; nothing here looks at a time.
class ProtectionTest {
    @Test
    @Tag("process")
    void aPairEndsWithTheSameBits() {
        ProtectionCost cost = new ProtectionCost(32, 2);
        assertTrue(cost.pair(600, true).startsWith("pair 1: "));
        assertTrue(cost.pair(600, false).startsWith("pair 2: "));
        assertTrue(cost.summary().contains("cost "), cost.summary());
    }

    @Test
    @Tag("process")
    @Tag("slow")
    void aKilledRunCatchesUp() {
        RecoveryTime time = new RecoveryTime(128, 2);
        time.measure(200_000, 1);
        assertEquals(1, time.recoveries(), time.summary());
    }

    @Test
    void theMedianLiesInTheMiddle() {
        assertEquals(3, Medians.of(List.of(9.0, 1.0, 3.0)));
        assertEquals(2, Medians.of(List.of(4.0, 1.0, 3.0, 0.0)));
        assertEquals(2.5, Medians.quantile(List.of(1.0, 2.0, 3.0, 4.0), 0.5));
        assertTrue(Double.isNaN(Medians.of(List.of())));
        assertEquals("2.0 [1.5, 2.5]", Medians.text("%.1f", List.of(1.0, 2.0, 3.0)));
    }
}
