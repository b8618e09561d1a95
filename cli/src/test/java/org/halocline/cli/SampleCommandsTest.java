package org.halocline.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Targets, shares, `merge` and `replay` from the command line, with workers in this process.
final class SampleCommandsTest {
    @TempDir
    private Path folder;

    private Path config = Path.of("");

    @BeforeEach
    void write() throws IOException {
        config = Files.writeString(folder.resolve("darts.json"), """
            { "simulation": "pi", "run": { "samples": 5000, "seed": 3 } }
            """);
    }

    private Path run(String name, String... more) {
        Path output = folder.resolve(name);
        List<String> arguments = new ArrayList<>(List.of("run", config.toString(), "-q", "-o", output.toString()));
        arguments.addAll(List.of(more));
        assertDone(Execution.of(arguments.toArray(String[]::new)));
        return output;
    }

    private static void assertDone(Execution execution) {
        assertEquals(ExitCode.DONE, execution.code(), execution.err());
    }

    private static JsonNode result(Path output) throws IOException {
        return JsonMapper.shared().readTree(Files.readString(output.resolve("result.json")));
    }

    private static void assertSame(Path expected, Path actual) throws IOException {
        for (String key : List.of("stateHash", "estimates", "samples", "parameters", "seed")) {
            assertEquals(result(expected).get(key), result(actual).get(key), key);
        }
    }

    @Test
    void mergedSharesAreTheWhole() throws IOException {
        Path whole = run("whole");
        Path first = run("first", "--share", "1/2");
        Path second = run("second", "--chunks", "2/2");
        assertEquals("darts", result(first).get("config").stringValue());
        Path merged = folder.resolve("merged");
        Execution merge = Execution.of("merge", first.toString(), second.toString(), "-o", merged.toString());
        assertDone(merge);
        assertTrue(merge.out().contains("merged from runs=2"), merge.out());
        assertSame(whole, merged);
        assertEquals("merged", result(merged).get("transport").stringValue());
        assertDone(Execution.of("resume", merged.toString(), "--samples", "7777", "-q"));
        assertSame(run("long", "--samples", "7777"), merged);
    }

    @Test
    void aMergeThatWouldBeWrongIsRefused() {
        Path first = run("first", "--share", "1/2");
        assertRefused("is named twice", "merge", first.toString(), first.toString());
        assertRefused("are missing of 5000", "merge", first.toString());
        assertRefused("there is none", "merge", folder.resolve("nowhere").toString());
        assertRefused(
                "seed=4, but",
                "merge",
                first.toString(),
                run("other", "-s", "run.seed=4").toString());
        assertDone(Execution.of(
                "merge",
                first.toString(),
                "--partial",
                "-o",
                folder.resolve("part").toString()));
        assertRefused("use 1/n to n/n", "run", config.toString(), "--share", "3/2");
    }

    private void assertRefused(String why, String... command) {
        List<String> arguments = new ArrayList<>(List.of(command));
        arguments.addAll(List.of("-o", folder.resolve("refused").toString()));
        Execution refused = Execution.of(arguments.toArray(String[]::new));
        assertEquals(ExitCode.USAGE, refused.code(), refused.err());
        assertTrue(refused.err().contains(why), refused.err());
    }

    @Test
    void aTargetReplacesTheNumberOfSamplesAndCanBeTightened() throws IOException {
        Path output = run("target", "--standard-error", "0.03");
        double error =
                result(output).get("estimates").get("pi").get("standardError").doubleValue();
        assertTrue(error <= 0.03 && error > 0.029, "error=" + error);
        Execution same = Execution.of("resume", output.toString(), "--standard-error", "0.03");
        assertEquals(ExitCode.USAGE, same.code(), same.err());
        assertDone(Execution.of("resume", output.toString(), "--relative-error", "0.005", "-q"));
        assertSame(run("direct", "--relative-error", "0.005"), output);
    }

    @Test
    void aRunThatRanOutOfTimeGoesOnToItsEnd() throws IOException {
        Path output = run("limited", "--samples", "2000000000", "--limit-seconds", "0.2");
        long samples = result(output).get("samples").longValue();
        assertTrue(samples < 2_000_000_000, "samples=" + samples);
        assertSame(run("again", "--samples", Long.toString(samples)), output);
        assertDone(Execution.of("resume", output.toString(), "--limit-seconds", "0.1", "-q"));
        assertTrue(result(output).get("samples").longValue() > samples);
    }

    @Test
    void replayShowsWhatASampleDrewAndScored() {
        Execution replay = Execution.of("replay", config.toString(), "--sample", "1234", "--draws", "1");
        assertDone(replay);
        assertTrue(replay.out().contains("sample 1234 of Pi(), seed 3"), replay.out());
        assertTrue(replay.out().contains("counter   [0, 0, 1234, 0]"), replay.out());
        assertTrue(replay.out().contains("drawn     2 numbers, the first 1:"), replay.out());
        assertTrue(replay.out().contains("import numpy as np;"), replay.out());
        assertEquals(
                ExitCode.USAGE,
                Execution.of("replay", config.toString(), "--sample", "-1").code());
        assertEquals(ExitCode.USAGE, Execution.of("replay", config.toString()).code());
    }
}
