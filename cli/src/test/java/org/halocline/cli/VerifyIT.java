package org.halocline.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Shipped configs verified through the launcher, from a folder that is not the project's.
@Tag("process")
@Timeout(180)
final class VerifyIT {
    @TempDir
    private Path folder;

    private Launcher halocline;

    @BeforeEach
    void prepare() throws IOException {
        halocline = Launcher.in(folder);
    }

    @AfterEach
    void nothingIsLeft() throws IOException {
        assertEquals(List.of(), halocline.leftSessions());
        try (Stream<Path> files = Files.list(halocline.workingFolder())) {
            assertEquals(List.of(), files.filter(file -> !file.endsWith("code")).toList(), "no files are written");
        }
    }

    @Test
    void twoNamesAreTwoRowsForAnyWorkers() throws Exception {
        Launcher.Launch one = halocline.run("verify", "random-walk", "heat2d", "--json", "--workers", "1");
        Launcher.Launch two = halocline.run("verify", "random-walk", "heat2d", "--json", "--workers", "2");
        assertEquals(0, one.code(), one.err());
        assertEquals(0, two.code(), two.err());
        JsonNode first = JsonMapper.shared().readTree(one.out()).get("configs");
        JsonNode second = JsonMapper.shared().readTree(two.out()).get("configs");
        assertEquals(2, first.size());
        assertEquals("heat2d", first.get(0).get("config").stringValue());
        assertEquals("random-walk", first.get(1).get("config").stringValue());
        for (int n = 0; n < 2; n++) {
            assertEquals("passed", first.get(n).get("verdict").stringValue());
            assertEquals(2, second.get(n).get("workers").intValue());
            for (String key : List.of("stateHash", "error", "bound")) {
                assertEquals(first.get(n).get(key), second.get(n).get(key), key);
            }
        }
        assertTrue(Math.abs(first.get(1).get("z").doubleValue()) < 4);
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void aReaderWhoLeavesEndsItQuietly() throws Exception {
        Launcher.Launch verify =
                halocline.shell("{ \"$HALOCLINE\" verify heat2d birth-death pi; echo $? > code; } | head -1");
        assertEquals(1, verify.out().lines().count(), verify.out());
        assertEquals("", verify.err());
        assertEquals(
                "0", Files.readString(halocline.workingFolder().resolve("code")).strip());
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void aSignalEndsItAndLeavesTheRowsBefore() throws Exception {
        Path endless = Files.writeString(
                folder.resolve("endless.json"), "{ \"simulation\": \"pi\", \"run\": { \"samples\": 1e15 } }");
        Process verify = halocline.start("verify", "birth-death", endless.toString(), "--workers", "2");
        verify.getOutputStream().close();
        try (BufferedReader out = reader(verify.getInputStream());
                BufferedReader err = reader(verify.getErrorStream())) {
            assertTrue(out.readLine().startsWith("samples  "));
            assertTrue(out.readLine().startsWith("birth-death  "));
            assertEquals(
                    0,
                    new ProcessBuilder("kill", "-INT", Long.toString(verify.pid()))
                            .start()
                            .waitFor());
            assertEquals("halocline: interrupted; 1 of 2 were verified", err.readLine());
        }
        assertEquals(130, verify.waitFor());
    }

    private static BufferedReader reader(InputStream stream) {
        return new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
    }
}
