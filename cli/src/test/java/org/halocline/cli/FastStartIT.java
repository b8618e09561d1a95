package org.halocline.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The cache of loaded classes: made once, really used, and never in the way.
@Tag("process")
@Timeout(180)
final class FastStartIT {
    private static final String RUN =
            "HALOCLINE_START_CACHE=cache \"$HALOCLINE\" run tiny.json --quiet --json --workers 2";

    @TempDir
    private Path folder;

    private Launcher halocline;

    @BeforeEach
    void prepare() throws IOException {
        halocline = Launcher.in(folder);
        Files.writeString(
                halocline.workingFolder().resolve("tiny.json"),
                "{ \"simulation\": \"heat\", \"parameters\": { \"n\": 16 }, \"run\": { \"steps\": 3 } }");
    }

    private List<Path> files(String ending) throws IOException {
        try (Stream<Path> files = Files.walk(halocline.workingFolder())) {
            return files.filter(file -> file.toString().endsWith(ending)).toList();
        }
    }

    private static boolean isFromCache(Path log, String type) throws IOException {
        try (Stream<String> lines = Files.lines(log)) {
            return lines.anyMatch(line -> line.contains(" " + type + " source: shared objects file"));
        }
    }

    @Test
    void commandAndWorkersStartFromTheCachesThatTheFirstStartMade() throws Exception {
        Launcher.Launch first = halocline.shell(RUN);
        assertEquals(0, first.code(), first.err());
        assertEquals("halocline: preparing fast starts (once, some seconds)…\n", first.err());
        assertEquals(1, files(".aot").size());
        assertEquals(1, files(".aot.worker").size());
        assertEquals(List.of(), files(".tmp"));

        // With this mode a virtual machine that cannot use the cache does not start.
        Launcher.Launch second =
                halocline.shell("HALOCLINE_JAVA_OPTIONS='-XX:AOTMode=on -Xlog:class+load:file=%p.command'"
                        + " HALOCLINE_WORKER_OPTIONS='-XX:AOTMode=on -Xlog:class+load:file=%p.loaded' " + RUN);
        assertEquals(0, second.code(), second.err());
        assertEquals("", second.err());
        assertEquals(1, files(".command").size());
        for (String type :
                List.of("picocli.CommandLine", "org.halocline.cli.RunCommand", "tools.jackson.core.JsonParser")) {
            assertTrue(isFromCache(files(".command").getFirst(), type), type);
        }
        assertEquals(2, files(".loaded").size());
        for (Path log : files(".loaded")) {
            assertTrue(isFromCache(log, "org.halocline.runtime.WorkerMain"));
            assertTrue(isFromCache(log, "org.halocline.runtime.GridWorker"));
            try (Stream<String> lines = Files.lines(log)) {
                assertTrue(lines.noneMatch(line -> line.contains("] picocli.") || line.contains("] tools.jackson.")));
            }
        }
        damagedCachesAreNotNoticed();
    }

    private void damagedCachesAreNotNoticed() throws Exception {
        for (String ending : List.of(".aot", ".aot.worker")) {
            Path cache = files(ending).getFirst();
            byte[] content = Files.readAllBytes(cache);
            Files.write(cache, Arrays.copyOf(content, content.length / 2));
            Launcher.Launch run = halocline.shell(RUN);
            assertEquals(0, run.code(), run.err());
            assertEquals("", run.err());
            assertFalse(run.out().contains("aot"), run.out());
        }
    }
}
