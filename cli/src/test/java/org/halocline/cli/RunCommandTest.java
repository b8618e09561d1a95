package org.halocline.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `run` with one worker, in this process.
@Timeout(60)
final class RunCommandTest {
    @TempDir
    private Path folder;

    private Path output;

    @BeforeEach
    void chooseOutput() {
        output = folder.resolve("results/one");
    }

    private Path config(String simulation, String parameters, String run) throws IOException {
        Path config = folder.resolve("small.json");
        Files.writeString(config, """
            { "simulation": "%s", "parameters": { %s }, "run": { %s, "workers": 1 } }
            """.formatted(simulation, parameters, run));
        return config;
    }

    private Path heat() throws IOException {
        return config("heat", "\"n\": 7", "\"steps\": 11");
    }

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }

    @Test
    void aRunPrintsItsResultAndWhereTheFilesAre() throws IOException {
        Execution run = Execution.of("run", heat().toString(), "--output", output.toString());
        assertEquals(ExitCode.DONE, run.code(), run.err());
        assertTrue(run.out().contains("11 steps"), run.out());
        assertTrue(run.out().contains("verified"), run.out());
        assertTrue(
                run.out().endsWith("written to " + output + " (events.jsonl, result.json)" + System.lineSeparator()),
                run.out());
        JsonNode result = json(Files.readString(output.resolve("result.json")));
        assertEquals("heat", result.get("simulation").stringValue());
        assertTrue(run.out().contains(result.get("stateHash").stringValue()), run.out());
    }

    @Test
    void aProgramEndsByItselfOrAtItsLimit() throws IOException {
        Path config = config(Specimens.Halving.class.getName(), "", "\"seed\": 1");
        Execution whole = Execution.of("run", config.toString(), "--output", output.toString());
        assertEquals(ExitCode.DONE, whole.code(), whole.err());
        assertTrue(whole.out().contains("├── 4 steps"), whole.out());
        Execution limited = Execution.of(
                "run",
                config.toString(),
                "--output",
                output.resolveSibling("limited").toString(),
                "--set",
                "run.steps=3",
                "--set",
                "observe.most=max(u)",
                "--json",
                "--quiet");
        assertEquals(ExitCode.DONE, limited.code(), limited.err());
        assertEquals(3, json(limited.out()).get("steps").intValue());
        assertEquals(0.125, json(limited.out()).get("observables").get("most").doubleValue());
    }

    @Test
    void positionsAndPointsHaveTheirColumns() throws IOException {
        Path config = folder.resolve("small.json");
        Files.writeString(config, """
            { "simulation": "heat", "parameters": { "n": 8 }, "run": { "steps": 4, "overlap": false },
              "observe": { "hottest": "argmax(u)", "here": "at(u, x=0.1, y=0.9)", "left": "mean(u, x=0..0.5)" },
              "metrics": { "end": true } }
            """);
        Execution run = Execution.of("run", config.toString(), "--output", output.toString(), "--json", "--quiet");
        assertEquals(ExitCode.DONE, run.code(), run.err());
        JsonNode observables = json(run.out()).get("observables");
        assertEquals(List.of("hottest.x", "hottest.y", "here", "left"), List.copyOf(observables.propertyNames()));
        List<String> rows = Files.readAllLines(output.resolve("metrics.csv"));
        assertEquals("step,time,hottest.x,hottest.y,here,left", rows.getFirst());
        assertEquals(2, rows.size(), "the end only");
        String[] last = rows.getLast().split(",");
        assertEquals("4", last[0]);
        assertEquals(observables.get("here").doubleValue(), Double.parseDouble(last[4]));
    }

    @Test
    void theDistanceFromTheSolutionIsShownAndWritten() throws IOException {
        Execution run = Execution.of("run", heat().toString(), "--output", output.toString());
        assertTrue(run.out().contains("├── distance  from the exact solution: l1 "), run.out());
        JsonNode errors = json(Files.readString(output.resolve("result.json"))).get("errors");
        assertTrue(errors.get("linf").doubleValue() >= errors.get("l2").doubleValue());
        assertTrue(errors.get("l2").doubleValue() >= errors.get("l1").doubleValue());
        assertTrue(errors.get("l1").doubleValue() > 0);
    }

    @Test
    void jsonStandsAloneOnStandardOutput() throws IOException {
        Execution run = Execution.of("run", heat().toString(), "--output", output.toString(), "--json");
        assertEquals(ExitCode.DONE, run.code(), run.err());
        assertEquals(11, json(run.out()).get("steps").intValue());
        assertTrue(run.err().contains("note: written to " + output), run.err());
    }

    @Test
    void quietKeepsStandardErrorEmpty() throws IOException {
        Execution run = Execution.of("run", heat().toString(), "--output", output.toString(), "--json", "--quiet");
        assertEquals(ExitCode.DONE, run.code());
        assertEquals("", run.err());
    }

    @Test
    void aSecondRunGetsANumberedFolderAndSaysSo() throws IOException {
        Path config = heat();
        String place = "output=" + output;
        assertEquals(
                ExitCode.DONE,
                Execution.of("run", config.toString(), "--set", place).code());
        Execution second = Execution.of("run", config.toString(), "--set", place);
        assertEquals(ExitCode.DONE, second.code(), second.err());
        assertTrue(
                second.err().contains("note: " + output + " is not empty; writing to " + output + "-2"), second.err());
        assertTrue(Files.exists(output.resolveSibling("one-2").resolve("result.json")));
    }

    @Test
    void outputNamesExactlyOneFolder() throws IOException {
        Path config = heat();
        Execution.of("run", config.toString(), "--output", output.toString());
        Execution second = Execution.of("run", config.toString(), "--output", output.toString());
        assertEquals(ExitCode.USAGE, second.code());
        assertTrue(second.err().contains("is not empty"), second.err());
    }

    @Test
    void aWrongRequestLeavesNoFolder() throws IOException {
        Execution run = Execution.of(
                "run", heat().toString(), "--output", output.toString(), "--set", "observe.heat=max(nothing)");
        assertEquals(ExitCode.USAGE, run.code());
        assertTrue(run.err().contains("nothing"), run.err());
        assertFalse(Files.exists(output));
    }

    @Test
    void aWrongAnswerIsAFailureButItsResultIsKept() throws IOException {
        Path config = config(Specimens.Liar.class.getName(), "", "\"samples\": 1000");
        Execution run = Execution.of("run", config.toString(), "--output", output.toString(), "--json");
        assertEquals(ExitCode.FAILED, run.code());
        assertTrue(run.err().contains("halocline: verification failed: error="), run.err());
        assertFalse(json(run.out()).get("verification").get("passed").booleanValue());
        assertTrue(Files.exists(output.resolve("result.json")));
    }

    @Test
    void aFailureIsOneLineAndSaysWhatWasKept() throws IOException {
        Path config = config(Specimens.Mortal.class.getName(), "\"end\": \"fail\"", "\"steps\": 5");
        Execution run = Execution.of("run", config.toString(), "--output", output.toString());
        assertEquals(ExitCode.FAILED, run.code(), run.err());
        assertTrue(run.err().contains("struck by lightning"), run.err());
        assertTrue(run.err().contains("nothing was written yet"), run.err());
        assertFalse(run.err().contains("\tat "), run.err());
        assertFalse(Files.exists(output));
    }

    /// Batches are no steps, and the checkpoint says how many samples there are.
    @Test
    void anInterruptionOfASampleRunTellsOfNoSteps() throws IOException {
        Path config = config(Specimens.Restless.class.getName(), "\"at\": 3000000", "\"samples\": 1000000000000");
        Execution run = Execution.of("run", config.toString(), "--output", output.toString());
        assertEquals(130, run.code(), run.err());
        assertTrue(run.err().contains("halocline: interrupted; kept " + output), run.err());
        assertTrue(run.err().contains("; go on with: ./halocline resume " + output), run.err());
        assertFalse(Thread.interrupted());
    }

    @Test
    void anInterruptionSaysWhereAndWhatWasKept() throws IOException {
        Path config =
                config(Specimens.Mortal.class.getName(), "\"end\": \"interrupt\"", "\"steps\": 1000000000, \"dt\": 1");
        Execution run = Execution.of(
                "run",
                config.toString(),
                "--output",
                output.toString(),
                "--set",
                "observe.most=max(u)",
                "--set",
                "metrics.everySteps=1");
        assertEquals(130, run.code(), run.err());
        assertTrue(run.err().contains("halocline: interrupted at step "), run.err());
        assertTrue(
                run.err().contains("kept " + output + " (checkpoints: 1 folder, events.jsonl, metrics.csv)"),
                run.err());
        assertTrue(run.err().contains("; go on with: ./halocline resume " + output), run.err());
        assertFalse(Thread.interrupted());
    }
}
