package org.halocline.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.halocline.model.Progress;
import org.junit.jupiter.api.Test;

final class ProgressReporterTest {
    private static final Terminal SCREEN = new Terminal(true, 40);
    private static final Terminal FILE = new Terminal(false, 80);

    private final StringWriter text = new StringWriter();
    private long now = Long.MAX_VALUE - Duration.ofSeconds(3).toNanos(); // a clock that wraps during the test

    private ProgressReporter reporter(ProgressMode mode, boolean notes, Terminal terminal) {
        return new ProgressReporter(new PrintWriter(text), mode, notes, terminal, () -> now);
    }

    private void pass(int millis) {
        now += Duration.ofMillis(millis).toNanos();
    }

    private static Progress at(long steps) {
        return new Progress(steps, 1000, 0.1, 1.0, steps, 1e6, Map.of("peak", 0.5), Map.of());
    }

    @Test
    void plainLinesComeAfterTwoSecondsThenEveryFive() {
        ProgressReporter reporter = reporter(ProgressMode.AUTO, true, FILE);
        for (int tick = 0; tick <= 80; tick++) {
            reporter.progress(at(tick));
            pass(100);
        }
        assertEquals(
                List.of(
                        "  2%  20/1000 steps  20.0 steps/s  1.00 MLUPS  ETA 49 s  peak 0.500000",
                        "  7%  70/1000 steps  70.0 steps/s  1.00 MLUPS  ETA 14 s  peak 0.500000"),
                text.toString().lines().toList());
    }

    @Test
    void aTitleIsThereBeforeAnyProgressAndBeginsEachLine() {
        try (ProgressReporter reporter =
                new ProgressReporter("1/2 heat2d", new PrintWriter(text), ProgressMode.AUTO, true, SCREEN, () -> now)) {
            assertEquals("\r1/2 heat2d", text.toString());
            reporter.progress(at(250));
        }
        String[] drawn = text.toString().split("\r", -1);
        assertEquals("1/2 heat2d   25%  250/1000 steps", drawn[2].strip());
        assertTrue(drawn[2].length() < 40, drawn[2]);
        assertTrue(drawn[3].isBlank(), "the line is wiped");
    }

    @Test
    void aTitleLongerThanTheTerminalIsCut() {
        String title = "1/2 " + "x".repeat(60);
        try (ProgressReporter reporter =
                new ProgressReporter(title, new PrintWriter(text), ProgressMode.AUTO, true, SCREEN, () -> now)) {
            reporter.progress(at(250));
        }
        for (String line : text.toString().split("\r", -1)) {
            assertTrue(line.length() < 40, line);
        }
    }

    @Test
    void onATerminalTheLineIsRedrawnWithinItsWidth() {
        ProgressReporter reporter = reporter(ProgressMode.AUTO, true, SCREEN);
        for (int tick = 0; tick < 10; tick++) {
            reporter.progress(at(100L * tick));
            pass(50);
        }
        String[] drawn = text.toString().split("\r", -1);
        assertEquals(6, drawn.length, "five drawings in half a second");
        for (String line : drawn) {
            assertTrue(line.length() < 40, line);
        }
        assertFalse(text.toString().contains("\n"));
    }

    @Test
    void aShorterLineWipesTheRestOfALongerOne() {
        ProgressReporter reporter = reporter(ProgressMode.AUTO, true, SCREEN);
        reporter.progress(at(500));
        pass(100);
        reporter.progress(new Progress(501, 0, 0, 0, 0, 0, Map.of(), Map.of()));
        String[] drawn = text.toString().split("\r", -1);
        assertEquals(drawn[1].length(), drawn[2].length());
        assertEquals("501 steps", drawn[2].strip());
    }

    @Test
    void closingLeavesNothingOnTheScreen() {
        ProgressReporter reporter = reporter(ProgressMode.AUTO, true, SCREEN);
        reporter.progress(at(500));
        int width = text.toString().length() - 1;
        reporter.close();
        assertTrue(text.toString().endsWith("\r" + " ".repeat(width) + "\r"));
        int length = text.toString().length();
        reporter.close();
        assertEquals(length, text.toString().length(), "closing again prints nothing");
    }

    @Test
    void notesStandOnLinesOfTheirOwn() {
        ProgressReporter reporter = reporter(ProgressMode.AUTO, true, SCREEN);
        reporter.progress(at(500));
        reporter.note("careful");
        assertTrue(text.toString().endsWith("\rnote: careful" + System.lineSeparator()));
    }

    @Test
    void noneAndQuietPrintNothing() {
        ProgressReporter reporter = reporter(ProgressMode.NONE, false, SCREEN);
        pass(10_000);
        reporter.progress(at(1));
        reporter.note("careful");
        reporter.close();
        assertEquals("", text.toString());
    }

    @Test
    void plainOnATerminalPrintsLines() {
        ProgressReporter reporter = reporter(ProgressMode.PLAIN, true, SCREEN);
        pass(2_000);
        reporter.progress(at(1));
        assertFalse(text.toString().contains("\r"));
        assertTrue(text.toString().endsWith(System.lineSeparator()));
    }
}
