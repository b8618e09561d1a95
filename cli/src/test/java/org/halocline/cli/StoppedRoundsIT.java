package org.halocline.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Rounds on two worker processes that someone ends.
@Tag("process")
@Timeout(120)
@EnabledOnOs({OS.LINUX, OS.MAC})
final class StoppedRoundsIT {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"INT, 130", "TERM, 143"})
    void aSignalEndsAllRoundsAndLeavesNothing(String signal, int code) throws Exception {
        Launcher halocline = Launcher.in(folder);
        Process run = halocline.start(
                "run",
                Launcher.config("vegas.json"),
                "--workers",
                "2",
                "--set",
                "run.placement=processes",
                "--set",
                "run.sampling.rounds=10000");
        Path output = halocline.workingFolder().resolve("out/vegas");
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!Files.exists(output.resolve("events.jsonl"))) {
            assertTrue(System.nanoTime() < end && run.isAlive(), "the run did not begin");
            Thread.sleep(20);
        }
        new ProcessBuilder("kill", "-" + signal, Long.toString(run.pid()))
                .start()
                .waitFor();
        Launcher.Launch launch = Launcher.finished(run);
        assertEquals(code, launch.code(), launch.err());
        assertTrue(launch.err().contains("halocline: interrupted"), launch.err());
        assertFalse(Files.exists(output.resolve("result.json")));
        assertFalse(Files.exists(output.resolve("checkpoints")));
        assertEquals(List.of(), halocline.leftSessions());
    }
}
