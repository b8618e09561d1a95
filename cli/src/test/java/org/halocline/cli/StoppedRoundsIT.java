package org.halocline.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.halocline.checkpoint.CheckpointFolder;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Rounds on two worker processes that someone ends, and that go on.
@Tag("process")
@Timeout(120)
@EnabledOnOs({OS.LINUX, OS.MAC})
final class StoppedRoundsIT {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"INT, 130, 1", "TERM, 143, 3", "KILL, 137, 2"})
    void roundsThatWereEndedGoOnToTheSameBits(String signal, int code, String workers) throws Exception {
        Launcher halocline = Launcher.in(folder);
        List<String> rounds = List.of("--samples", "5000", "--set", "run.sampling.rounds=60");
        List<String> command = new ArrayList<>(List.of("run", Launcher.config("vegas.json")));
        command.addAll(rounds);
        command.addAll(List.of("--workers", "2", "--set", "run.placement=processes"));
        Process run = halocline.start(command.toArray(String[]::new));
        Path output = halocline.workingFolder().resolve("out/vegas");
        CheckpointFolder checkpoints = new CheckpointFolder(output.resolve("checkpoints"));
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (checkpoints.complete().size() < 2) {
            assertTrue(System.nanoTime() < end && run.isAlive(), "no round was kept");
            Thread.sleep(5);
        }
        List<ProcessHandle> processes = run.descendants().toList();
        new ProcessBuilder("kill", "-" + signal, Long.toString(run.pid()))
                .start()
                .waitFor();
        Launcher.Launch launch = Launcher.finished(run);
        assertEquals(code, launch.code(), launch.err());
        for (ProcessHandle worker : processes) {
            worker.onExit().get(30, TimeUnit.SECONDS);
        }
        assertFalse(Files.exists(output.resolve("result.json")));
        if (!signal.equals("KILL")) {
            assertTrue(launch.err().contains("halocline: interrupted"), launch.err());
            assertTrue(launch.err().contains("go on with: ./halocline resume out/vegas"), launch.err());
        }
        Launcher.Launch resumed = halocline.run("resume", "out/vegas", "--workers", workers, "--quiet");
        assertEquals(0, resumed.code(), resumed.err());
        assertEquals(List.of(), halocline.leftSessions());
        Path whole = folder.resolve("whole");
        List<String> undisturbed = new ArrayList<>(List.of("run", Launcher.config("vegas.json")));
        undisturbed.addAll(rounds);
        undisturbed.addAll(List.of("--quiet", "-o", whole.toString()));
        Launcher.Launch same = halocline.run(undisturbed.toArray(String[]::new));
        assertEquals(0, same.code(), same.err());
        for (String key : List.of("stateHash", "estimates", "vegas", "samples")) {
            assertEquals(result(whole).get(key), result(output).get(key), key);
        }
        assertTrue(result(output).get("resumedFrom").get("samples").longValue() >= 5000);
    }

    private static JsonNode result(Path output) throws Exception {
        return JsonMapper.shared().readTree(Files.readString(output.resolve("result.json")));
    }
}
