package org.halocline.io.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.halocline.error.RunFailedException;
import org.halocline.model.ConvergencePoint;
import org.halocline.model.Observation;
import org.halocline.model.RunMonitor;
import org.halocline.sample.Estimate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Rows and events that cannot be written, of a run that may go on without them.
final class DroppedRowsTest {
    @TempDir
    Path folder;

    private final List<String> told = new ArrayList<>();

    private final RunMonitor monitor = new RunMonitor() {
        @Override
        public void dropped(String kind, String cause) {
            told.add(kind + ": " + cause);
        }
    };

    private OutputFolder open() {
        OutputFolder output = OutputFolder.exactly(folder.resolve("out"));
        output.begin(new Beginning("heat", "heat2d", List.of()));
        return output;
    }

    private static Observation observation(long step) {
        return new Observation(step, 0.5 * step, Map.of("peak", 1.0));
    }

    private static void observe(OutputFolder output, long step) {
        output.observed(observation(step));
        output.flush();
        output.checkpointing(step);
    }

    @Test
    void rowsAreGivenUpOnceAndForAllAndTheEventsSaySo() throws IOException {
        try (OutputFolder output = open()) {
            output.goOnWithout(monitor);
            Path rows = Files.createDirectory(output.path().resolve("metrics.csv"));
            observe(output, 1);
            Files.delete(rows);
            observe(output, 2);
            assertEquals(1, told.size(), told::toString);
            assertTrue(told.getFirst().startsWith("rows of metrics.csv: cannot write"), told::toString);
            List<String> events = Files.readAllLines(output.path().resolve("events.jsonl"));
            assertEquals(2, events.size());
            assertTrue(events.get(1).contains("\"event\":\"dropped\",\"kind\":\"metrics\""), events::toString);
            assertTrue(Files.notExists(rows), "no row without those before");
        }
    }

    @Test
    void eventsAreTriedAgainButToldOfOnce() throws IOException {
        try (OutputFolder output = open()) {
            output.goOnWithout(monitor);
            Path events = Files.createDirectory(output.path().resolve("events.jsonl"));
            output.checkpointed(Path.of("step-1"), 1);
            output.checkpointed(Path.of("step-2"), 2);
            Files.delete(events);
            output.checkpointed(Path.of("step-3"), 3);
            assertEquals(1, told.size(), told::toString);
            assertTrue(told.getFirst().startsWith("lines of events.jsonl: cannot write"), told::toString);
            List<String> lines = Files.readAllLines(events);
            assertEquals(1, lines.size());
            assertTrue(lines.getFirst().contains("step-3"), lines::toString);
        }
    }

    @Test
    void chartsAreGivenUpOnceAndForAll() throws IOException {
        ConvergencePoint point = new ConvergencePoint(16, Map.of("u", new Estimate(1, 0.25, 16)));
        try (OutputFolder output = open()) {
            output.keepCharts();
            Path table = Files.createDirectory(output.path().resolve("convergence.csv"));
            assertThrows(RunFailedException.class, () -> output.estimated(point));
            output.goOnWithout(monitor);
            output.estimated(point);
            Files.delete(table);
            output.estimated(point);
            output.finish(Results.grid(), "heat", "heat2d");
            assertEquals(1, told.size(), told::toString);
            assertTrue(told.getFirst().startsWith("charts: cannot write"), told::toString);
            assertTrue(Files.notExists(table));
            String events = Files.readString(output.path().resolve("events.jsonl"));
            assertTrue(events.contains("\"event\":\"dropped\",\"kind\":\"charts\""), events);
        }
    }

    @Test
    void whatTheEngineDropsIsAnEvent() throws IOException {
        try (OutputFolder output = open()) {
            output.dropped("snapshots", "No space left on device");
            String line =
                    Files.readAllLines(output.path().resolve("events.jsonl")).getLast();
            assertTrue(
                    line.contains("\"event\":\"dropped\",\"kind\":\"snapshots\",\"cause\":\"No space left on device\""),
                    line);
        }
    }

    @Test
    void unlessItIsAskedForTheRunStops() throws IOException {
        try (OutputFolder output = open()) {
            Files.createDirectory(output.path().resolve("metrics.csv"));
            assertThrows(RunFailedException.class, () -> output.observed(observation(1)));
        }
    }
}
