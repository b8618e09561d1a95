package org.halocline.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
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
        assertTrue(merge.out().contains("── time      "), merge.out());
        assertFalse(merge.out().contains("speed"), merge.out());
        assertSame(whole, merged);
        assertEquals("merged", result(merged).get("transport").stringValue());
        assertTrue(result(whole).get("samplesPerSecond").doubleValue() > 0);
        assertFalse(result(merged).has("samplesPerSecond"));
        assertDone(Execution.of("resume", merged.toString(), "--samples", "7777", "-q"));
        assertSame(run("long", "--samples", "7777"), merged);
    }

    /// Samples take no steps.
    @Test
    void whatHappenedToSamplesIsToldInSamples() throws IOException {
        Path output = run("told");
        assertDone(Execution.of("resume", output.toString(), "--samples", "6000", "-q"));
        List<String> events = Files.readAllLines(output.resolve("events.jsonl"));
        assertEquals(6, events.size(), events::toString);
        assertTrue(events.get(0).contains("\"started\""), events::toString);
        assertTrue(events.get(1).contains("\"checkpoint\":\"step-000000005000\",\"samples\":5000}"), events::toString);
        assertTrue(events.get(3).contains("\"samples\":5000}"), events::toString);
        for (String event : events) {
            assertFalse(event.contains("\"step\"") || event.contains("\"steps\""), event);
        }
    }

    @Test
    void aMistypedOptionIsNamedBeforeTheOneThatIsMissingForIt() {
        for (String mistyped : List.of("--sampl", "--smaple", "--sampl=3")) {
            Execution replay = Execution.of("replay", config.toString(), mistyped, "3");
            assertEquals(ExitCode.USAGE, replay.code());
            String name = mistyped.replace("=3", "");
            assertTrue(replay.err().contains("unknown option " + name + "; did you mean \"--sample\"?"), replay.err());
        }
        Execution missing = Execution.of("replay", config.toString());
        assertTrue(missing.err().contains("Missing required option: '--sample=N'"), missing.err());
    }

    @Test
    void aShareOfAGridIsRefusedInWords() throws IOException {
        Path grid = Files.writeString(
                folder.resolve("grid.json"),
                "{ \"simulation\": \"heat\", \"parameters\": { \"n\": 7 }, \"run\": { \"steps\": 3 } }");
        assertRefused("share=1/2, batch=0, limitSeconds=0.0; Heat is a grid", "run", grid.toString(), "--share", "1/2");
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
        assertDone(Execution.of("resume", output.toString(), "--limit-seconds", "0.5", "-q"));
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

    private static List<String> names(Path output, String ending) throws IOException {
        try (Stream<Path> all = Files.list(output)) {
            return all.map(path -> path.getFileName().toString())
                    .filter(name -> name.endsWith(ending))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void chartsAreDrawnOnRequestOnly() throws IOException {
        Path plain = run("plain");
        assertEquals(List.of(), names(plain, ".png"));
        assertEquals(List.of(), names(plain, ".csv"));
        Path drawn = run("drawn", "--charts");
        assertEquals(List.of("convergence-pi.png"), names(drawn, ".png"));
        assertEquals(List.of("convergence.csv"), names(drawn, ".csv"));
        List<String> rows = Files.readAllLines(drawn.resolve("convergence.csv"));
        assertEquals("samples,pi,pi.standardError,pi.low,pi.high", rows.getFirst());
        assertTrue(rows.get(1).startsWith("16,"), rows.get(1));
        JsonNode pi = result(drawn).get("estimates").get("pi");
        assertEquals(
                "5000," + pi.get("mean").doubleValue() + ","
                        + pi.get("standardError").doubleValue() + ","
                        + pi.get("interval").get("low").doubleValue() + ","
                        + pi.get("interval").get("high").doubleValue(),
                rows.getLast());
        Path more = run("more", "--set", "charts=true", "--workers", "3", "--set", "run.placement=threads");
        for (String file : List.of("convergence.csv", "convergence-pi.png")) {
            assertArrayEquals(Files.readAllBytes(drawn.resolve(file)), Files.readAllBytes(more.resolve(file)));
        }
    }

    @Test
    void aRunThatGoesOnGoesOnWithItsCharts() throws IOException {
        Path whole = run("whole", "--charts");
        Path extended = run("extended", "--charts", "--samples", "3001");
        assertDone(Execution.of("resume", extended.toString(), "--samples", "5000", "-q"));
        for (String file : List.of("convergence.csv", "convergence-pi.png")) {
            assertArrayEquals(Files.readAllBytes(whole.resolve(file)), Files.readAllBytes(extended.resolve(file)));
        }
        Path plain = run("plain");
        assertDone(Execution.of("resume", plain.toString(), "--samples", "6000", "-q"));
        assertEquals(List.of(), names(plain, ".png"));
    }

    @Test
    void histogramsAreDrawnToo() throws IOException {
        config = Files.writeString(folder.resolve("waits.json"), """
            { "simulation": "%s", "run": { "samples": 500 }, "charts": true }
            """.formatted(Specimens.Waits.class.getName()));
        assertEquals(
                List.of("convergence-mean_wait.png", "histogram-mean_wait.png", "histogram-steps.png"),
                names(run("waits"), ".png"));
    }

    @Test
    void chartsOfAGridAreRefused() throws IOException {
        Path grid = Files.writeString(folder.resolve("grid.json"), """
            { "simulation": "heat", "parameters": { "n": 7 }, "run": { "steps": 3 } }
            """);
        assertRefused("\"charts\" is not for a grid simulation; remove it", "run", grid.toString(), "--charts");
        assertRefused("expected true or false", "run", config.toString(), "--set", "charts=perhaps");
    }
}
