package org.halocline.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;

final class TerminalTest {
    @Test
    void aTerminalIsDrawnOnUnlessItIsDumb() {
        assertTrue(Terminal.of(true, Map.of("TERM", "xterm")).interactive());
        assertFalse(Terminal.of(true, Map.of("TERM", "dumb")).interactive());
        assertFalse(Terminal.of(true, Map.of()).interactive());
        assertFalse(Terminal.of(false, Map.of("TERM", "xterm")).interactive());
    }

    @Test
    void theWidthIsThatOfColumnsWithinReason() {
        assertEquals(132, Terminal.of(true, Map.of("COLUMNS", "132")).width());
        assertEquals(80, Terminal.of(true, Map.of()).width());
        assertEquals(80, Terminal.of(true, Map.of("COLUMNS", "wide")).width());
        assertEquals(80, Terminal.of(true, Map.of("COLUMNS", "-3")).width());
        assertEquals(80, Terminal.of(true, Map.of("COLUMNS", "0")).width());
        assertEquals(20, Terminal.of(true, Map.of("COLUMNS", "3")).width());
    }
}
