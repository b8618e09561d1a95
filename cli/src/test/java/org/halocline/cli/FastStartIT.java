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

    private static final List<String> CACHES = List.of(".aot", ".aot.grids", ".aot.samples");

    @TempDir
    private Path folder;

    private Launcher halocline;

    @BeforeEach
    void prepare() throws IOException {
        halocline = Launcher.in(folder);
        Files.writeString(
                halocline.workingFolder().resolve("tiny.json"),
                "{ \"simulation\": \"heat\", \"parameters\": { \"n\": 16 }, \"run\": { \"steps\": 3 } }");
        Files.writeString(
                halocline.workingFolder().resolve("samples.json"),
                "{ \"simulation\": \"pi\", \"run\": { \"samples\": 1000 } }");
    }

    private List<Path> files(String ending) throws IOException {
        try (Stream<Path> files = Files.walk(halocline.workingFolder())) {
            return files.filter(file -> file.toString().endsWith(ending)).toList();
        }
    }

    private static boolean isFromCache(Path log, String type) throws IOException {
        try (Stream<String> lines = Files.lines(log)) {
            return lines.anyMatch(line -> line.contains(" " + type) && line.contains(" source: shared objects file"));
        }
    }

    @Test
    void commandAndWorkersStartFromTheCachesThatTheFirstStartMade() throws Exception {
        Launcher.Launch first = halocline.shell(RUN);
        assertEquals(0, first.code(), first.err());
        assertEquals("halocline: preparing fast starts (once, some seconds)…\n", first.err());
        for (String ending : CACHES) {
            assertEquals(1, files(ending).size(), ending);
        }
        assertEquals(List.of(), files(".tmp"));

        // With this mode a virtual machine that cannot use the cache does not start.
        Launcher.Launch second = fromCaches("-Dhalocline.vector=auto", RUN);
        assertEquals("", second.err());
        assertEquals(1, files(".command").size());
        for (String type : List.of(
                "picocli.CommandLine",
                "org.halocline.cli.RunCommand",
                "tools.jackson.core.JsonParser",
                // Linked ahead of time, not only loaded: no lambda is made at run time.
                "org.halocline.io.config.Catalogue$$Lambda")) {
            assertTrue(isFromCache(files(".command").getFirst(), type), type);
        }
        workersAreFromTheCache("org.halocline.runtime.GridWorker");

        fromCaches("-Dhalocline.vector=on", RUN);
        workersAreFromTheCache(
                "org.halocline.runtime.GridWorker",
                "org.halocline.simulations.heat.HeatVectors",
                "jdk.incubator.vector.DoubleVector",
                // Linked ahead of time, which no layer with an incubating module is.
                "org.halocline.runtime.GridWorker$$Lambda");
        assertEquals(1, files(".aot.vectors.jar").size());
        fromCaches("-Dhalocline.vector=on", RUN.replace("tiny.json", "samples.json"));
        workersAreFromTheCache("org.halocline.runtime.SampleWorker", "org.halocline.simulations.pi.PiVectors");
        damagedCachesAreNotNoticed();
    }

    private Launcher.Launch fromCaches(String option, String command) throws Exception {
        for (Path log : files(".loaded")) {
            Files.delete(log);
        }
        Launcher.Launch run = halocline.shell("HALOCLINE_JAVA_OPTIONS='" + option
                + " -XX:AOTMode=on -Xlog:class+load:file=%p.command'"
                + " HALOCLINE_WORKER_OPTIONS='-XX:AOTMode=on -Xlog:class+load:file=%p.loaded' " + command);
        assertEquals(0, run.code(), run.err());
        return run;
    }

    private void workersAreFromTheCache(String... types) throws IOException {
        assertEquals(2, files(".loaded").size());
        for (Path log : files(".loaded")) {
            assertTrue(isFromCache(log, "org.halocline.runtime.WorkerMain"));
            for (String type : types) {
                assertTrue(isFromCache(log, type), type);
            }
        }
    }

    private void damagedCachesAreNotNoticed() throws Exception {
        for (String ending : CACHES) {
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
