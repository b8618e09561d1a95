package org.halocline.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Every command but `run` and `resume`.
final class CommandsTest {
    @TempDir
    private Path folder;

    private Path config;

    @BeforeEach
    void writeConfig() throws IOException {
        config = folder.resolve("small.json");
        Files.writeString(config, """
            {
              "simulation": "heat",
              "parameters": { "n": 7 },
              "run": { "steps": 3 }
            }
            """);
    }

    @Test
    void withoutACommandTheUsageIsShown() {
        Execution none = Execution.of();
        assertEquals(ExitCode.USAGE, none.code());
        assertTrue(none.err().startsWith("Usage: halocline"), none.err());
        assertEquals("", none.out());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "run",
                "resume",
                "inspect",
                "verify",
                "converge",
                "list",
                "explain",
                "check",
                "schema",
                "completion"
            })
    void everyCommandHasHelpWithAnExample(String command) {
        Execution help = Execution.of(command, "--help");
        assertEquals(ExitCode.DONE, help.code());
        assertTrue(help.out().startsWith("Usage: halocline " + command), help.out());
        assertTrue(help.out().contains("Example"), help.out());
        assertTrue(help.out().lines().allMatch(line -> line.length() <= 80), help.out());
    }

    @Test
    void theVersionNamesHaloclineAndJava() {
        Execution version = Execution.of("--version");
        assertEquals(ExitCode.DONE, version.code());
        assertTrue(version.out().startsWith("halocline "), version.out());
        assertTrue(version.out().contains("Java " + Runtime.version()), version.out());
    }

    @Test
    void aMistypedCommandGetsASuggestion() {
        Execution typo = Execution.of("lisst");
        assertEquals(ExitCode.USAGE, typo.code());
        assertTrue(typo.err().contains("halocline list"), typo.err());
    }

    @Test
    void aMistypedOptionGetsASuggestion() {
        Execution typo = Execution.of("run", "--worker", config.toString());
        assertEquals(ExitCode.USAGE, typo.code());
        assertTrue(typo.err().contains("--workers"), typo.err());
        assertTrue(typo.err().contains("Try 'halocline run --help'"), typo.err());
    }

    @Test
    void workersThatAreNoNumberAreRefused() {
        Execution wrong = Execution.of("run", "--workers", "many", config.toString());
        assertEquals(ExitCode.USAGE, wrong.code());
        assertTrue(wrong.err().contains("workers=many; use a number like 4"), wrong.err());
    }

    @Test
    void listNamesParametersWithUnitsDefaultsAndRanges() {
        Execution list = Execution.of("list");
        assertEquals(ExitCode.DONE, list.code());
        assertTrue(list.out().contains("heat: grid, org.halocline.simulations.heat.Heat"), list.out());
        assertTrue(list.out().contains("m²/s"), list.out());
        assertTrue(list.out().contains("default 512"), list.out());
        assertTrue(list.out().contains("pi: Monte Carlo"), list.out());
    }

    @Test
    void aProgramIsListedAsOneAndExplainedWithoutAnEnd() throws IOException {
        String halving = Specimens.Halving.class.getName();
        Execution list = Execution.of("list", halving);
        assertTrue(list.out().startsWith(halving + ": program, " + halving), list.out());
        Path starter = folder.resolve("starter.json");
        Files.writeString(starter, list.out().substring(list.out().indexOf('{')));
        assertTrue(Files.readString(starter).contains("\"run\": { \"workers\": \"auto\" }"), list.out());
        Execution explain = Execution.of("explain", starter.toString());
        assertEquals(ExitCode.DONE, explain.code(), explain.err());
        assertTrue(explain.out().contains("until the program is done"), explain.out());
    }

    @Test
    void theConfigsOfTheRunningPagePassCheck() throws IOException {
        String page = Files.readString(Path.of("..", "docs", "running.md"));
        List<String> blocks = Pattern.compile("```json\n(.*?)```", Pattern.DOTALL)
                .matcher(page)
                .results()
                .map(block -> block.group(1))
                .toList();
        assertFalse(blocks.isEmpty());
        for (String block : blocks) {
            Files.writeString(config, block);
            Execution check = Execution.of("check", config.toString());
            assertEquals(ExitCode.DONE, check.code(), check.err());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"heat", "pi"})
    void listOfOneEndsWithAConfigThatPassesCheck(String name) throws IOException {
        Execution list = Execution.of("list", name);
        Path starter = folder.resolve("starter.json");
        Files.writeString(starter, list.out().substring(list.out().indexOf('{')));
        Execution check = Execution.of("check", starter.toString());
        assertEquals(new Execution(ExitCode.DONE, starter + ": ok" + System.lineSeparator(), ""), check);
    }

    @Test
    void anUnknownNameGetsASuggestion() {
        Execution list = Execution.of("list", "haet");
        assertEquals(ExitCode.USAGE, list.code());
        assertTrue(list.err().contains("heat"), list.err());
    }

    @Test
    void everyKindOfParameterIsDescribed() {
        Execution list = Execution.of("list", Specimens.Motley.class.getName());
        assertEquals(
                """
                  count   integer ≥ 1                       default 3     how many
                  speed   number ≤ 0.5, m/s                 required      how fast
                  mood    calm|stormy                       default calm  which weather
                  places  list of {x: number, y: number}    default []    where
                  title   text                              default it    what to call it
                  loud    true|false                        required
                """.replace("  default", "default").replace("  required", "required"),
                list.out()
                                .replace(System.lineSeparator(), "\n")
                                .substring(list.out().indexOf('\n') + 1)
                                .split("\n\n")[0]
                        + "\n");
        assertTrue(list.out().contains("\"speed\": <number>, \"mood\": \"calm\", \"places\": []"), list.out());
    }

    @Test
    void explainPrintsThePlanAndLeavesNothingBehind() {
        Execution explain = Execution.of("explain", config.toString(), "--workers", "2x2");
        assertEquals(ExitCode.DONE, explain.code(), explain.err());
        assertTrue(explain.out().contains("2x2"), explain.out());
        assertFalse(Files.exists(Path.of("out", "small")));
    }

    @Test
    void checkNamesThePlaceOfAMistypedKey() throws IOException {
        Files.writeString(config, Files.readString(config).replace("\"steps\"", "\"stepps\""));
        Execution check = Execution.of("check", config.toString());
        assertEquals(ExitCode.USAGE, check.code());
        assertTrue(check.err().contains(config + ":4:"), check.err());
        assertTrue(check.err().contains("steps"), check.err());
        assertFalse(check.err().contains("\tat "), check.err());
    }

    @Test
    void checkGoesOnAfterAnError() {
        Execution check = Execution.of("check", folder.resolve("none.json").toString(), config.toString());
        assertEquals(ExitCode.USAGE, check.code());
        assertEquals(config + ": ok" + System.lineSeparator(), check.out());
        assertTrue(check.err().contains("none.json"), check.err());
    }

    @Test
    void checkRefusesMoreWorkersThanRows() {
        Execution check = Execution.of("check", config.toString(), "--workers", "1x8");
        assertEquals(ExitCode.USAGE, check.code());
        assertTrue(check.err().contains("use at most 7 workers along y"), check.err());
    }

    @Test
    void debugShowsWhereAnErrorCameFrom() {
        Execution check = Execution.of("check", folder.resolve("none.json").toString(), "--debug");
        assertTrue(check.err().contains("\tat org.halocline.io"), check.err());
    }

    @Test
    void aSettingReplacesAValue() {
        Execution good = Execution.of("explain", config.toString(), "--set", "parameters.n=9", "--set", "run.steps=5");
        assertEquals(ExitCode.DONE, good.code(), good.err());
        assertTrue(good.out().contains("n=9"), good.out());
        Execution bad = Execution.of("explain", config.toString(), "--set", "parameters.n=-9");
        assertEquals(ExitCode.USAGE, bad.code());
        assertTrue(bad.err().contains("parameters.n=-9"), bad.err());
    }

    @Test
    void theSchemaIsJsonThatKnowsTheCatalogue() {
        Execution schema = Execution.of("schema");
        assertEquals(ExitCode.DONE, schema.code(), schema.err());
        JsonNode root = JsonMapper.shared().readTree(schema.out());
        assertTrue(root.get("$schema").stringValue().contains("json-schema.org"), schema.out());
        assertTrue(schema.out().contains("\"heat\""), schema.out());
    }

    @Test
    void completionKnowsCommandsAndOptions() {
        Execution completion = Execution.of("completion");
        assertEquals(ExitCode.DONE, completion.code(), completion.err());
        assertTrue(completion.out().startsWith("#!"), completion.out());
        for (String word : new String[] {"explain", "--workers", "--class-path", "auto", "plain", "complete -F"}) {
            assertTrue(completion.out().contains(word), word);
        }
    }
}
