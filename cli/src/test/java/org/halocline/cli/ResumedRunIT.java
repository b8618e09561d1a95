package org.halocline.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.halocline.checkpoint.CheckpointFolder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Runs on worker processes that are ended by a signal and go on.
@Tag("process")
@Timeout(180)
@EnabledOnOs({OS.LINUX, OS.MAC})
final class ResumedRunIT {
    @TempDir
    private Path folder;

    private Launcher halocline;
    private Path config;

    @BeforeEach
    void prepare() throws Exception {
        halocline = Launcher.in(folder);
        config = Files.writeString(halocline.workingFolder().resolve("long.json"), """
            { "simulation": "heat", "parameters": { "n": 129 },
              "run": { "steps": 12000, "workers": 2 },
              "observe": { "peak": "max(u)" }, "metrics": { "everySteps": 50 },
              "checkpoint": { "everySteps": 500 }, "snapshots": { "everySteps": 1000 } }
            """);
    }

    @AfterEach
    void noSessionIsLeft() throws Exception {
        assertEquals(List.of(), halocline.leftSessions());
    }

    private static JsonNode result(Path output) throws Exception {
        return JsonMapper.shared().readTree(Files.readString(output.resolve("result.json")));
    }

    /// No checkpoint was asked for, and none is written: the states in memory are enough.
    @Test
    void aKilledRunGoesOnFromMemory() throws Exception {
        Files.writeString(config, """
            { "simulation": "heat", "parameters": { "n": 257 },
              "run": { "steps": 80000, "workers": 2 },
              "observe": { "peak": "max(u)" }, "metrics": { "everySteps": 250 },
              "snapshots": { "everySteps": 20000 } }
            """);
        Path output = halocline.workingFolder().resolve("out/long");
        Process run = halocline.start("run", config.toString());
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!isKept()) {
            assertTrue(run.isAlive() && System.nanoTime() < end, "no state was kept");
            Thread.sleep(5);
        }
        // Until what was observed before is in the files.
        Thread.sleep(1000);
        assertEquals(
                0,
                new ProcessBuilder("kill", "-KILL", Long.toString(run.pid()))
                        .start()
                        .waitFor());
        Launcher.finished(run);
        assertEquals(1, halocline.leftSessions().size());
        Launcher.Launch resumed = halocline.run("resume", "out/long", "--workers", "3");
        assertEquals(0, resumed.code(), resumed.err());
        assertTrue(resumed.err().contains("was still in memory and is a checkpoint now"), resumed.err());
        assertEquals(List.of(), halocline.leftSessions());
        Path whole = folder.resolve("whole");
        Launcher.Launch undisturbed = halocline.run("run", config.toString(), "--quiet", "-o", whole.toString());
        assertEquals(0, undisturbed.code(), undisturbed.err());
        assertEquals(result(whole).get("stateHash"), result(output).get("stateHash"));
        for (String file : List.of("metrics.csv", "snapshots/series.pvd")) {
            assertEquals(Files.readString(whole.resolve(file)), Files.readString(output.resolve(file)), file);
        }
    }

    private boolean isKept() throws IOException {
        for (String session : halocline.leftSessions()) {
            if (Files.exists(halocline.sessions().resolve(session).resolve("kept-1-1"))) {
                return true;
            }
        }
        return false;
    }

    @ParameterizedTest
    @CsvSource({"INT, 130, 3", "TERM, 143, 1", "KILL, 137, 2x2"})
    void aRunThatWasEndedGoesOnToTheSameEnd(String signal, int code, String workers) throws Exception {
        Path output = halocline.workingFolder().resolve("out/long");
        Process run = halocline.start("run", config.toString());
        CheckpointFolder checkpoints = new CheckpointFolder(output.resolve("checkpoints"));
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (checkpoints.complete().isEmpty()) {
            assertTrue(run.isAlive() && System.nanoTime() < end, "no checkpoint was written");
            Thread.sleep(5);
        }
        List<ProcessHandle> processes = run.descendants().toList();
        assertEquals(
                0,
                new ProcessBuilder("kill", "-" + signal, Long.toString(run.pid()))
                        .start()
                        .waitFor());
        Launcher.Launch ended = Launcher.finished(run);
        assertEquals(code, ended.code(), ended.err());
        for (ProcessHandle worker : processes) {
            worker.onExit().get(30, TimeUnit.SECONDS);
        }
        Launcher.Launch resumed = halocline.run("resume", "out/long", "--workers", workers, "--quiet");
        assertEquals(0, resumed.code(), resumed.err());
        assertTrue(result(output).get("resumedFrom").get("step").longValue() >= 500);
        Path whole = folder.resolve("whole");
        Launcher.Launch undisturbed = halocline.run("run", config.toString(), "--quiet", "-o", whole.toString());
        assertEquals(0, undisturbed.code(), undisturbed.err());
        assertEquals(result(whole).get("stateHash"), result(output).get("stateHash"));
        for (String file : List.of("metrics.csv", "snapshots/series.pvd")) {
            assertEquals(Files.readString(whole.resolve(file)), Files.readString(output.resolve(file)), file);
        }
    }
}
