package org.halocline.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.halocline.error.ConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ClassPathTest {
    @TempDir
    private Path folder;

    @Test
    void entriesAreAbsoluteAndKeepTheirOrder() throws IOException {
        Path jar = Files.createFile(folder.resolve("b.jar"));
        assertEquals(
                List.of(jar, folder),
                ClassPath.parse(jar + File.pathSeparator + folder).entries());
    }

    @Test
    void anEntryThatIsNotThereIsRefused() {
        ConfigurationException e = assertThrows(
                ConfigurationException.class,
                () -> ClassPath.parse(folder.resolve("no.jar").toString()));
        assertTrue(e.toString().contains("classPath=" + folder.resolve("no.jar") + "; "), e.toString());
    }

    @Test
    void withoutEntriesTheShippedLoaderDoes() {
        assertEquals(Main.class.getClassLoader(), ClassPath.NONE.loader());
    }
}
