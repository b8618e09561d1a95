package org.halocline.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
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

/// Long runs on two worker processes that someone ends.
@Tag("process")
@Timeout(120)
@EnabledOnOs({OS.LINUX, OS.MAC})
final class StoppedRunIT {
    private static final Pattern KEPT = Pattern.compile("kept out/heat2d \\(.*metrics\\.csv.*\\)\\R");
    private static final Pattern INTERRUPTED = Pattern.compile("halocline: interrupted at step [1-9]\\d*; " + KEPT
            + "halocline: checkpoint step-\\d{12}; go on with: \\./halocline resume out/heat2d\\R");

    @TempDir
    private Path folder;

    private Launcher halocline;
    private Process run;
    private List<ProcessHandle> workers;

    @BeforeEach
    void startALongRun() throws Exception {
        halocline = Launcher.in(folder);
        run = halocline.start(
                "run",
                Launcher.config("heat2d.json"),
                "--workers",
                "2",
                "--set",
                "parameters.n=257",
                "--set",
                "run.until=1000",
                "--set",
                "snapshots.everyTime=0.001",
                "--set",
                "metrics.everySteps=10");
        Path metrics = halocline.workingFolder().resolve("out/heat2d/metrics.csv");
        await(() -> Files.exists(metrics) && Files.readString(metrics).lines().count() > 2);
        workers = run.descendants().toList();
        assertEquals(2, workers.size(), workers.toString());
    }

    @AfterEach
    void nothingIsLeft() throws Exception {
        for (ProcessHandle worker : workers) {
            worker.onExit().get(10, TimeUnit.SECONDS);
        }
        assertEquals(List.of(), halocline.leftSessions());
    }

    /// Something to wait for.
    private interface Condition {
        boolean holds() throws IOException;
    }

    private static void await(Condition condition) throws Exception {
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!condition.holds()) {
            assertTrue(System.nanoTime() < end, "it did not happen");
            Thread.sleep(20);
        }
    }

    private static void signal(String name, long pid) throws Exception {
        assertEquals(
                0,
                new ProcessBuilder("kill", "-" + name, Long.toString(pid))
                        .start()
                        .waitFor());
    }

    @ParameterizedTest
    @CsvSource({"INT, 130", "TERM, 143"})
    void aSignalEndsTheRunAndSaysWhatWasKept(String signal, int code) throws Exception {
        signal(signal, run.pid());
        Launcher.Launch launch = Launcher.finished(run);
        assertEquals(code, launch.code(), launch.err());
        assertTrue(INTERRUPTED.matcher(launch.err()).find(), launch.err());
        assertEquals("", launch.out());
        assertTrue(Files.exists(halocline.workingFolder().resolve("out/heat2d/metrics.csv")));
    }

    @Test
    void ctrlCReachesTheWholeGroupAndTheWorkersLeaveItToTheCoordinator() throws Exception {
        for (ProcessHandle worker : workers) {
            signal("INT", worker.pid());
        }
        signal("INT", run.pid());
        Launcher.Launch launch = Launcher.finished(run);
        assertEquals(130, launch.code(), launch.err());
        assertTrue(INTERRUPTED.matcher(launch.err()).find(), launch.err());
    }

    @Test
    void aKilledWorkerIsReplacedAndTheRunTellsOfIt() throws Exception {
        long pid = workers.getLast().pid();
        signal("KILL", pid);
        Path events = halocline.workingFolder().resolve("out/heat2d/events.jsonl");
        await(() -> Files.readString(events).contains("recovered"));
        signal("INT", run.pid());
        Launcher.Launch launch = Launcher.finished(run);
        assertEquals(130, launch.code(), launch.err());
        assertTrue(launch.err().contains("note: recovered in "), launch.err());
        List<JsonNode> lines = Files.readAllLines(events).stream()
                .map(line -> JsonMapper.shared().readTree(line))
                .toList();
        assertEquals(
                List.of("started", "recovered", "checkpoint", "interrupted"),
                lines.stream().map(line -> line.get("event").stringValue()).toList());
        assertEquals(pid, lines.get(1).get("pid").longValue());
        assertEquals(1, lines.get(1).get("restarts").intValue());
        assertTrue(lines.get(1).get("cause").stringValue().contains("exitCode=137"), lines.toString());
    }

    @Test
    void aSecondSignalEndsTheRunAtOnce() throws Exception {
        for (ProcessHandle worker : workers) {
            // A worker that does not move lets no checkpoint be written.
            signal("STOP", worker.pid());
        }
        signal("TERM", run.pid());
        Thread.sleep(500);
        assertTrue(run.isAlive());
        signal("TERM", run.pid());
        Launcher.Launch launch = Launcher.finished(run);
        assertEquals(143, launch.code(), launch.err());
    }
}
