package org.halocline.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// Every command of the documentation runs: the lines of `console` blocks that begin with a dollar sign.
@Tag("process")
class CommandsIT {
    @TempDir
    static Path folder;

    @TestFactory
    Stream<DynamicTest> everyCommandOfTheDocumentationSucceeds() throws IOException {
        Path launcher = folder.resolve("halocline");
        Files.writeString(launcher, "#!/bin/sh\nexec '" + Documents.root().resolve("halocline") + "' \"$@\"\n");
        Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwx------"));
        Path configs = Files.createDirectory(folder.resolve("configs"));
        try (Stream<Path> files = Files.list(Documents.root().resolve("configs"))) {
            for (Path file : files.toList()) {
                Files.copy(file, configs.resolve(file.getFileName()));
            }
        }
        List<DynamicTest> tests = new ArrayList<>();
        for (Path page : Documents.pages()) {
            for (Documents.Block block : Documents.blocks(page)) {
                if (!block.language().equals("console")) {
                    continue;
                }
                for (String line : block.content()) {
                    // This test is part of the build that the Maven commands would start.
                    if (line.startsWith("$ ") && !line.startsWith("$ mvn ")) {
                        String command = line.substring(2);
                        tests.add(DynamicTest.dynamicTest(
                                page.getFileName() + ":" + block.line() + " " + command, () -> run(command)));
                    }
                }
            }
        }
        assertFalse(tests.isEmpty());
        return tests.stream();
    }

    private static void run(String command) throws IOException, InterruptedException {
        Path log = Files.createTempFile(folder, "command", ".log");
        ProcessBuilder builder = new ProcessBuilder("sh", "-c", command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        // The first command makes it, all others start faster.
        builder.environment()
                .put("HALOCLINE_START_CACHE", folder.resolve("cache").toString());
        Process process = builder.start();
        assertTrue(process.waitFor(5, TimeUnit.MINUTES), command);
        assertEquals(0, process.exitValue(), () -> {
            try {
                return Files.readString(log, StandardCharsets.UTF_8);
            } catch (IOException e) {
                return e.toString();
            }
        });
    }
}
