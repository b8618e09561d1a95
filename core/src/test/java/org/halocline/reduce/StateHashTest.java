package org.halocline.reduce;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StateHashTest {
    private static String hash(double... values) {
        StateHash hash = new StateHash();
        hash.add(0, 0, values, 0, values.length);
        return hash.toString();
    }

    @Test
    void anyCutAndOrderGiveTheSameHash() {
        double[] values = new Random(5).doubles(1000).toArray();
        String whole = hash(values);
        for (int cut : new int[] {1, 333, 999}) {
            StateHash high = new StateHash();
            high.add(0, cut, values, cut, values.length);
            StateHash low = new StateHash();
            low.add(0, 0, values, 0, cut);
            high.merge(low.high(), low.low());
            assertEquals(whole, high.toString());
        }
    }

    @Test
    void valuePlaceAndFieldAllCount() {
        Set<String> hashes = new HashSet<>();
        hashes.add(hash(1, 2));
        hashes.add(hash(2, 1));
        hashes.add(hash(1, Math.nextUp(2.0)));
        hashes.add(hash(1, -2));
        hashes.add(hash(1, 2, 0));
        hashes.add(hash(1, 2, -0.0));
        StateHash other = new StateHash();
        other.add(1, 0, new double[] {1, 2}, 0, 2);
        hashes.add(other.toString());
        assertEquals(7, hashes.size());
        assertNotEquals(hash(0.0), hash(-0.0));
    }

    @Test
    void everyNaNCountsAlike() {
        assertEquals(hash(Double.NaN), hash(Double.longBitsToDouble(0x7ff8000000000001L)));
    }

    /// Computed from the definition by an independent program (Python integers).
    @Test
    void theDefinitionIsFixed() {
        assertEquals("992dcaa3ae64aa00b32d0af86e5125bf", hash(1.0, -2.5, 0.0, 1e-300));
    }
}
