package org.halocline.io.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigFileTest {
    private static final ConfigReader READER = new ConfigReader(TestSimulations.catalogue());

    @TempDir
    private Path folder;

    private String error(Path file) {
        ConfigError error = assertThrows(ConfigError.class, () -> READER.read(file, Settings.NONE));
        String message = String.valueOf(error.getMessage());
        assertTrue(message.startsWith(file.toString()), message);
        return message.substring(file.toString().length());
    }

    @ParameterizedTest
    @ValueSource(strings = {"heat.json", "heat.yaml", "heat.yml", "heat.JSON"})
    void theExtensionTellsTheFormatAndTheFileNameNamesTheConfig(String name) throws IOException {
        Path file = folder.resolve(name);
        boolean isJson = name.endsWith("N") || name.endsWith("n");
        Files.writeString(
                file,
                isJson
                        ? "{\"simulation\": \"heat\", \"run\": {\"steps\": 1}}"
                        : "simulation: heat\nrun:\n  steps: 1\n");
        assertEquals("heat", READER.read(file, Settings.NONE).name());
    }

    @Test
    void aByteOrderMarkIsIgnored() throws IOException {
        Path json = Files.writeString(
                folder.resolve("a.json"), "\uFEFF{\"simulation\": \"pi\", \"run\": {\"samples\": 0}}");
        assertEquals(":1:41: /run/samples: samples=0; use at least 1", error(json));
    }

    @Test
    void filesThatCannotBeReadSayWhy() throws IOException {
        assertEquals(": unknown extension; use .json, .yaml or .yml", error(Path.of("heat.toml")));
        assertEquals(
                ": no such file; check the path, from " + Path.of("").toAbsolutePath(),
                error(folder.resolve("none.json")));
        Path inner = Files.createDirectory(folder.resolve("inner.json"));
        assertEquals(": is a folder; name a file in it", error(inner));
    }

    @Test
    void aFileWithoutPermissionIsRefused() throws IOException {
        Path file = Files.writeString(folder.resolve("secret.json"), "{}");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
        assumeFalse(Files.isReadable(file), "an administrator may read anything");
        assertTrue(error(file).startsWith(": cannot be read"), error(file));
    }

    @Test
    void aFileThatIsTooLargeIsRefused() throws IOException {
        Path file = Files.write(folder.resolve("large.json"), new byte[ConfigReader.MAX_BYTES + 1]);
        assertEquals(": larger than 4 MiB; a config is not the place for data", error(file));
    }

    @Test
    void aLongFileWithinTheLimitIsRead() throws IOException {
        String blanks = "\n".repeat(ConfigReader.MAX_BYTES - 50);
        Path json = Files.writeString(
                folder.resolve("long.json"), "{\"simulation\": \"pi\", \"run\": {\"samples\": 1}}" + blanks);
        Path yaml = Files.writeString(folder.resolve("long.yaml"), "{simulation: pi, run: {samples: 1}}" + blanks);
        assertEquals(READER.read(json, Settings.NONE), READER.read(yaml, Settings.NONE));
    }

    @Test
    void textThatIsNotUtf8IsRefusedAtItsPlace() throws IOException {
        Path file = Files.write(
                folder.resolve("latin.yaml"), "simulation: heat\n# für".getBytes(StandardCharsets.ISO_8859_1));
        assertEquals(":2:4: not UTF-8; save the file as UTF-8", error(file));
    }
}
