package org.halocline.io.config;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Whatever is fed in, only a config or a [ConfigError] comes out, and the error can be printed.
///
/// Without further settings the files beside this class in the resources are fed in, one test each. With
/// `JAZZER_FUZZ=1` Jazzer
/// goes on from there and looks for new ones.
class ConfigFuzzTest {
    private static final ConfigReader READER = new ConfigReader(TestSimulations.catalogue());

    @FuzzTest(maxDuration = "5m")
    void anyBytesMakeAConfigOrAConfigError(byte[] bytes) {
        for (ConfigReader.Format format : ConfigReader.Format.values()) {
            read(bytes, format);
        }
    }

    private static void read(byte[] bytes, ConfigReader.Format format) {
        try {
            String text = ConfigReader.decode(Path.of("fuzz"), bytes);
            Config config = READER.parse(text, "fuzz", format, Settings.NONE);
            assertFalse(config.runInto(Path.of("out")).toString().isEmpty());
        } catch (ConfigError e) {
            checkPrintable(e);
        }
    }

    @FuzzTest(maxDuration = "5m")
    void anyAssignmentMakesAConfigOrAConfigError(byte[] bytes) {
        String assignment = new String(bytes, StandardCharsets.UTF_8);
        try {
            READER.parse(
                    "{\"simulation\": \"heat\", \"run\": {\"steps\": 1}, \"snapshots\": [{\"ends\": true}]}",
                    "fuzz",
                    ConfigReader.Format.JSON,
                    new Settings(List.of(assignment), Optional.empty()));
        } catch (ConfigError e) {
            checkPrintable(e);
        }
    }

    private static void checkPrintable(ConfigError error) {
        assertFalse(error.errors().isEmpty());
        for (ConfigError.Problem problem : error.errors()) {
            String line = problem.toString();
            assertTrue(
                    line.codePoints()
                            .noneMatch(c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE),
                    line);
            assertTrue(line.length() < 2000, line);
        }
    }
}
