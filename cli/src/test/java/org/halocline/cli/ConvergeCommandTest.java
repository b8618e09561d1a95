package org.halocline.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Timeout(60)
final class ConvergeCommandTest {
    @TempDir
    private Path folder;

    private String config(String text) throws IOException {
        return Files.writeString(folder.resolve("small.json"), text).toString();
    }

    private String heat() throws IOException {
        return config("""
            {
              "simulation": "heat",
              "parameters": { "n": 4 },
              "run": { "until": 0.05, "placement": "threads" },
              "observe": { "peak": "max(u)" },
              "snapshots": { "ends": true },
              "output": "%s"
            }
            """.formatted(folder.resolve("written").toString().replace("\\", "\\\\")));
    }

    private String boaster(double order) throws IOException {
        return config("{\"simulation\": \"%s\", \"parameters\": {\"order\": %s}, \"run\": {}}"
                .formatted(Specimens.Boaster.class.getName(), order));
    }

    @Test
    void heatIsOfSecondOrderAndNoFileIsWritten() throws IOException {
        Execution converge = Execution.of("converge", heat());
        assertEquals(ExitCode.DONE, converge.code(), converge.err());
        assertEquals("", converge.err());
        List<String> lines = converge.out().lines().toList();
        assertEquals("     n          h    l2 error     order", lines.getFirst());
        assertEquals(
                List.of("4", "8", "16", "32"),
                lines.subList(1, 5).stream()
                        .map(line -> line.strip().split(" +")[0])
                        .toList());
        assertTrue(lines.getLast().matches("order (1\\.9|2\\.0)\\d, expected 2"), lines.getLast());
        assertFalse(Files.exists(folder.resolve("written")));
    }

    @Test
    void jsonStandsAloneOnStandardOutput() throws IOException {
        Execution converge = Execution.of("converge", heat(), "--json", "--levels", "2", "--workers", "2");
        assertEquals(ExitCode.DONE, converge.code(), converge.err());
        JsonNode table = JsonMapper.shared().readTree(converge.out());
        assertEquals("heat", table.get("simulation").stringValue());
        assertEquals("l2", table.get("norm").stringValue());
        assertEquals(2, table.get("expectedOrder").doubleValue());
        assertEquals(2, table.get("levels").size());
        JsonNode last = table.get("levels").get(1);
        assertEquals(8, last.get("value").intValue());
        assertEquals(0.125, last.get("h").doubleValue());
        assertEquals(table.get("order"), last.get("order"));
        assertEquals(0.05, last.get("time").doubleValue());
        assertTrue(table.get("levels").get(0).get("order").isNull());
        String hash = last.get("stateHash").stringValue();
        Execution run = Execution.of(
                "run",
                heat(),
                "--set",
                "parameters.n=8",
                "--output",
                folder.resolve("run").toString());
        assertTrue(run.out().contains(hash), "a level is the run that its parameter makes");
    }

    @Test
    void anOrderThatIsTooLowIsAFailure() throws IOException {
        Execution low = Execution.of("converge", boaster(1.3));
        assertEquals(ExitCode.FAILED, low.code());
        assertTrue(low.out().endsWith("order 1.00, expected 1.3" + System.lineSeparator()), low.out());
        assertTrue(low.err().startsWith("halocline: order=1.0, expected=1.3, tolerance=0.25; "), low.err());
        assertEquals(ExitCode.DONE, Execution.of("converge", boaster(1.2)).code());
        assertEquals(
                ExitCode.DONE,
                Execution.of("converge", boaster(1.3), "--tolerance", "0.3").code());
        assertEquals(
                ExitCode.FAILED,
                Execution.of("converge", boaster(1.2), "--tolerance", "0.1").code());
        assertEquals(ExitCode.DONE, Execution.of("converge", boaster(0.5)).code(), "a higher order is no fault");
    }

    @Test
    void aLevelThatDoesNotVerifyIsAFailure() throws IOException {
        Execution wrong = Execution.of("converge", boaster(1), "--set", "parameters.fate=wrong", "--levels", "2");
        assertEquals(ExitCode.FAILED, wrong.code());
        assertTrue(wrong.err().startsWith("halocline: verification failed: n=8, error=0.125; "), wrong.err());
    }

    @Test
    void aFailureIsOneLineBelowTheLevelsBefore() throws IOException {
        Execution failed = Execution.of("converge", boaster(1), "--set", "parameters.fate=fail");
        assertEquals(ExitCode.FAILED, failed.code());
        assertEquals(2, failed.out().lines().count(), failed.out());
        assertTrue(failed.err().contains("struck by lightning"), failed.err());
        assertFalse(failed.err().contains("\tat "), failed.err());
    }

    @Test
    void anInterruptionEndsTheTable() throws IOException {
        Execution interrupted = Execution.of("converge", boaster(1), "--set", "parameters.fate=interrupt");
        assertEquals(130, interrupted.code());
        assertEquals(2, interrupted.out().lines().count(), interrupted.out());
        assertEquals("halocline: interrupted" + System.lineSeparator(), interrupted.err());
        assertFalse(Thread.interrupted());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--parameter dimension | --parameter=dimension; heat has no such parameter; did you mean"
                        + " \"dimensions\"?",
                "--parameter alpha | parameter=alpha, type=double; only an int can be doubled, use one of n,"
                        + " dimensions",
                "--parameter dimensions | dimensions would grow beyond 3",
                "--levels 1 | levels=1; use at least 2",
                "--tolerance -1 | --tolerance=-1.0; use a number from 0 up",
                "--tolerance NaN | --tolerance=NaN; use a number from 0 up",
                "--set run.steps=7 | steps=7; the levels would end at different times, use until instead",
                "--set run.untill=7 | did you mean \"until\"?"
            })
    void wrongRequestsAreRefused(String options, String message) throws IOException {
        String[] words = ("converge " + heat() + " " + options).split(" ");
        Execution wrong = Execution.of(words);
        assertEquals(ExitCode.USAGE, wrong.code());
        assertTrue(wrong.err().contains(message), wrong.err());
        assertEquals("", wrong.out());
    }

    @Test
    void simulationsWithoutAGridOrASolutionAreRefused() throws IOException {
        Execution samples = Execution.of("converge", config("{\"simulation\": \"pi\", \"run\": {\"samples\": 1}}"));
        assertEquals(ExitCode.USAGE, samples.code());
        assertTrue(samples.err().contains("has no grid to refine"), samples.err());
        Execution unknown = Execution.of(
                "converge", config("{\"simulation\": \"" + Specimens.Halving.class.getName() + "\", \"run\": {}}"));
        assertEquals(ExitCode.USAGE, unknown.code());
        assertTrue(unknown.err().contains("override solution()"), unknown.err());
    }
}
