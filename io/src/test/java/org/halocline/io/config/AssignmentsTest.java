package org.halocline.io.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import org.halocline.decomposition.ProcessGrid;
import org.halocline.io.config.TestSimulations.Heat;
import org.halocline.io.config.TestSimulations.Ripple;
import org.halocline.model.Run;
import org.halocline.model.Schedule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AssignmentsTest {
    private static final String CONFIG = """
        {"simulation": "heat", "run": {"until": 0.05, "cfl": 0.5},
         "snapshots": [{"everySteps": 10}, {"everyTime": 0.1}]}
        """;

    private static final ConfigReader READER = new ConfigReader(TestSimulations.catalogue());

    private static Config set(String text, String... assignments) {
        Settings settings = new Settings(List.of(assignments), Optional.empty());
        return READER.parse(text, "c.json", ConfigReader.Format.JSON, settings);
    }

    private static String error(String... assignments) {
        return String.valueOf(
                assertThrows(ConfigError.class, () -> set(CONFIG, assignments)).getMessage());
    }

    @Test
    void aMissingObjectIsMade() {
        assertEquals(
                new Heat(8, 2.5, 3),
                set(CONFIG, "parameters.n=8", "parameters.alpha=2.5", "parameters.dimensions=3")
                        .simulation());
    }

    @Test
    void theLastAssignmentCounts() {
        assertEquals(
                new Heat(9, 1, 2),
                set(CONFIG, "parameters.n=8", "parameters.n=9").simulation());
    }

    @Test
    void oneAlternativeReplacesTheOther() {
        Run run = set(CONFIG, "run.steps=10", "run.dt=1e-6", "snapshots.1.ends=true")
                .run();
        assertEquals(Run.steps(10).dt(1e-6), run);
    }

    @Test
    void twoAlternativesOfTheCommandLineStillExcludeEachOther() {
        assertEquals(
                "--set run.steps=3: /run/steps: \"until\" and \"steps\" exclude each other; keep one",
                error("run.steps=3", "run.until=1"));
    }

    @Test
    void numbersCountListItems() {
        assertEquals(
                List.of(Schedule.everySteps(10), Schedule.everyTime(0.5)),
                set(CONFIG, "snapshots.1.everyTime=0.5").snapshots().stream()
                        .map(SnapshotPlan::schedule)
                        .toList());
    }

    @Test
    void aValueIsJsonOrElseText() {
        Ripple ripple = (Ripple) set(
                        CONFIG,
                        "simulation=ripple",
                        "parameters.title=say \"a=b\" [",
                        "parameters.open=true",
                        "parameters.weights=[3, 4]",
                        "parameters.exit=reflected",
                        "snapshots=[]")
                .simulation();
        assertEquals("say \"a=b\" [", ripple.title());
        assertEquals(true, ripple.open());
        assertEquals(List.of(3.0, 4.0), ripple.weights());
        assertEquals(TestSimulations.Exit.REFLECTED, ripple.exit());
        assertEquals(
                Run.until(0.05).cfl(0.5).workers(new ProcessGrid(2, 2, 1)),
                set(CONFIG, "run.workers=2x2").run());
    }

    @Test
    void observablesCanBeAdded() {
        assertEquals(
                "max(u)",
                String.valueOf(
                        set(CONFIG, "observe.peak=max(u)").run().observables().get("peak")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "parameters.alhpa=2 | /parameters/alhpa: unknown key \"alhpa\"; did you mean \"alpha\"?",
                "paramters.n=2 | /paramters: unknown key \"paramters\"; did you mean \"parameters\"?",
                "parameters.n=many | /parameters/n: found text \"many\", expected an integer",
                "parameters.n=0 | /parameters/n: number 0 is out of range; use 1 to 2147483647",
                "run.seed= | /run/seed: found text \"\", expected an integer",
                "run.until.x=2 | /run/until/x: the config has number 0.05 there, not an object; assign to it as a"
                        + " whole",
                "snapshots.2.ends=true | /snapshots/2: no item \"2\" in a list of 2; count from 0",
                "snapshots.x=1 | /snapshots/x: no item \"x\" in a list of 2; count from 0",
                "parameters.n | no path and value; write it like --set parameters.n=1024",
                "=4 | no path and value; write it like --set parameters.n=1024",
                "parameters..n=4 | no path and value; write it like --set parameters.n=1024",
            })
    void errorsSayThatTheyComeFromTheCommandLine(String assignment, String message) {
        assertEquals("--set " + assignment + ": " + message, error(assignment));
    }

    @Test
    void errorsOfTheFileComeFirst() {
        Settings settings = new Settings(List.of("run.sede=2"), Optional.empty());
        ConfigError error = assertThrows(
                ConfigError.class,
                () -> READER.parse(
                        "{\"simulation\": \"heat\", \"run\": {\"steps\": 0}}",
                        "c",
                        ConfigReader.Format.JSON,
                        settings));
        assertEquals(
                List.of(
                        "c:1:41: /run/steps: steps=0; use at least 1",
                        "--set run.sede=2: /run/sede: unknown key \"sede\"; did you mean \"seed\"?"),
                error.errors().stream().map(ConfigError.Problem::toString).toList());
    }
}
