package org.halocline.io.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.halocline.error.ConfigurationException;
import org.halocline.error.RunFailedException;
import org.halocline.model.Observation;
import org.halocline.model.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

final class OutputFolderTest {
    private static final Path FULL_DISK = Path.of("/dev/full");

    @TempDir
    Path folder;

    private static Observation observation(long step, double time, double... values) {
        Map<String, Double> named = new LinkedHashMap<>();
        for (double value : values) {
            named.put("v" + named.size(), value);
        }
        return new Observation(step, time, named);
    }

    private static List<String> content(Path path) throws IOException {
        try (Stream<Path> files = Files.list(path)) {
            return files.map(f -> f.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void theWantedFolderIsTakenWithItsParents() throws IOException {
        Path wanted = folder.resolve("out/deep/heat2d");
        try (OutputFolder output = OutputFolder.fresh(wanted)) {
            assertEquals(wanted, output.path());
            assertTrue(Files.isDirectory(wanted));
        }
        assertEquals(List.of(), content(wanted));
    }

    @Test
    void aFolderThatHoldsAnythingIsLeftAlone() throws IOException {
        Path wanted = folder.resolve("heat2d");
        Files.createDirectories(wanted.resolve("sub"));
        Files.createFile(folder.resolve("heat2d-2"));
        try (OutputFolder third = OutputFolder.fresh(wanted);
                OutputFolder fourth = OutputFolder.fresh(wanted)) {
            assertEquals("heat2d-3", third.path().getFileName().toString());
            assertEquals("heat2d-4", fourth.path().getFileName().toString());
        }
        // Nothing was written to them, so they are free again.
        try (OutputFolder third = OutputFolder.fresh(wanted)) {
            assertEquals("heat2d-3", third.path().getFileName().toString());
        }
    }

    @Test
    void runsThatStartTogetherNeverShareAFolder() throws Exception {
        int runs = 16;
        for (int round = 0; round < 20; round++) {
            Path wanted = folder.resolve("round" + round);
            CyclicBarrier start = new CyclicBarrier(runs);
            List<Callable<OutputFolder>> tasks = new ArrayList<>();
            for (int run = 0; run < runs; run++) {
                boolean leaves = run % 4 == 0;
                tasks.add(() -> {
                    start.await();
                    if (leaves) {
                        OutputFolder.fresh(wanted).discard();
                    }
                    return OutputFolder.fresh(wanted);
                });
            }
            Set<Path> paths = new HashSet<>();
            try (ExecutorService threads = Executors.newFixedThreadPool(runs)) {
                for (Future<OutputFolder> future : threads.invokeAll(tasks)) {
                    paths.add(future.get().path());
                }
            }
            assertEquals(runs, paths.size());
        }
    }

    @Test
    void anExactFolderMustBeAbsentOrEmpty() throws IOException {
        Path wanted = folder.resolve("here");
        OutputFolder.exactly(wanted).close();
        try (OutputFolder output = OutputFolder.exactly(wanted)) {
            assertEquals(wanted, output.path());
            ConfigurationException e = assertThrows(ConfigurationException.class, () -> OutputFolder.exactly(wanted));
            assertEquals("output=" + wanted + " is not empty; choose another folder", e.getMessage());
        }
    }

    @Test
    void metricsAreWrittenToTheLastDigit() throws IOException {
        Map<String, Double> values = new LinkedHashMap<>();
        values.put("peak", 0.1 + 0.2);
        values.put("a,b", -0.0);
        values.put("say \"u\"", Double.NaN);
        values.put("two\nlines", Double.POSITIVE_INFINITY);
        try (OutputFolder output = OutputFolder.fresh(folder.resolve("run"))) {
            output.observed(new Observation(0, 0, values));
            output.observed(new Observation(1L << 40, 1e-5, values));
        }
        assertEquals("""
            step,time,peak,"a,b","say ""u""\","two
            lines"
            0,0.0,0.30000000000000004,-0.0,NaN,Infinity
            1099511627776,1.0E-5,0.30000000000000004,-0.0,NaN,Infinity
            """, Files.readString(folder.resolve("run/metrics.csv")));
    }

    @Test
    void rowsReachTheFileWhileTheRunGoesOn() throws IOException, InterruptedException {
        try (OutputFolder output = OutputFolder.fresh(folder.resolve("run"))) {
            Path file = output.path().resolve("metrics.csv");
            output.observed(observation(0, 0, 1));
            assertEquals("step,time,v0\n0,0.0,1.0\n", Files.readString(file));
            output.observed(observation(1, 0.5, 2));
            Thread.sleep(1_050);
            output.progress(new Progress(1, 9, 0.5, 1, 1, 1, Map.of(), Map.of()));
            assertEquals("step,time,v0\n0,0.0,1.0\n1,0.5,2.0\n", Files.readString(file));
        }
    }

    @Test
    void observationsOfOtherThingsAreRefused() {
        try (OutputFolder output = OutputFolder.fresh(folder.resolve("run"))) {
            output.observed(observation(0, 0, 1));
            assertThrows(IllegalArgumentException.class, () -> output.observed(observation(1, 1, 1, 2)));
        }
    }

    @Test
    void theResultIsWrittenWhole() throws IOException {
        Path path;
        try (OutputFolder output = OutputFolder.fresh(folder.resolve("run"))) {
            path = output.path();
            output.observed(observation(0, 0, 1));
            output.finish(Results.grid(), "heat", "heat2d");
            assertThrows(IllegalStateException.class, () -> output.observed(observation(1, 1, 1)));
        }
        assertEquals(List.of("metrics.csv", "result.json"), content(path));
        var result = new JsonMapper().readTree(Files.readString(path.resolve("result.json")));
        assertEquals("heat2d", result.get("config").stringValue());
        assertEquals("heat", result.get("simulation").stringValue());
    }

    @Test
    void anUnusedFolderIsDiscarded() throws IOException {
        OutputFolder unused = OutputFolder.fresh(folder.resolve("unused"));
        Files.createDirectories(unused.path().resolve("vtk/empty"));
        unused.discard();
        assertFalse(Files.exists(unused.path()));

        OutputFolder used = OutputFolder.fresh(folder.resolve("used"));
        used.observed(observation(0, 0, 1));
        used.discard();
        assertEquals(List.of("metrics.csv"), content(used.path()));
    }

    @Test
    void whoHasLetGoOfAFolderLeavesItsNextOwnerAlone() throws IOException {
        OutputFolder first = OutputFolder.fresh(folder.resolve("run"));
        first.close();
        try (OutputFolder second = OutputFolder.fresh(folder.resolve("run"))) {
            assertEquals(first.path(), second.path());
            first.close();
            first.discard();
            assertEquals(List.of(".claimed"), content(second.path()));
        }
    }

    @Test
    void aFileInTheWayIsNamed() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        for (Path wanted : List.of(file, file.resolve("below"), file.resolve("further/below"))) {
            for (ConfigurationException e : List.of(
                    assertThrows(ConfigurationException.class, () -> OutputFolder.fresh(wanted)),
                    assertThrows(ConfigurationException.class, () -> OutputFolder.exactly(wanted)))) {
                assertTrue(e.toString().contains("output=" + wanted), e.toString());
                assertTrue(e.toString().contains("file"), e.toString());
            }
        }
        assertThrows(ConfigurationException.class, () -> OutputFolder.fresh(Path.of("/")));
    }

    @Test
    void aFolderWithoutPermissionIsNamed() throws IOException {
        Path closed = Files.createDirectory(folder.resolve("closed"));
        assumeTrue(closed.toFile().setWritable(false), "no permissions on this file system");
        assumeFalse(Files.isWritable(closed), "the user of this process may write everywhere");
        for (Path wanted : List.of(closed, closed.resolve("below"))) {
            ConfigurationException e = assertThrows(ConfigurationException.class, () -> OutputFolder.fresh(wanted));
            assertTrue(e.toString().contains("access denied"), e.toString());
        }
    }

    @Test
    void aPathThatCannotBeMadeIsNamed() {
        Path impossible = folder.resolve("n".repeat(300));
        ConfigurationException e = assertThrows(ConfigurationException.class, () -> OutputFolder.fresh(impossible));
        assertTrue(e.toString().contains("; choose a folder that can be written"), e.toString());
    }

    @Test
    void aFullDiskFailsTheRunAndNamesTheFile() throws IOException {
        assumeTrue(Files.exists(FULL_DISK), "this system has no " + FULL_DISK);
        OutputFolder output = OutputFolder.fresh(folder.resolve("run"));
        Files.createSymbolicLink(output.path().resolve("metrics.csv"), FULL_DISK);
        Files.createSymbolicLink(output.path().resolve(".result.json.tmp"), FULL_DISK);
        for (RunFailedException e : List.of(
                assertThrows(RunFailedException.class, () -> output.observed(observation(0, 0, 1))),
                assertThrows(RunFailedException.class, () -> output.finish(Results.grid(), "heat", "heat2d")))) {
            assertTrue(e.toString().matches(".*file=.*(metrics.csv|result.json), cause=No space left.*"), e.toString());
        }
        output.close();
        assertEquals(List.of("metrics.csv"), content(output.path()));
    }
}
