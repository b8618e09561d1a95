package org.halocline.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `resume` and `inspect` with workers in this process.
@Timeout(120)
final class ResumeCommandTest {
    @TempDir
    private Path folder;

    private Path heat() throws IOException {
        return Files.writeString(folder.resolve("small.json"), """
            { "simulation": "heat", "parameters": { "n": 9 },
              "run": { "steps": 20, "placement": "threads", "workers": 2 },
              "observe": { "peak": "max(u)" }, "metrics": { "everySteps": 3 },
              "checkpoint": { "everySteps": 7 },
              "snapshots": { "everySteps": 4, "formats": ["vtk", "png"] } }
            """);
    }

    private Path run(String name, String... more) throws IOException {
        Path output = folder.resolve(name);
        List<String> arguments = new ArrayList<>(List.of("run", heat().toString(), "-q", "-o", output.toString()));
        arguments.addAll(List.of(more));
        Execution run = Execution.of(arguments.toArray(String[]::new));
        assertEquals(ExitCode.DONE, run.code(), run.err());
        return output;
    }

    private static JsonNode result(Path output) throws IOException {
        return JsonMapper.shared().readTree(Files.readString(output.resolve("result.json")));
    }

    /// Every file of the outputs but pieces, which tell of the cut, and what tells of the time.
    private static Map<String, String> outputs(Path output) throws IOException {
        Map<String, String> contents = new TreeMap<>();
        try (Stream<Path> files = Files.walk(output)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = output.relativize(file).toString();
                if (name.equals("metrics.csv") || name.endsWith(".pvd") || name.endsWith(".png")) {
                    contents.put(name, Files.readString(file, java.nio.charset.StandardCharsets.ISO_8859_1));
                } else if (name.startsWith("snapshots")) {
                    contents.put(name.replaceFirst("rank_.*", "pieces"), "");
                }
            }
        }
        return contents;
    }

    /// As if it had been stopped at a checkpoint: newer ones go, and so does the result.
    private static void stopAt(Path output, int step) throws IOException {
        Files.delete(output.resolve("result.json"));
        try (Stream<Path> checkpoints = Files.list(output.resolve("checkpoints"))) {
            for (Path checkpoint : checkpoints.toList()) {
                if (Long.parseLong(checkpoint.getFileName().toString().substring(5)) > step) {
                    delete(checkpoint);
                }
            }
        }
    }

    private static void delete(Path checkpoint) throws IOException {
        try (Stream<Path> files = Files.list(checkpoint)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(checkpoint);
    }

    @ParameterizedTest
    @CsvSource({"7, 1", "7, 3", "14, 2x2", "14, 4"})
    void aResumedRunLeavesWhatAnUninterruptedOneDoes(int step, String workers) throws IOException {
        Path whole = run("whole");
        Path stopped = run("stopped", "--set", "checkpoint.keep=9");
        stopAt(stopped, step);
        Files.writeString(stopped.resolve("metrics.csv"), "15,0.1", java.nio.file.StandardOpenOption.APPEND);
        Execution resumed = Execution.of("resume", stopped.toString(), "--workers", workers, "--json");
        assertEquals(ExitCode.DONE, resumed.code(), resumed.err());
        JsonNode result = result(stopped);
        assertEquals(result(whole).get("stateHash"), result.get("stateHash"));
        assertEquals(result(whole).get("steps"), result.get("steps"));
        assertEquals("small", result.get("config").stringValue());
        assertEquals("heat", result.get("simulation").stringValue());
        assertEquals(step, result.get("resumedFrom").get("step").intValue());
        assertEquals(result, JsonMapper.shared().readTree(resumed.out().replaceFirst("\\{", "{\"config\":\"small\",")));
        assertEquals(outputs(whole), outputs(stopped));
    }

    @Test
    void aFinishedRunIsRefusedUnlessItsEndIsLater() throws IOException {
        Path output = run("done");
        for (List<String> end : List.of(List.<String>of(), List.of("--steps", "20"), List.of("--steps", "3"))) {
            List<String> arguments = new ArrayList<>(List.of("resume", output.toString()));
            arguments.addAll(end);
            Execution again = Execution.of(arguments.toArray(String[]::new));
            assertEquals(ExitCode.USAGE, again.code(), again.err());
            assertTrue(again.err().contains("the run is finished, extend it with --until"), again.err());
        }
        Execution later = Execution.of("resume", output.toString(), "--steps", "30");
        assertEquals(ExitCode.DONE, later.code(), later.err());
        Path whole = run("longer", "--set", "run.steps=30");
        assertEquals(result(whole).get("stateHash"), result(output).get("stateHash"));
        assertFalse(Files.exists(output.resolve(".claimed")));
    }

    @Test
    void aDamagedCheckpointIsPassedOverWithANote() throws IOException {
        Path whole = run("whole");
        Path output = run("damaged");
        stopAt(output, 20);
        Path part = output.resolve("checkpoints/step-000000000020/part-1");
        flip(part);
        Execution inspected = Execution.of("inspect", output.toString());
        assertEquals(ExitCode.FAILED, inspected.code(), inspected.err());
        assertTrue(inspected.out().contains("DAMAGED     checkpoint file=" + part), inspected.out());
        assertTrue(inspected.out().contains("whole       every byte is right"), inspected.out());
        Execution resumed = Execution.of("resume", output.toString());
        assertEquals(ExitCode.DONE, resumed.code(), resumed.err());
        assertTrue(resumed.err().contains("note: checkpoint file=" + part), resumed.err());
        assertEquals(result(whole).get("stateHash"), result(output).get("stateHash"));
        assertEquals(14, result(output).get("resumedFrom").get("step").intValue());
    }

    private static void flip(Path file) throws IOException {
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            bytes.seek(bytes.length() - 1);
            int last = bytes.read();
            bytes.seek(bytes.length() - 1);
            bytes.write(last ^ 1);
        }
    }

    @Test
    void damageInAllCheckpointsIsRefusedAndNothingIsTouched() throws IOException {
        Path output = run("damaged");
        stopAt(output, 20);
        for (String step : List.of("14", "20")) {
            flip(output.resolve("checkpoints/step-0000000000" + step + "/part-0"));
        }
        Map<String, String> before = outputs(output);
        Execution all = Execution.of("resume", output.toString());
        assertEquals(ExitCode.USAGE, all.code(), all.err());
        assertTrue(all.err().contains("there is none that is whole"), all.err());
        Execution one = Execution.of(
                "resume", output.resolve("checkpoints/step-000000000014").toString());
        assertEquals(ExitCode.USAGE, one.code(), one.err());
        assertTrue(one.err().contains("it is damaged"), one.err());
        assertEquals(before, outputs(output));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nowhere"})
    void whereThereIsNoCheckpointNothingIsResumed(String name) {
        Execution resumed = Execution.of("resume", folder.resolve(name).toString());
        assertEquals(ExitCode.USAGE, resumed.code(), resumed.err());
        assertTrue(resumed.err().contains("folder=" + folder.resolve(name)), resumed.err());
        Execution inspected = Execution.of("inspect", folder.resolve(name).toString());
        assertEquals(ExitCode.USAGE, inspected.code(), inspected.err());
    }

    @Test
    void anEarlierCheckpointCanBeNamed() throws IOException {
        Path output = run("done");
        String hash = result(output).get("stateHash").stringValue();
        stopAt(output, 20);
        Execution resumed = Execution.of(
                "resume", output.resolve("checkpoints/step-000000000014").toString());
        assertEquals(ExitCode.DONE, resumed.code(), resumed.err());
        assertEquals(hash, result(output).get("stateHash").stringValue());
    }

    @Test
    void aFolderThatWasMovedIsResumedWhereItIs() throws IOException {
        Path whole = run("whole");
        Path output = run("before");
        stopAt(output, 14);
        Path moved = Files.move(output, folder.resolve("after"));
        Execution resumed = Execution.of("resume", moved.toString());
        assertEquals(ExitCode.DONE, resumed.code(), resumed.err());
        assertFalse(Files.exists(output));
        assertEquals(outputs(whole), outputs(moved));
    }

    @Test
    void aSampleRunIsExtended() throws IOException {
        Path config = Files.writeString(folder.resolve("darts.json"), """
            { "simulation": "pi", "run": { "samples": 1000, "batch": 3 }, "checkpoint": { "end": true } }
            """);
        Path output = folder.resolve("pi");
        Path whole = folder.resolve("whole");
        assertEquals(
                ExitCode.DONE,
                Execution.of("run", config.toString(), "-q", "-o", output.toString())
                        .code());
        assertEquals(
                ExitCode.DONE,
                Execution.of("run", config.toString(), "-q", "-o", whole.toString(), "-s", "run.samples=1500")
                        .code());
        Execution resumed = Execution.of("resume", output.toString(), "--samples", "1500");
        assertEquals(ExitCode.DONE, resumed.code(), resumed.err());
        assertEquals(result(whole).get("stateHash"), result(output).get("stateHash"));
        assertEquals(result(whole).get("estimates"), result(output).get("estimates"));
        Execution inspected = Execution.of("inspect", output.toString());
        assertTrue(inspected.out().contains("── samples     1500"), inspected.out());
    }

    @Test
    void inspectPrintsEachCheckpoint() throws IOException {
        Path output = run("done");
        Execution all = Execution.of("inspect", output.toString());
        assertEquals(ExitCode.DONE, all.code(), all.err());
        assertEquals(
                2,
                all.out()
                        .lines()
                        .filter(line -> line.contains("checkpoints/step-"))
                        .count(),
                all.out());
        assertTrue(all.out().contains("├── simulation  Heat(n=9, alpha=1.0, dimensions=2)"), all.out());
        assertTrue(all.out().contains("├── run         20 steps, seed 1"), all.out());
        assertTrue(all.out().contains("├── step        14, t = "), all.out());
        assertTrue(all.out().contains("├── parts       2, one of each worker, "), all.out());
        Execution one = Execution.of(
                "inspect",
                output.resolve("checkpoints/step-000000000014/manifest").toString());
        assertEquals(
                1,
                one.out()
                        .lines()
                        .filter(line -> line.contains("checkpoints/step-"))
                        .count(),
                one.out());
    }
}
