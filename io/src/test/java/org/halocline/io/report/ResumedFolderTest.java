package org.halocline.io.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.halocline.error.ConfigurationException;
import org.halocline.model.Observation;
import org.halocline.model.Recovery;
import org.halocline.model.Run;
import org.halocline.model.SavedRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The folder of a run that goes on from a checkpoint, and its events.
final class ResumedFolderTest {
    private static final Beginning BEGINNING = new Beginning("heat", "heat2d", List.of("/a b.jar"));

    @TempDir
    private Path folder;

    private SavedRun saved(long step) {
        return new SavedRun(
                folder.resolve("checkpoints/step-00"),
                step,
                0.5,
                0,
                2,
                Results.grid().simulation(),
                Run.steps(99));
    }

    private static Observation observation(long step) {
        return new Observation(step, step / 10.0, Map.of("peak", 1.0 / step));
    }

    private List<String> rows() throws IOException {
        return Files.readAllLines(folder.resolve("metrics.csv"));
    }

    private List<JsonNode> events() throws IOException {
        return Files.readAllLines(folder.resolve("events.jsonl")).stream()
                .map(line -> JsonMapper.shared().readTree(line))
                .toList();
    }

    @Test
    void rowsBehindTheCheckpointAndHalfRowsGo() throws IOException {
        Files.writeString(folder.resolve("metrics.csv"), "step,time,peak\n1,0.1,1.0\n2,0.2,0.5\n3,0.3,9.0\n4,0.");
        try (OutputFolder output = OutputFolder.again(folder, saved(2))) {
            assertEquals(5, rows().size(), "nothing is touched before the run is under way");
            output.observed(observation(4));
        }
        assertEquals(List.of("step,time,peak", "1,0.1,1.0", "2,0.2,0.5", "4,0.4,0.25"), rows());
    }

    @Test
    void withoutFurtherRowsTheOldOnesAreCutAtTheEnd() throws IOException {
        Files.writeString(folder.resolve("metrics.csv"), "step,time,peak\n1,0.1,1.0\n3,0.3,9.0\n");
        try (OutputFolder output = OutputFolder.again(folder, saved(2))) {
            output.finish(Results.grid(), "heat", "heat2d");
        }
        assertEquals(List.of("step,time,peak", "1,0.1,1.0"), rows());
    }

    @Test
    void rowsAreInTheFileBeforeACheckpointCounts() throws IOException {
        try (OutputFolder output = OutputFolder.exactly(folder)) {
            output.observed(observation(1));
            output.observed(observation(2));
            output.checkpointing(2);
            assertEquals(3, rows().size());
        }
    }

    @Test
    void oneRunAtATimeWritesIntoAFolder() throws IOException {
        try (OutputFolder first = OutputFolder.again(folder, saved(1))) {
            ConfigurationException e =
                    assertThrows(ConfigurationException.class, () -> OutputFolder.again(folder, saved(1)));
            assertEquals("output=" + folder + "; a run is writing there, wait for it to end", e.getMessage());
            assertEquals(folder, first.path());
        }
        assertFalse(Files.exists(folder.resolve(".claimed")));
    }

    @Test
    void theClaimOfAProcessThatWasKilledIsTaken() throws IOException {
        Files.writeString(folder.resolve(".claimed"), "");
        OutputFolder.again(folder, saved(1)).close();
        assertFalse(Files.exists(folder.resolve(".claimed")));
    }

    @Test
    void eventsAreToldInOrderAndSayHowTheRunBegan() throws IOException {
        try (OutputFolder output = OutputFolder.exactly(folder)) {
            output.begin(BEGINNING);
            assertFalse(Files.exists(folder.resolve("events.jsonl")), "the run is not under way");
            output.recovered(new Recovery(1, 4711, 12, "killed", 8, 2, 0.25));
            output.checkpointed(folder.resolve("checkpoints/step-20"), 20);
            output.ended("interrupted", "by hand");
        }
        List<JsonNode> events = events();
        assertEquals(
                List.of("started", "recovered", "checkpoint", "interrupted"),
                events.stream().map(e -> e.get("event").stringValue()).toList());
        JsonNode recovered = events.get(1);
        assertEquals(1, recovered.get("rank").intValue());
        assertEquals(4711, recovered.get("pid").intValue());
        assertEquals(12, recovered.get("step").intValue());
        assertEquals("killed", recovered.get("cause").stringValue());
        assertEquals(8, recovered.get("backTo").intValue());
        assertEquals(2, recovered.get("restarts").intValue());
        assertEquals(0.25, recovered.get("seconds").doubleValue());
        assertEquals("step-20", events.get(2).get("checkpoint").stringValue());
        assertEquals("by hand", events.get(3).get("cause").stringValue());
        assertEquals(Optional.of(BEGINNING), OutputFolder.beginning(folder));
    }

    @Test
    void aResumedRunAppendsAndTakesTheFormerResultAway() throws IOException {
        Files.writeString(folder.resolve("events.jsonl"), "{\"event\":\"started\"}\n");
        Files.writeString(folder.resolve("result.json"), "{}");
        try (OutputFolder output = OutputFolder.again(folder, saved(2))) {
            output.begin(new Beginning("heat", "heat2d", List.of(), Optional.of(saved(2))));
            output.checkpointing(3);
            assertFalse(Files.exists(folder.resolve("result.json")));
            output.finish(Results.grid(), "heat", "heat2d");
        }
        List<JsonNode> events = events();
        assertEquals(
                List.of("started", "resumed", "finished"),
                events.stream().map(e -> e.get("event").stringValue()).toList());
        assertEquals(2, events.get(1).get("step").intValue());
        JsonNode result = JsonMapper.shared().readTree(Files.readString(folder.resolve("result.json")));
        assertEquals(2, result.get("resumedFrom").get("step").intValue());
        assertEquals("step-00", result.get("resumedFrom").get("checkpoint").stringValue());
    }

    @Test
    void aRequestThatWasRefusedLeavesNoEvents() {
        OutputFolder output = OutputFolder.exactly(folder.resolve("new"));
        output.begin(BEGINNING);
        output.ended("failed", "never began");
        output.discard();
        assertFalse(Files.exists(folder.resolve("new")));
    }

    @Test
    void eventsThatCannotBeReadTellNothing() throws IOException {
        assertTrue(OutputFolder.beginning(folder).isEmpty());
        Files.writeString(folder.resolve("events.jsonl"), "{\"event\":");
        assertTrue(OutputFolder.beginning(folder).isEmpty());
    }
}
