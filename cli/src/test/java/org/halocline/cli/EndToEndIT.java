package org.halocline.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The launcher, the commands and the engine together.
@Tag("process")
@Timeout(180)
final class EndToEndIT {
    @TempDir
    private Path folder;

    private Launcher halocline;

    @BeforeEach
    void prepare() throws IOException {
        halocline = Launcher.in(folder);
    }

    @AfterEach
    void noSessionIsLeft() throws IOException {
        assertEquals(List.of(), halocline.leftSessions());
    }

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }

    private Path config(String text) throws IOException {
        return Files.writeString(halocline.workingFolder().resolve("mine.json"), text);
    }

    /// Virtual machines warn of the module that vectors come from; users must not see that. The command goes without
    /// it, so a single worker with much to do is a process of its own.
    @Test
    void vectorsAreForRunsWithEnoughToCompute() throws Exception {
        Path config = config("{ \"simulation\": \"pi\", \"run\": { \"samples\": 500000000, \"limitSeconds\": 1 } }");
        for (String workers : List.of("1", "2")) {
            for (String samples : List.of("1000", "500000000")) {
                String out = "out-" + workers + "-" + samples;
                Launcher.Launch run = halocline.run(
                        "run", config.toString(), "--workers", workers, "--set", "run.samples=" + samples, "-o", out);
                assertEquals(0, run.code(), run.err());
                assertFalse(run.err().contains("WARNING"), run.err());
                assertFalse(run.out().contains("without vectors"), run.out());
                String vectors = json(Files.readString(halocline.workingFolder().resolve(out + "/result.json")))
                        .get("vectors")
                        .asString();
                assertTrue(samples.equals("1000") ? vectors.startsWith("off: ") : vectors.endsWith(" bits)"), vectors);
            }
        }
    }

    @Test
    void heatHasOneHashAndOneHistoryForAnyWorkers() throws Exception {
        Set<String> hashes = new HashSet<>();
        Set<String> histories = new HashSet<>();
        for (String workers : List.of("1", "2", "3", "2x2")) {
            Path output = folder.resolve("heat-" + workers);
            Launcher.Launch run = halocline.run(
                    "run",
                    Launcher.config("heat2d.json"),
                    "--workers",
                    workers,
                    "--output",
                    output.toString(),
                    "--json",
                    "--quiet",
                    "--set",
                    "parameters.n=33",
                    "--set",
                    "run.until=0.01",
                    "--set",
                    "metrics.everySteps=7");
            assertEquals(0, run.code(), run.err());
            JsonNode result = json(run.out());
            assertEquals(
                    result, json(Files.readString(output.resolve("result.json")).replaceFirst("\"config\".*\n", "")));
            assertTrue(result.get("verification").get("passed").booleanValue(), run.out());
            hashes.add(result.get("stateHash").stringValue());
            histories.add(Files.readString(output.resolve("metrics.csv")));
        }
        assertEquals(1, hashes.size(), hashes.toString());
        assertEquals(1, histories.size(), histories.toString());
        assertTrue(histories.iterator().next().lines().count() > 5);
    }

    @Test
    void heatLeavesSnapshotsInTheDefaultFolder() throws Exception {
        Launcher.Launch run = halocline.run(
                "run",
                Launcher.config("heat2d.json"),
                "--workers",
                "2",
                "--set",
                "parameters.n=33",
                "--set",
                "run.until=0.01");
        assertEquals(0, run.code(), run.err());
        assertTrue(run.out().contains("├── hash"), run.out());
        assertTrue(run.out().contains("written to out/heat2d ("), run.out());
        Path output = halocline.workingFolder().resolve("out/heat2d");
        try (Stream<Path> files = Files.walk(output)) {
            List<String> names =
                    files.map(file -> file.getFileName().toString()).toList();
            for (String ending : List.of(".pvd", ".pvti", ".vti", ".png")) {
                assertTrue(names.stream().anyMatch(name -> name.endsWith(ending)), ending + " in " + names);
            }
        }
    }

    @Test
    void piHasOneHashForAnyWorkers() throws Exception {
        Set<String> hashes = new HashSet<>();
        Set<Double> means = new HashSet<>();
        for (String workers : List.of("1", "2", "3")) {
            Launcher.Launch run = halocline.run(
                    "run",
                    Launcher.config("pi.json"),
                    "--workers",
                    workers,
                    "--json",
                    "--quiet",
                    "--set",
                    "run.samples=100003");
            assertEquals(0, run.code(), run.err());
            hashes.add(json(run.out()).get("stateHash").stringValue());
            means.add(json(run.out()).get("estimates").get("pi").get("mean").doubleValue());
        }
        assertEquals(1, hashes.size(), hashes.toString());
        assertEquals(1, means.size(), means.toString());
    }

    @Test
    void aMistypedKeyIsNamedWithItsPlace() throws Exception {
        Path config = config("""
            {
              "simulation": "pi",
              "run": { "samples": 1000,
                       "sede": 42 }
            }
            """);
        Launcher.Launch run = halocline.run("run", config.toString());
        assertEquals(2, run.code());
        assertTrue(run.err().contains(config + ":4:12:"), run.err());
        assertTrue(run.err().contains("did you mean \"seed\"?"), run.err());
        refusedWithoutATrace(run);
    }

    @Test
    void anUnknownSimulationIsRefused() throws Exception {
        Path config = config("{ \"simulation\": \"heet\", \"run\": { \"steps\": 1 } }");
        Launcher.Launch run = halocline.run("run", config.toString());
        assertEquals(2, run.code());
        assertTrue(run.err().contains("heet") && run.err().contains("\"heat\""), run.err());
        refusedWithoutATrace(run);
    }

    @Test
    void aClassThatIsNoSimulationIsRefused() throws Exception {
        Path config = config("{ \"simulation\": \"java.lang.String\", \"run\": { \"steps\": 1 } }");
        Launcher.Launch run = halocline.run("run", config.toString());
        assertEquals(2, run.code());
        assertTrue(run.err().contains("java.lang.String"), run.err());
        refusedWithoutATrace(run);
    }

    @Test
    void aRunWithoutAnEndIsRefused() throws Exception {
        Path config = config("{ \"simulation\": \"heat\", \"run\": { \"workers\": 2 } }");
        Launcher.Launch run = halocline.run("run", config.toString());
        assertEquals(2, run.code());
        assertTrue(run.err().contains("until") && run.err().contains("steps"), run.err());
        refusedWithoutATrace(run);
    }

    @Test
    void moreWorkersThanRowsAreRefused() throws Exception {
        Path config = config("{ \"simulation\": \"heat\", \"parameters\": { \"n\": 5 }, \"run\": { \"steps\": 3 } }");
        Launcher.Launch run = halocline.run("run", config.toString(), "--workers", "1x6");
        assertEquals(2, run.code());
        assertTrue(run.err().contains("use at most 5 workers along y"), run.err());
        refusedWithoutATrace(run);
    }

    @Test
    void anImpossibleOutputFolderIsRefused() throws Exception {
        Path file = Files.createFile(folder.resolve("file"));
        Launcher.Launch run = halocline.run(
                "run",
                Launcher.config("pi.json"),
                "--output",
                file.resolve("below").toString());
        assertEquals(2, run.code());
        assertTrue(run.err().contains("output=" + file.resolve("below")), run.err());
        refusedWithoutATrace(run);
    }

    private void refusedWithoutATrace(Launcher.Launch run) {
        assertEquals("", run.out());
        assertFalse(run.err().contains("\tat "), run.err());
        assertFalse(Files.exists(halocline.workingFolder().resolve("out/mine")), "an output folder was left");
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void aReaderWhoLeavesEndsTheOutputQuietly() throws Exception {
        Launcher.Launch list = halocline.shell("{ \"$HALOCLINE\" schema; echo $? > code; } | head -1");
        assertEquals(1, list.out().lines().count());
        assertEquals("", list.err());
        assertEquals(
                "0", Files.readString(halocline.workingFolder().resolve("code")).strip());
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aFullDiskBehindStandardOutputIsAnError() throws Exception {
        Launcher.Launch list = halocline.shell("\"$HALOCLINE\" list > /dev/full");
        assertEquals(1, list.code());
        assertTrue(list.err().startsWith("halocline: standard output: "), list.err());
    }

    /// The session is there before the workers are; whatever the coordinator is at, it must stop.
    @ParameterizedTest
    @ValueSource(ints = {0, 50, 150, 300, 600})
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void aSignalDuringTheStartEndsTheRun(int millis) throws Exception {
        Process run = halocline.start(
                "run",
                Launcher.config("heat2d.json"),
                "--workers",
                "2",
                "--set",
                "run.until=1000",
                "--progress",
                "none");
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (halocline.leftSessions().isEmpty()) {
            assertTrue(run.isAlive() && System.nanoTime() < end, "no session was made");
            Thread.sleep(5);
        }
        Thread.sleep(millis);
        List<ProcessHandle> workers = run.descendants().toList();
        assertEquals(
                0,
                new ProcessBuilder("kill", "-INT", Long.toString(run.pid()))
                        .start()
                        .waitFor());
        Launcher.Launch launch = Launcher.finished(run);
        assertEquals(130, launch.code(), launch.err());
        assertTrue(launch.err().startsWith("halocline: interrupted"), launch.err());
        for (ProcessHandle worker : workers) {
            worker.onExit().get(10, TimeUnit.SECONDS);
        }
    }
}
