package org.halocline.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Methods of `run.sampling` that take several runs, or need a certain simulation, from the command line.
final class SamplingMethodsTest {
    private static final String PEAK = """
        { "simulation": "genz", "parameters": { "function": "gaussian", "dimension": 3, "a": 15, "u": 0.3 },
          "run": { "samples": 2000, "seed": 42, "placement": "threads",
                   "sampling": { "method": "vegas", "rounds": 4, "warmUp": 3, "bins": 20 } } }
        """;

    private static final String LEVELS = """
        { "simulation": "stepped-option",
          "run": { "target": { "standardError": 0.1 }, "seed": 42, "placement": "threads",
                   "sampling": { "method": "multilevel", "pilot": 200 } } }
        """;

    @TempDir
    private Path folder;

    private Path config(String text) throws IOException {
        return Files.writeString(folder.resolve("method.json"), text);
    }

    private Execution run(Path config, String name, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "run", config.toString(), "-q", "-o", folder.resolve(name).toString()));
        arguments.addAll(List.of(more));
        return Execution.of(arguments.toArray(String[]::new));
    }

    private JsonNode done(Path config, String name, String... more) throws IOException {
        Execution execution = run(config, name, more);
        assertEquals(ExitCode.DONE, execution.code(), execution.err());
        return JsonMapper.shared()
                .readTree(Files.readString(folder.resolve(name).resolve("result.json")));
    }

    private void refused(String why, Path config, String... more) {
        Execution execution = run(config, "refused", more);
        assertEquals(ExitCode.USAGE, execution.code(), execution.err());
        assertTrue(execution.err().contains(why), execution.err());
        assertFalse(Files.exists(folder.resolve("refused")));
    }

    @Test
    void vegasHasTheSameResultOnAnyNumberOfWorkers() throws IOException {
        Path config = config(PEAK);
        JsonNode one = done(config, "1");
        assertTrue(one.get("verification").get("passed").booleanValue(), one.toString());
        assertEquals(7, one.get("vegas").get("rounds").size());
        assertTrue(one.get("vegas").get("varianceRatio").doubleValue() > 10, one.toString());
        for (String workers : List.of("2", "3")) {
            JsonNode many = done(config, workers, "-w", workers);
            for (String key : List.of("stateHash", "estimates", "vegas", "samples")) {
                assertEquals(one.get(key), many.get(key));
            }
        }
    }

    @Test
    void theTableOfTheRoundsIsOnTheTerminal() throws IOException {
        Execution execution = run(config(PEAK), "shown");
        assertTrue(execution.out().contains("round                   estimate"), execution.out());
        assertTrue(execution.out().contains("variance ratio against plain samples"), execution.out());
        assertTrue(execution.out().contains("verified"), execution.out());
    }

    @Test
    void chartsShowTheAveragesOfTheRounds() throws IOException {
        JsonNode result = done(config(PEAK), "drawn", "--charts");
        List<String> rows = Files.readAllLines(folder.resolve("drawn/convergence.csv"));
        assertEquals(5, rows.size());
        assertTrue(
                rows.getLast()
                        .startsWith("8000,"
                                + result.get("estimates")
                                        .get("integral")
                                        .get("mean")
                                        .doubleValue()),
                rows.getLast());
        assertTrue(Files.exists(folder.resolve("drawn/convergence-integral.png")));
    }

    @Test
    void vegasThatRunsOutOfTimeEndsWithWholeRoundsOrFails() throws IOException {
        Path config = config(PEAK.replace("\"rounds\": 4", "\"rounds\": 10000"));
        JsonNode cut = done(config, "cut", "--limit-seconds", "1");
        int rounds = cut.get("vegas").get("rounds").size() - 3;
        JsonNode same = done(config, "same", "-s", "run.sampling.rounds=" + rounds);
        assertEquals(same.get("vegas"), cut.get("vegas"));
        assertEquals(same.get("stateHash"), cut.get("stateHash"));
        Execution none = run(config, "none", "--limit-seconds", "1e-6");
        assertEquals(ExitCode.FAILED, none.code(), none.err());
        assertTrue(none.err().contains("no round that counts has ended"), none.err());
    }

    @Test
    void whatIsForSingleRunsIsRefused() throws IOException {
        Path config = config(PEAK);
        refused("share=1/2; a round of vegas follows from all samples", config, "--share", "1/2");
        refused("vegas needs the number of samples of each round", config, "--standard-error", "0.1");
        refused("\"checkpoint\" is not for a method", config, "-s", "checkpoint.end=true");
        Execution scale = Execution.of("scale", config.toString());
        assertEquals(ExitCode.USAGE, scale.code(), scale.err());
        assertTrue(scale.err().contains("is for single runs, leave run.sampling out"), scale.err());
    }

    private static void replays(Path config, int code, String what, String... more) {
        List<String> arguments = new ArrayList<>(List.of("replay", config.toString(), "--sample", "3"));
        arguments.addAll(List.of(more));
        Execution execution = Execution.of(arguments.toArray(String[]::new));
        assertEquals(code, execution.code(), execution.err());
        assertTrue((execution.out() + execution.err()).contains(what), execution.out() + execution.err());
    }

    @Test
    void aSampleOfARoundIsReplayed() throws IOException {
        Path vegas = config(PEAK);
        replays(vegas, ExitCode.DONE, "sample 3 of round 4 of Genz(", "--round", "4");
        replays(vegas, ExitCode.DONE, "counter=np.array([0, 4, 3, 0]", "--round", "4");
        replays(vegas, ExitCode.DONE, "trace     volume = ", "--round", "4");
        replays(vegas, ExitCode.USAGE, "say in which of the rounds", new String[0]);
        replays(vegas, ExitCode.USAGE, "vegas has rounds 1 to 7 of the samples 0 to 1999 each", "--round", "8");
        replays(vegas, ExitCode.USAGE, "vegas has rounds and no levels", "--round", "4", "--level", "1");
        Path levels = config(LEVELS);
        replays(levels, ExitCode.DONE, "sample 3 of round 1, level 2 of SteppedOption(", "--level", "2");
        replays(levels, ExitCode.USAGE, "say which level, 0 to 20", "--round", "2");
        Path plain = config("{ \"simulation\": \"pi\", \"run\": { \"samples\": 1000 } }");
        replays(plain, ExitCode.USAGE, "round=2; the run takes no rounds", "--round", "2");
    }

    @Test
    void aFinishedRunOfVegasGetsMoreRounds() throws IOException {
        Path config = config(PEAK);
        done(config, "long", "-s", "run.sampling.rounds=6");
        done(config, "short", "--charts");
        Path output = folder.resolve("short");
        refusedResume("all rounds are done, extend the run with --rounds", output);
        refusedResume("rounds=4, before=4; give a greater number", output, "--rounds", "4");
        refusedResume("all its rounds follow from samples and target", output, "--samples", "9000");
        Execution more = Execution.of("resume", output.toString(), "--rounds", "6", "-q");
        assertEquals(ExitCode.DONE, more.code(), more.err());
        JsonNode extended = JsonMapper.shared().readTree(Files.readString(output.resolve("result.json")));
        JsonNode whole = JsonMapper.shared()
                .readTree(Files.readString(folder.resolve("long").resolve("result.json")));
        for (String key : List.of("stateHash", "estimates", "vegas", "samples")) {
            assertEquals(whole.get(key), extended.get(key), key);
        }
        assertEquals(7, Files.readAllLines(output.resolve("convergence.csv")).size());
        Execution inspected = Execution.of("inspect", output.toString());
        assertEquals(ExitCode.DONE, inspected.code(), inspected.err());
        assertTrue(inspected.out().contains("rounds      all done"), inspected.out());
    }

    private static void refusedResume(String why, Path output, String... more) {
        List<String> arguments = new ArrayList<>(List.of("resume", output.toString()));
        arguments.addAll(List.of(more));
        Execution execution = Execution.of(arguments.toArray(String[]::new));
        assertEquals(ExitCode.USAGE, execution.code(), execution.err());
        assertTrue(execution.err().contains(why), execution.err());
    }

    @Test
    void finishedLevelsAndSingleRunsGetNoMoreRounds() throws IOException {
        done(config(LEVELS), "levels");
        refusedResume("all rounds are done, begin a new run for another target", folder.resolve("levels"));
        refusedResume("multilevel takes as many as its target needs", folder.resolve("levels"), "--rounds", "9");
        Path plain = Files.writeString(
                folder.resolve("plain.json"), "{ \"simulation\": \"pi\", \"run\": { \"samples\": 1000 } }");
        done(plain, "plain");
        refusedResume("rounds=9; the run takes none", folder.resolve("plain"), "--rounds", "9");
    }

    @Test
    void theRoundsAreExplained() throws IOException {
        Execution vegas = Execution.of("explain", config(PEAK).toString());
        assertEquals(ExitCode.DONE, vegas.code(), vegas.err());
        assertTrue(vegas.out().startsWith("vegas: 3 + 4 rounds of 2000 samples"), vegas.out());
        Path levels = config(LEVELS);
        Execution multilevel = Execution.of("explain", levels.toString());
        assertTrue(multilevel.out().startsWith("multilevel: standard error and bias of price"), multilevel.err());
        assertEquals(ExitCode.DONE, Execution.of("check", levels.toString()).code());
    }

    @Test
    void multilevelTakesATargetAndTellsItsLevels() throws IOException {
        Path config = config(LEVELS);
        JsonNode one = done(config, "1");
        assertTrue(one.get("verification").get("passed").booleanValue(), one.toString());
        assertTrue(one.get("multilevel").get("levels").size() >= 3, one.toString());
        assertEquals("multilevel", one.get("sampling").get("method").stringValue());
        assertEquals(200, one.get("sampling").get("pilot").intValue());
        assertFalse(one.get("sampling").has("levels"), one.toString());
        for (String rate : List.of("alpha", "beta", "gamma")) {
            assertTrue(one.get("multilevel").get(rate).doubleValue() > 0.4, one.toString());
        }
        JsonNode three = done(config, "3", "-w", "3");
        assertEquals(one.get("stateHash"), three.get("stateHash"));
        assertEquals(one.get("multilevel"), three.get("multilevel"));
        refused("relativeError=0.1; multilevel needs", config, "--relative-error", "0.1");
        refused("multilevel chooses how many samples", config, "--samples", "1000");
    }

    /// A tenth of the error or less, from the same samples.
    @Test
    void theGeometricAverageControlsTheArithmeticOne() throws IOException {
        Path config = config("""
            { "simulation": "asian-option", "run": { "samples": 4000, "seed": 3 } }
            """);
        JsonNode plain = done(config, "plain").get("estimates");
        JsonNode fitted = done(config, "fitted", "-s", "run.sampling.method=fitted-controls");
        assertEquals("fitted-controls", fitted.get("sampling").get("method").stringValue());
        JsonNode correction = fitted.get("estimates").get("arithmetic").get("correction");
        assertTrue(correction.get("varianceRatio").doubleValue() > 100, fitted.toString());
        assertTrue(correction.get("coefficients").get("geometric").doubleValue() > 0.9, fitted.toString());
        JsonNode result = done(config, "controlled", "-s", "run.sampling.method=fixed-controls");
        JsonNode controlled = result.get("estimates");
        assertEquals(plain.get("geometric"), controlled.get("geometric"));
        double error = controlled.get("arithmetic").get("standardError").doubleValue();
        assertTrue(10 * error < plain.get("arithmetic").get("standardError").doubleValue(), controlled.toString());
        assertEquals("[\"geometric\"]", result.get("sampling").get("controls").toString());
        double other = plain.get("arithmetic").get("mean").doubleValue()
                - controlled.get("arithmetic").get("mean").doubleValue();
        assertTrue(Math.abs(other)
                < 4 * plain.get("arithmetic").get("standardError").doubleValue());
    }

    @Test
    void splittingFindsTheOverflowOfAQueue() throws IOException {
        Path config = config("""
            { "simulation": "queue-overflow", "parameters": { "length": 15 },
              "run": { "samples": 200, "sampling": { "method": "splitting", "levels": [3, 6, 9, 12], "paths": 50 } } }
            """);
        JsonNode result = done(config, "split");
        assertTrue(result.get("verification").get("passed").booleanValue(), result.toString());
        assertEquals("splitting", result.get("sampling").get("method").stringValue());
        assertEquals("{\"load\":0.5,\"length\":15}", result.get("parameters").toString());
        JsonNode more = JsonMapper.shared()
                .readTree(Execution.of("resume", folder.resolve("split").toString(), "--samples", "300", "-q", "--json")
                        .out());
        assertEquals(done(config, "more", "--samples", "300").get("stateHash"), more.get("stateHash"));
        refused("levels=[3.0, 20.0, 15.0]", config, "-s", "run.sampling.levels=[3, 20]");
    }
}
