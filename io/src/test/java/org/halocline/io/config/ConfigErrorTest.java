package org.halocline.io.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.halocline.io.config.TestSimulations.NoRecord;
import org.halocline.io.config.TestSimulations.Unbindable;
import org.halocline.io.config.TestSimulations.Unregistered;
import org.halocline.io.config.TestSimulations.WrongDefault;
import org.halocline.model.Observable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A `^` in a config marks where an error must point; it is taken out before reading.
class ConfigErrorTest {
    private static final ConfigReader READER = new ConfigReader(TestSimulations.catalogue());

    private static ConfigError error(String text, ConfigReader.Format format) {
        return assertThrows(ConfigError.class, () -> READER.parse(text, "c", format, Settings.NONE));
    }

    /// Each expected error is `pointer: message`, in the order of the marks.
    private static void assertErrors(String marked, ConfigReader.Format format, String... expected) {
        List<String> lines = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        int line = 1;
        int column = 1;
        int number = 0;
        for (int i = 0; i < marked.length(); i++) {
            char c = marked.charAt(i);
            if (c == '^') {
                lines.add("c:" + line + ":" + column + ": " + expected[number]);
                number++;
            } else {
                text.append(c);
                column = c == '\n' ? 1 : column + 1;
                line += c == '\n' ? 1 : 0;
            }
        }
        assertEquals(expected.length, number, "marks");
        assertEquals(String.join("\n", lines), error(text.toString(), format).getMessage());
    }

    private static void assertJson(String marked, String... expected) {
        assertErrors(marked, ConfigReader.Format.JSON, expected);
    }

    private static void assertYaml(String marked, String... expected) {
        assertErrors(marked, ConfigReader.Format.YAML, expected);
    }

    @Test
    void anErrorCarriesItsPlace() {
        ConfigError error = error(
                "{\n  \"simulation\": \"heat\",\n  \"run\": { \"steps\": 1, \"sede\": 4 }\n}",
                ConfigReader.Format.JSON);
        assertEquals("c:3:24: /run/sede: unknown key \"sede\"; did you mean \"seed\"?", error.getMessage());
        assertEquals(3, error.line());
        assertEquals(24, error.column());
        assertEquals("c", error.source());
        assertEquals("/run/sede", error.pointer());
        assertEquals(1, error.errors().size());
    }

    @Test
    void allErrorsOfAFileAreReportedInOrder() {
        assertJson(
                """
                {
                  "output": ^"",
                  ^"paramters": {},
                  "run": { "steps": ^"abc", "workers": ^0 },
                  "observe": { "a": ^"max(v)", "b": ^"median(u)" },
                  "simulation": "heat",
                  "metrics": { "everySteps": ^0 },
                  "snapshots": { "ends": ^false, "fields": [^"w", "u", ^"u"], "formats": [^"vkt"] }
                }
                """,
                "/output: output=\"\"; name a folder",
                "/paramters: unknown key \"paramters\"; did you mean \"parameters\"?",
                "/run/steps: found text \"abc\", expected an integer",
                "/run/workers: workers=0; use 1 to 4096, or auto",
                "/observe/a: unknown field \"v\"; fields: u",
                "/observe/b: observable=median(u); write " + Observable.kinds()
                        + " of a field, like max(u) or mean(u, x=0..0.5)",
                "/metrics/everySteps: schedule everySteps=0; use at least 1",
                "/snapshots/ends: \"ends\" can only be true; remove it, or say when with \"everySteps\"",
                "/snapshots/fields/0: unknown field \"w\"; fields: u",
                "/snapshots/fields/2: \"u\" is listed twice; keep one",
                "/snapshots/formats/0: unknown format \"vkt\"; did you mean \"vtk\"?");
    }

    @Test
    void yamlErrorsPointAsJsonErrorsDo() {
        assertYaml(
                """
                simulation: heat
                ^paramters: {}
                parameters:
                  n: ^abc
                  alpha: ^.inf
                run:
                  steps: 1
                  ^sede: 4
                  workers: [2, ^1.5]
                snapshots:
                  - ends: ^yes
                  - ^everySteps
                """,
                "/paramters: unknown key \"paramters\"; did you mean \"parameters\"?",
                "/parameters/n: found text \"abc\", expected an integer",
                "/parameters/alpha: found number .inf, expected a finite number",
                "/run/sede: unknown key \"sede\"; did you mean \"seed\"?",
                "/run/workers/1: found number 1.5, expected an integer",
                "/snapshots/0/ends: found text \"yes\", expected true or false",
                "/snapshots/1: found text \"everySteps\", expected an object");
    }

    @Test
    void checkpointsAreOfTheRightKind() {
        assertJson(
                """
                {
                  "simulation": "darts", "parameters": { "rings": 1, "skill": 1 },
                  "run": { "samples": 1, "maxRestarts": ^-1, "hangSeconds": ^-0.5, ^"maxRestart": 1 },
                  "checkpoint": { ^"everySteps": 10, "keep": ^0, "compress": ^"zst" }
                }
                """,
                "/run/maxRestarts: number -1 is out of range; use 0 to 2147483647",
                "/run/hangSeconds: number -0.5 is out of range; use at least 0",
                "/run/maxRestart: unknown key \"maxRestart\"; did you mean \"maxRestarts\"?",
                "/checkpoint/everySteps: \"everySteps\" is not for a simulation that draws samples; use"
                        + " \"everySeconds\" or \"end\"",
                "/checkpoint/keep: number 0 is out of range; use 1 to 2147483647",
                "/checkpoint/compress: unknown value \"zst\"; did you mean \"zstd\"?");
        assertJson(
                "{ \"simulation\": \"relax\", \"run\": {}, ^\"checkpoint\": { ^\"evryTime\": 1 } }",
                "/checkpoint: \"checkpoint\" is not for a program that cannot be resumed; remove it, or implement"
                        + " isResumable()",
                "/checkpoint/evryTime: unknown key \"evryTime\"; did you mean \"everyTime\"?");
    }

    @Test
    void missingPartsSayWhatToAdd() {
        assertJson(
                "^^{}",
                "missing \"simulation\"; name a class or one of the simulations: darts, heat, pi, relax, ripple",
                "missing \"run\"; say how long to run, such as \"run\": { \"steps\": 100 }");
        assertJson(
                "{\"simulation\": \"pi\", \"run\": ^{}}",
                "/run: missing \"samples\" or \"target\"; say how long to run, such as \"samples\": 1000000");
        assertJson(
                "{\"simulation\": \"heat\", \"run\": ^{\"seed\": 1}}",
                "/run: missing \"until\" or \"steps\"; say how long to run, such as \"steps\": 100");
        assertJson(
                "{\"simulation\": \"heat\", \"run\": {\"steps\": 1}, \"metrics\": ^{}}",
                "/metrics: missing \"everySteps\", \"everyTime\", \"everySeconds\", \"times\", \"ends\" or \"end\";"
                        + " say when, such as \"everySteps\": 100");
        assertJson(
                "^{\"simulation\": \"relax\"}",
                "missing \"run\"; say how to run, such as \"run\": { \"workers\": \"auto\" }");
        assertJson(
                "{\"simulation\": \"darts\", \"parameters\": ^{\"skill\": 2}, \"run\": {\"samples\": 1}}",
                "/parameters: missing \"rings\", the number of rings; add it");
        assertJson(
                "^^{\"simulation\": \"darts\", \"run\": {\"samples\": 1}}",
                "missing \"rings\", the number of rings; add it",
                "missing \"skill\", the skill; add it");
    }

    @Test
    void alternativesExcludeEachOther() {
        assertJson(
                "{\"simulation\": \"heat\", \"run\": {\"until\": 1, ^\"steps\": 2, \"dt\": 1, ^\"cfl\": 1}}",
                "/run/steps: \"until\" and \"steps\" exclude each other; keep one",
                "/run/cfl: \"dt\" and \"cfl\" exclude each other; keep one");
        assertJson(
                "{\"simulation\": \"heat\", \"run\": {\"steps\": 2}, \"metrics\": {^\"ends\": true, \"everySteps\":"
                        + " 3}}",
                "/metrics/ends: \"everySteps\" and \"ends\" exclude each other; keep one");
    }

    @Test
    void keysOfTheOtherKindOfSimulationAreRefused() {
        assertJson(
                "{\"simulation\": \"heat\", \"run\": {^\"samples\": 1, ^\"batch\": 1}}",
                "/run/samples: \"samples\" is not for a grid simulation; use \"until\" or \"steps\"",
                "/run/batch: \"batch\" is not for a grid simulation; remove it");
        assertJson(
                "{\"simulation\": \"relax\", \"run\": {^\"samples\": 1, ^\"batch\": 1}}",
                "/run/samples: \"samples\" is not for a program; use \"until\" or \"steps\"",
                "/run/batch: \"batch\" is not for a program; remove it");
        assertJson(
                "{\"simulation\": \"pi\", \"run\": {\"samples\": 1, ^\"overlap\": true}}",
                "/run/overlap: \"overlap\" is not for a simulation that draws samples; remove it");
        assertJson(
                "{\"simulation\": \"heat\", \"run\": {\"steps\": 1}, ^\"charts\": true}",
                "/charts: \"charts\" is not for a grid simulation; remove it");
        assertJson(
                "{\"simulation\": \"pi\", \"run\": {\"samples\": 1}, ^\"chart\": true}",
                "/chart: unknown key \"chart\"; did you mean \"charts\"?");
        assertJson(
                "{\"simulation\": \"pi\", \"run\": {^\"steps\": 1, ^\"cfl\": 1}, ^\"observe\": {}, ^\"metrics\": 1,"
                        + " ^\"snapshots\": []}",
                "/run/steps: \"steps\" is not for a simulation that draws samples; use \"samples\" or \"target\"",
                "/run/cfl: \"cfl\" is not for a simulation that draws samples; remove it",
                "/observe: \"observe\" is not for a simulation that draws samples; remove it",
                "/metrics: \"metrics\" is not for a simulation that draws samples; remove it",
                "/snapshots: \"snapshots\" is not for a simulation that draws samples; remove it");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "n | 1.5 | found number 1.5, expected an integer",
                "n | \"7\" | found text \"7\", expected an integer",
                "n | 1 | number 1 is out of range; use 2 to 1000",
                "n | 1001 | number 1001 is out of range; use 2 to 1000",
                "n | 1e999999999 | number 1e999999999 is out of range; use 2 to 1000",
                "n | 1e-999999999 | found number 1e-999999999, expected an integer",
                "n | 1e99999999999 | found number 1e99999999999, expected an integer",
                "n | [3] | found a list, expected an integer",
                "n | {} | found an object, expected an integer",
                "n | null | found null, expected an integer",
                "n | true | found true, expected an integer",
                "n | 13 | n=13; an unlucky number, use another",
                "label | 9223372036854775808 | number 9223372036854775808 is out of range; use -9223372036854775808 to"
                        + " 9223372036854775807",
                "label | 0.5 | found number 0.5, expected an integer",
                "speed | \"fast\" | found text \"fast\", expected a number",
                "speed | 1e400 | found number 1e400, expected a number of at most 1.7976931348623157E308",
                "open | \"true\" | found text \"true\", expected true or false",
                "open | 1 | found number 1, expected true or false",
                "title | 5 | found number 5, expected text in quotes",
                "exit | \"reflectd\" | unknown value \"reflectd\"; did you mean \"reflected\"?",
                "exit | \"elsewhere\" | unknown value \"elsewhere\"; values: reflected, not-at-all",
                "exit | 1 | found number 1, expected one of reflected, not-at-all",
                "source | 1 | found number 1, expected an object",
                "weights | 1 | found number 1, expected a list of values",
            })
    void aValueThatDoesNotFitSaysWhy(String parameter, String value, String message) {
        assertJson(
                "{\"simulation\": \"ripple\", \"run\": {\"steps\": 1},\n \"parameters\": {\"" + parameter + "\": ^"
                        + value + "}}",
                "/parameters/" + parameter + ": " + message);
    }

    @Test
    void valuesInsideRecordsAndListsAreCheckedInPlace() {
        assertJson(
                """
                {"simulation": "ripple", "run": {"steps": 1}, "parameters": {
                  "source": {"strength": ^2, ^"ison": true},
                  "weights": [1, ^-1, ^"x"],
                  "more": [{}, {"isOn": ^0}],
                  "exits": ["reflected", ^"x"]}}
                """,
                "/parameters/source/strength: number 2 is out of range; use -1 to 1",
                "/parameters/source/ison: unknown key \"ison\"; did you mean \"isOn\"?",
                "/parameters/weights/1: number -1 is out of range; use at least 0",
                "/parameters/weights/2: found text \"x\", expected a number",
                "/parameters/more/1/isOn: found number 0, expected true or false",
                "/parameters/exits/1: unknown value \"x\"; values: reflected, not-at-all");
    }

    @Test
    void aConstructorsRefusalPointsAtTheValueItNamesOrAtTheObject() {
        assertJson(
                "{\"simulation\": \"heat\", \"parameters\": {\"n\": 4, \"alpha\": ^0}, \"run\": {\"steps\": 1}}",
                "/parameters/alpha: alpha=0.0; use a positive number");
        assertJson(
                "{\"simulation\": \"ripple\", \"parameters\": ^{\"n\": 2, \"weights\": [1, 2, 3]}, \"run\":"
                        + " {\"steps\": 1}}",
                "/parameters: Ripple: too many weights");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "until | -1 | until=-1.0; use a positive time",
                "until | \"soon\" | found text \"soon\", expected a number",
                "until | 1e999 | found number 1e999, expected a number of at most 1.7976931348623157E308",
                "steps | 0 | steps=0; use at least 1",
                "steps | 2.5 | found number 2.5, expected an integer",
                "steps | 1, \"dt\": ^0 | dt=0.0; use a positive number",
                "steps | 1, \"cfl\": ^1.5 | cfl=1.5; use a number above 0 and at most 1",
                "steps | 1, \"workers\": ^5000 | workers=5000; use 1 to 4096, or auto",
                "steps | 1, \"workers\": ^\"two\" | workers=two; use a number like 4, an arrangement like 2x2, or auto",
                "steps | 1, \"workers\": ^[100, 100] | process grid=100x100x1; use at least 1 worker along each axis"
                        + " and at most 4096 in all",
                "steps | 1, \"workers\": ^[] | found a list, expected a number like 4, an arrangement like [2, 2] or"
                        + " \"2x2\", or \"auto\"",
                "steps | 1, \"workers\": ^true | found true, expected a number like 4, an arrangement like [2, 2] or"
                        + " \"2x2\", or \"auto\"",
                "steps | 1, \"placement\": ^\"thread\" | unknown value \"thread\"; did you mean \"threads\"?",
                "steps | 1, \"seed\": ^1.5 | found number 1.5, expected an integer",
                "steps | 1, \"overlap\": ^1 | found number 1, expected true or false",
                "steps | 1, \"timeBlock\": ^65 | number 65 is out of range; use 0 to 64",
            })
    void aRunIsCheckedAsInJava(String key, String value, String message) {
        boolean isSecond = value.contains("^");
        String pointer = isSecond ? value.replaceAll("(?s).*\"(\\w+)\": \\^.*", "$1") : key;
        assertJson(
                "{\"simulation\": \"heat\", \"run\": {\"" + key + "\": " + (isSecond ? "" : "^") + value + "}}",
                "/run/" + pointer + ": " + message);
    }

    @Test
    void targetsAreCheckedAsInJava() {
        String pi = "{\"simulation\": \"pi\", \"run\": {";
        assertJson(
                pi + "\"target\": ^{}}}",
                "/run/target: missing \"standardError\" or \"relativeError\"; say how small the error has to be, such"
                        + " as \"relativeError\": 0.01");
        assertJson(
                pi + "\"target\": {\"standardError\": ^0, ^\"maxSample\": 5}}}",
                "/run/target/standardError: standardError=0.0; use a positive number",
                "/run/target/maxSample: unknown key \"maxSample\"; did you mean \"maxSamples\"?");
        assertJson(
                pi + "\"target\": {\"relativeError\": 1, \"maxSamples\": 9, \"minSamples\": ^10}}}",
                "/run/target/minSamples: minSamples=10, maxSamples=9; the least must not be the greater");
        assertJson(
                pi + "\"target\": {\"standardError\": 1, ^\"relativeError\": 1}}}",
                "/run/target/relativeError: \"standardError\" and \"relativeError\" exclude each other; keep one");
        assertJson(
                pi + "\"samples\": 5, ^\"target\": {\"relativeError\": 1}, \"limitSeconds\": ^-1}}",
                "/run/target: \"samples\" and \"target\" exclude each other; keep one",
                "/run/limitSeconds: limitSeconds=-1.0; use a positive number of seconds, or 0 for no limit");
    }

    @Test
    void batchesAreCheckedAsInJava() {
        assertJson(
                "{\"simulation\": \"pi\", \"run\": {\"samples\": ^0, \"batch\": ^-1, \"jackknife\": ^1}}",
                "/run/samples: samples=0; use at least 1",
                "/run/batch: batch=-1; use at least 1 sample, or 0 to let the engine choose",
                "/run/jackknife: jackknife=1; use 2 to 1000 groups, such as 20, or 0 for none");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "everySeconds | 0 | schedule everySeconds=0.0; use a positive number",
                "everySeconds | \"1\" | found text \"1\", expected a number",
                "times | [] | schedule times=[]; list at least one",
                "times | [0, 2, 1] | schedule times=[0.0, 2.0, 1.0]; list finite times from 0 up, rising",
                "times | [-1] | schedule times=[-1.0]; list finite times from 0 up, rising",
                "times | 3 | found number 3, expected a list of times",
                "end | false | \"end\" can only be true; remove it, or say when with \"everySteps\"",
                "end | 1 | found number 1, expected true or false",
            })
    void aScheduleIsCheckedAsInJava(String key, String value, String message) {
        assertJson(
                "{\"simulation\": \"heat\", \"run\": {\"steps\": 1}, \"metrics\": {\"" + key + "\": ^" + value + "}}",
                "/metrics/" + key + ": " + message);
    }

    @Test
    void regionsAreHeldAgainstTheGrid() {
        assertJson(
                """
                {"simulation": "relax", "run": {}, "snapshots": [
                  {"end": true, "region": ^"x=0.2..0.1"},
                  {"end": true, "region": ^"z=0.5", "stride": ^0},
                  {"end": true, "region": ^"x=0.01..0.02"},
                  {"end": true, "region": ^"y=1.5"},
                  {"end": true, "region": ^"x:0.5", "stride": ^1.5},
                  {"end": true, "region": ^{"x": 1}, ^"stid": 2}]}
                """,
                "/snapshots/0/region: range=0.2..0.1; use finite numbers with the lower one first",
                "/snapshots/1/region: region=z=0.5; the grid has no axis z",
                "/snapshots/1/stride: number 0 is out of range; use 1 to 2147483647",
                "/snapshots/2/region: region=x=0.01..0.02, x of the grid from 0.0 to 1.0; it holds none of"
                        + " the cells, widen it",
                "/snapshots/3/region: region=y=1.5, y of the grid from 0.0 to 1.0; use a coordinate inside",
                "/snapshots/4/region: region=x:0.5; write it like x=0.25..0.75, y=0.5",
                "/snapshots/4/stride: found number 1.5, expected an integer",
                "/snapshots/5/region: found an object, expected text in quotes",
                "/snapshots/5/stid: unknown key \"stid\"; did you mean \"stride\"?");
    }

    @Test
    void observablesAreHeldAgainstTheGrid() {
        assertJson(
                """
                {"simulation": "relax", "run": {}, "observe": {
                  "a": ^"at(u, x=0.5)",
                  "b": ^"at(u)",
                  "c": ^"mean(u, z=0..1)",
                  "d": ^"max(fluc)",
                  "e": ^"mean(u, 0..1)",
                  "f": "argmax(u)",
                  ^"f.y": "max(u)"}}
                """,
                "/observe/a: observable=at(u, x=0.5); name one coordinate for each axis, like at(u, x=0.0, y=0.0)",
                "/observe/b: observable=at(u); name one coordinate for each axis, like at(u, x=0.0, y=0.0)",
                "/observe/c: region=z=0.0..1.0; the grid has no axis z",
                "/observe/d: unknown field \"fluc\"; did you mean \"flux\"?",
                "/observe/e: region=0..1; write it like x=0.25..0.75, y=0.5",
                "/observe/f.y: a second column \"f.y\"; rename one of the observables");
    }

    @Test
    void snapshotOptionsBelongToTheirFormats() {
        assertJson(
                """
                {"simulation": "heat", "run": {"steps": 1}, "snapshots":
                  {"everyTime": 0.1, "formats": ["png"], "options": {^"pgn": {}, "png": {"width": ^[1]}}}}
                """,
                "/snapshots/options/pgn: unknown key \"pgn\"; did you mean \"png\"?",
                "/snapshots/options/png/width: found a list, expected text in quotes");
        assertJson(
                "{\"simulation\": \"heat\", \"run\": {\"steps\": 1}, \"snapshots\": {\"ends\": true, \"formats\":"
                        + " ^[]}}",
                "/snapshots/formats: an empty list of formats; name at least one, or remove the key");
    }

    @Test
    void simulationsThatAreNoneAreRefused() {
        assertJson(
                "{\"simulation\": ^\"heta\", \"run\": {\"steps\": 1}}",
                "/simulation: unknown simulation \"heta\"; did you mean \"heat\"?");
        assertJson(
                "{\"simulation\": ^\"java.lang.String\", \"run\": {\"steps\": 1}}",
                "/simulation: simulation=java.lang.String; the class is not a simulation: implement GridSimulation,"
                        + " ProgramSimulation or SampleSimulation");
        assertJson(
                "{\"simulation\": ^\"" + NoRecord.class.getName() + "\", \"run\": {\"steps\": 1}}",
                "/simulation: simulation=" + NoRecord.class.getName()
                        + "; the class is not a record: a simulation must be one, its components are its parameters");
        assertJson(
                "{\"simulation\": ^7, \"run\": {\"steps\": 1}}",
                "/simulation: found number 7, expected text in quotes");
    }

    @Test
    void faultsOfTheRecordItselfAreToldToo() {
        assertJson(
                "^{\"simulation\": \"" + Unbindable.class.getName() + "\", \"run\": {\"steps\": 1}}",
                "parameter=thread, type=java.lang.Thread; use int, long, double, boolean, String, an enum, a record,"
                        + " or a List of these");
        assertJson(
                "^{\"simulation\": \"" + WrongDefault.class.getName() + "\", \"run\": {\"steps\": 1}}",
                "default of count: not valid JSON: unexpected word \"many\"; put text in double quotes, and use finite"
                        + " numbers, true, false or null; correct the annotation of the simulation's record");
        assertJson(
                "{\"simulation\": \"" + Unregistered.class.getName()
                        + "\", \"parameters\": ^{\"n\": 101}, \"run\": {\"steps\": 1}}",
                "/parameters: " + Unregistered.class.getName()
                        + " fails with these parameters: java.lang.IllegalStateException: no grid; correct its grid()"
                        + " or fields()");
    }

    @Test
    void duplicateKeysNameBothPlaces() {
        assertJson(
                "{\"simulation\": \"heat\",\n \"run\": {\"steps\": 1, ^\"steps\": 2}}",
                "/run/steps: duplicate key \"steps\", already given at line 2, column 10; keep one");
        assertYaml(
                "simulation: heat\nrun: {steps: 1}\n^run: {steps: 2}\n",
                "/run: duplicate key \"run\", already given at line 2, column 1; keep one");
    }

    @Test
    void brokenJsonSaysWhereAndWhat() {
        String end = "not valid JSON: ";
        assertJson("^", "the config is empty; write at least \"simulation\" and \"run\"");
        assertJson("^[]", "found a list, expected an object");
        assertJson(
                "{\"a\": {\"b\": 1^",
                end + "the text ends too early; close the object that begins at line 1, column 7 with \"}\"");
        assertJson(
                "{\"a\": [1, 2^",
                end + "the text ends too early; close the list that begins at line 1, column 7 with \"]\"");
        assertJson("{\"a\": \"b^", end + "the text ends inside quotes; add the closing quote");
        assertJson("{\"a\": 1,^}", end + "unexpected \"}\"; is a value missing, or a comma too many before it?");
        assertJson(
                "{\"a\": 1,^, \"b\": 2}",
                end + "unexpected \",\"; is there a comma too many, or a value missing before it?");
        assertJson("{\"a\": 1\n ^\"b\": 2}", end + "unexpected \"\"\"; is a comma missing before it?");
        assertJson("{^a: 1}", end + "unexpected \"a\"; put keys in double quotes");
        assertJson("{^'a': 1}", end + "unexpected single quote; use double quotes");
        assertJson("{ ^// why\n\"a\": 1}", end + "JSON has no comments; remove it, or write the config as YAML");
        assertJson(
                "{\"a\": ^NaN}",
                end
                        + "unexpected word \"NaN\"; put text in double quotes, and use finite numbers, true, false or"
                        + " null");
        assertJson(
                "{\"a\": ^heat}",
                end
                        + "unexpected word \"heat\"; put text in double quotes, and use finite numbers, true, false or"
                        + " null");
        assertJson("{\"a\": 0^12}", end + "a number that begins with 0; remove the leading zeros");
        assertJson(
                "{\"a\": \"x^\n\"}",
                end
                        + "a line break, tab or control character inside quotes; close the quotes, or write it as \\n"
                        + " or \\t");
        assertJson(
                "{\"a\": 1^]", end + "unexpected \"]\"; close the object that begins at line 1, column 1 with \"}\"");
        assertJson("{} ^{}", "text after the end of the config; remove it: a file holds one config");
    }

    @Test
    void brokenYamlSaysWhereAndWhat() {
        assertYaml("^", "the config is empty; write at least \"simulation\" and \"run\"");
        assertYaml(
                "run: [1, 2\n^",
                "not valid YAML: expected ',' or ']', but got stream end; check indentation, brackets and quotes");
        assertYaml("run:\n^\tsteps: 1\n", "not valid YAML: a tab where spaces belong; indent with spaces");
        assertYaml("a: 1\n---\n^b: 2\n", "text after the end of the config; remove it: a file holds one config");
    }

    @Test
    void yamlThatJsonCannotSayIsRefused() {
        String anchors = "YAML anchors (&) and aliases (*) are not supported; write the value out";
        assertYaml("run: ^&r {steps: 1}\n", "/run: " + anchors);
        assertYaml("run: ^*r\n", "/run: " + anchors);
        assertYaml("run: ^!steps 3\n", "/run: YAML tags (!) are not supported; remove the tag");
    }

    @Test
    void messagesHoldNoControlCharactersAndStayShort() {
        ConfigError error = error(
                "{\"\\u001b[31m" + "x".repeat(10_000) + "\": 1, \"simulation\": \"pi\", \"run\": {\"samples\": 1}}",
                ConfigReader.Format.JSON);
        String message = String.valueOf(error.getMessage());
        assertFalse(message.contains("\u001b"));
        assertTrue(message.length() < 1000, message);
    }

    @Test
    void thousandsOfErrorsArePrintedAsAFew() {
        ConfigError error = error(
                "{\"simulation\": \"heat\", \"run\": {\"steps\": 1}, \"observe\": {" + "\"a\": 1, ".repeat(1000)
                        + "\"b\": \"max(u)\"}}",
                ConfigReader.Format.JSON);
        assertEquals(1000, error.errors().size());
        String message = String.valueOf(error.getMessage());
        assertEquals(26, message.lines().count());
        assertTrue(message.endsWith("… and 975 more errors"), message);
    }
}
