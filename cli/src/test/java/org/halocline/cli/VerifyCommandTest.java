package org.halocline.cli;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.halocline.error.ConfigurationException;
import org.halocline.io.config.Catalogue;
import org.halocline.io.config.Config;
import org.halocline.io.config.ConfigReader;
import org.halocline.io.config.Settings;
import org.halocline.model.Workers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Timeout(60)
final class VerifyCommandTest {
    private static final ShippedConfigs SHIPPED =
            new ShippedConfigs(Launcher.root().resolve("configs"));

    @TempDir
    private Path folder;

    private String config(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name + ".json"), text).toString();
    }

    /// Far too large but for what is under `verify`.
    private String heat() throws IOException {
        return config(
                "warmth", """
                    {
                      "simulation": "heat",
                      "parameters": { "n": 40000 },
                      "run": { "until": 5 },
                      "snapshots": { "ends": true },
                      "output": "%s",
                      "verify": { "parameters.n": 9, "run.steps": 20 }
                    }
                    """.formatted(folder.resolve("written").toString().replace("\\", "\\\\")));
    }

    private String darts() throws IOException {
        return config("darts", "{\"simulation\": \"pi\", \"run\": {\"samples\": 5000, \"seed\": 7}}");
    }

    private String liar() throws IOException {
        return config(
                "liar",
                "{\"simulation\": \"%s\", \"run\": {\"samples\": 100}}".formatted(Specimens.Liar.class.getName()));
    }

    private String boaster(String fate) throws IOException {
        return config(
                "boaster",
                "{\"simulation\": \"%s\", \"parameters\": {\"n\": 8, \"fate\": \"%s\"}, \"run\": {}}"
                        .formatted(Specimens.Boaster.class.getName(), fate));
    }

    private static List<String> words(String line) {
        return List.of(line.split(" {2,}"));
    }

    @Test
    void gridsComeBeforeSamplesAndNoFileIsWritten() throws IOException {
        Execution verify = Execution.of("verify", darts(), heat());
        assertEquals(ExitCode.DONE, verify.code(), verify.err());
        assertEquals("", verify.err());
        List<String> lines = verify.out().lines().toList();
        assertEquals(7, lines.size(), verify.out());
        assertEquals("grids", words(lines.get(0)).getFirst());
        assertEquals(List.of("warmth", "u"), words(lines.get(1)).subList(0, 2));
        assertTrue(lines.get(1).contains("  passed  "), lines.get(1));
        assertEquals("", lines.get(2));
        assertEquals("samples", words(lines.get(3)).getFirst());
        assertEquals(List.of("darts", "pi", "3.141592654"), words(lines.get(4)).subList(0, 3));
        assertTrue(lines.get(6).matches("2 passed, in \\d+\\.\\d s"), lines.get(6));
        assertFalse(Files.exists(folder.resolve("written")));
    }

    @Test
    void whatTheLevelsTendToAndWhatAChainAveragesIsVerified() throws IOException {
        String levels = config(
                "levels",
                "{\"simulation\": \"stepped-option\", \"run\": {\"target\": {\"standardError\": 0.1},"
                        + " \"sampling\": {\"method\": \"multilevel\"}, \"placement\": \"threads\"}}");
        String chain = config(
                "chain",
                "{\"simulation\": \"ising\", \"parameters\": {\"n\": 16, \"temperature\": 2, \"start\": \"cold\"},"
                    + " \"run\": {\"steps\": 3000, \"dt\": 1, \"workers\": 1}, \"observe\": {\"e\": \"mean(energy)\"},"
                    + " \"metrics\": {\"everySteps\": 5}, \"averages\": {\"from\": 500}}");
        Execution verify = Execution.of("verify", levels, chain);
        assertEquals(ExitCode.DONE, verify.code(), verify.out() + verify.err());
        List<String> lines = verify.out().lines().toList();
        assertEquals(List.of("chain", "mean(energy)"), words(lines.get(1)).subList(0, 2));
        assertTrue(lines.get(1).contains("  passed  "), lines.get(1));
        assertEquals(
                List.of("levels", "price", "10.45058357"), words(lines.get(4)).subList(0, 3));
        assertTrue(lines.get(4).contains("Black–Scholes"), lines.get(4));
    }

    @Test
    void jsonTellsOfTheRunsThatTheSizesMake() throws IOException {
        Execution verify = Execution.of("verify", darts(), heat(), "--json", "--set", "run.placement=threads");
        assertEquals(ExitCode.DONE, verify.code(), verify.err());
        JsonNode all = JsonMapper.shared().readTree(verify.out());
        assertTrue(all.get("passed").booleanValue());
        JsonNode warmth = all.get("configs").get(0);
        assertEquals("heat", warmth.get("simulation").stringValue());
        assertEquals(20, warmth.get("steps").intValue());
        JsonNode darts = all.get("configs").get(1);
        assertEquals(5000, darts.get("samples").intValue());
        Execution run = Execution.of(
                "run", darts(), "--quiet", "-o", folder.resolve("run").toString());
        assertTrue(run.out().contains(darts.get("stateHash").stringValue()), "the run that the config makes");
    }

    @Test
    void aWrongAnswerFailsAndTheOthersAreStillVerified() throws IOException {
        Execution verify = Execution.of("verify", liar(), boaster("wrong"), darts());
        assertEquals(ExitCode.FAILED, verify.code());
        assertTrue(verify.out().contains("1 passed, 2 wrong"), verify.out());
        assertEquals(
                List.of(
                        "halocline: verification failed: config=boaster; do not use its results",
                        "halocline: verification failed: config=liar; do not use its results"),
                verify.err().lines().toList());
    }

    @Test
    void aRunThatFailsIsARowAndAFailure() throws IOException {
        Execution verify = Execution.of("verify", boaster("fail"), darts());
        assertEquals(ExitCode.FAILED, verify.code());
        assertTrue(verify.out().contains("  no result  "), verify.out());
        assertTrue(verify.out().contains("struck by lightning"), verify.out());
        assertTrue(verify.out().contains("1 passed, 1 no result"), verify.out());
        assertFalse(verify.err().contains("\tat "), verify.err());
    }

    @Test
    void whatHasNoProofIsNoFailure() throws IOException {
        Execution verify = Execution.of("verify", boaster("nothing"));
        assertEquals(ExitCode.DONE, verify.code(), verify.err());
        assertTrue(verify.out().contains("0 passed, 1 no proof"), verify.out());
    }

    @Test
    void anInterruptionEndsItAndSaysHowManyWereDone() throws IOException {
        Execution verify = Execution.of("verify", heat(), boaster("interrupt"), darts());
        assertEquals(130, verify.code());
        assertEquals("halocline: interrupted; 1 of 3 were verified" + System.lineSeparator(), verify.err());
        assertEquals(2, verify.out().lines().count(), verify.out());
        assertFalse(Thread.interrupted());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--set run.sampels=7 | did you mean \"samples\"?",
                "--workers 0 | use",
                "missing.json | no such file",
            })
    void wrongRequestsAreRefusedBeforeAnythingIsRun(String options, String message) throws IOException {
        String[] words = ("verify " + darts() + " " + options).split(" ");
        Execution wrong = Execution.of(words);
        assertEquals(ExitCode.USAGE, wrong.code());
        assertTrue(wrong.err().contains(message), wrong.err());
        assertEquals("", wrong.out());
    }

    @Test
    void anImpossiblePlanNamesItsConfig() throws IOException {
        Execution wrong = Execution.of("verify", darts(), heat(), "--workers", "1x10");
        assertEquals(ExitCode.USAGE, wrong.code());
        assertTrue(wrong.err().startsWith("halocline: config="), wrong.err());
        assertEquals("", wrong.out());
    }

    @Test
    void aNameIsThatOfAShippedConfigAndAPathIsAFile() {
        assertEquals("heat3d.yaml", SHIPPED.find("heat3d").getFileName().toString());
        assertEquals(Path.of("mine/heat2d.json"), SHIPPED.find("mine/heat2d.json"));
        ConfigurationException unknown = assertThrows(ConfigurationException.class, () -> SHIPPED.find("heat2dd"));
        assertEquals(
                "config=heat2dd; there is none of this name, did you mean \"heat2d\"?",
                String.valueOf(unknown.getMessage()));
        ConfigurationException nowhere =
                assertThrows(ConfigurationException.class, () -> new ShippedConfigs(Path.of("nowhere")).all());
        assertTrue(String.valueOf(nowhere.getMessage()).endsWith("start with ./halocline or name files"));
    }

    static List<Path> shipped() {
        return SHIPPED.all();
    }

    /// A config as it is takes minutes; the table of all is to take one.
    @ParameterizedTest
    @MethodSource("shipped")
    void everyShippedConfigHasASizeOfItsOwnToBeVerifiedIn(Path file) {
        ConfigReader reader = new ConfigReader(Catalogue.load(VerifyCommandTest.class.getClassLoader()));
        Optional<Workers.Amount> one = Optional.of(new Workers.Count(1));
        Config usual = reader.read(file, new Settings(List.of(), one));
        Config small = reader.read(file, new Settings(List.of(), one, true));
        assertNotEquals(
                List.of(usual.simulation(), usual.run()),
                List.of(small.simulation(), small.run()),
                "verify is missing");
        assertDoesNotThrow(() -> small.explain(small.run()), file.toString());
    }
}
