package org.halocline.io.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import org.halocline.io.config.TestSimulations.Heat;
import org.halocline.model.Run;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmallerSizeTest {
    private static final ConfigReader READER = new ConfigReader(TestSimulations.catalogue());

    private static String heat(String size) {
        return """
            {"simulation": "heat", "parameters": {"n": 100}, "run": {"until": 0.05},
             "verify": %s}
            """.formatted(size);
    }

    private static Config read(String text, boolean verifying, String... assignments) {
        return READER.parse(
                text,
                "c.json",
                ConfigReader.Format.JSON,
                new Settings(List.of(assignments), Optional.empty(), verifying));
    }

    private static String error(String size, boolean verifying) {
        return String.valueOf(assertThrows(ConfigError.class, () -> read(heat(size), verifying))
                .getMessage());
    }

    @Test
    void itChangesTheConfigOnlyWhereItIsVerified() {
        String text = heat("{\"parameters.n\": 8, \"run.steps\": 5}");
        assertEquals(new Heat(100, 1, 2), read(text, false).simulation());
        assertEquals(Run.until(0.05), read(text, false).run());
        assertEquals(new Heat(8, 1, 2), read(text, true).simulation());
        assertEquals(Run.steps(5), read(text, true).run(), "steps replace until");
    }

    @Test
    void theCommandLineHasTheLastWord() {
        String text = heat("{\"parameters.n\": 8}");
        assertEquals(new Heat(9, 1, 2), read(text, true, "parameters.n=9").simulation());
    }

    @Test
    void aConfigWithoutItIsVerifiedAsItIs() {
        String text = "{\"simulation\": \"heat\", \"run\": {\"steps\": 3}}";
        assertEquals(Run.steps(3), read(text, true).run());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "7 | c.json:2:12: /verify: found number 7, expected an object",
                "{\"n\": 8} | c.json:2:13: /verify/n: \"n\" is no path to a value; write it like \"run.samples\"",
                "{\"run..n\": 8} | c.json:2:13: /verify/run..n: \"run..n\" is no path to a value; write it like"
                        + " \"run.samples\"",
                "{\"verify.run\": 8} | c.json:2:13: /verify/verify.run: \"verify.run\" is no path to a value; write it"
                        + " like \"run.samples\""
            })
    void whatIsNoPathIsRefusedByEveryCommand(String size, String message) {
        assertEquals(message, error(size, false));
        assertEquals(message, error(size, true));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"run.stepps\": 8} | c.json:2:13: /run/stepps: unknown key \"stepps\"; did you mean \"steps\"?",
                "{\"parameters.n\": 0} | c.json:2:29: /verify/parameters.n: number 0 is out of range; use 1 to"
                        + " 2147483647",
                "{\"run.steps\": 8, \"run.until\": 1} | c.json:2:13: /run/steps: \"until\" and \"steps\" exclude each"
                        + " other; keep one"
            })
    void aWrongValueIsNamedWithItsPlace(String size, String message) {
        assertEquals(message, error(size, true));
    }
}
