package org.halocline.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.halocline.error.ConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CoresTest {
    @TempDir
    private Path folder;

    private Path status(String allowed) throws IOException {
        return Files.writeString(
                folder.resolve("status"), "Name:\tjava\nCpus_allowed:\tff\nCpus_allowed_list:\t" + allowed + "\n");
    }

    private void siblings(int core, String list) throws IOException {
        Path topology = Files.createDirectories(folder.resolve("cpu" + core).resolve("topology"));
        Files.writeString(topology.resolve("thread_siblings_list"), list + "\n");
    }

    @Test
    void onlyAllowedCoresAreUsedAndThenAgainFromTheFirst() throws IOException {
        Cores cores = Cores.of(status("2-4,9"), folder);
        assertEquals(List.of(2, 3, 4, 9), cores.numbers());
        assertEquals(
                List.of(2, 3, 4, 9, 2, 3),
                IntStream.range(0, 6).map(cores::of).boxed().toList());
        assertEquals(List.of("taskset", "-c", "9"), cores.command(3));
    }

    @Test
    void wholeCoresComeBeforeTheirSecondThreads() throws IOException {
        for (int core = 0; core < 4; core++) {
            siblings(core, core / 2 * 2 + "-" + (core / 2 * 2 + 1));
        }
        assertEquals(List.of(0, 2, 1, 3), Cores.of(status("0-3"), folder).numbers());
        assertEquals(List.of(1, 2, 3), Cores.of(status("1-3"), folder).numbers());
    }

    @Test
    void aSystemThatDoesNotTellIsRefused() {
        ConfigurationException e =
                assertThrows(ConfigurationException.class, () -> Cores.of(folder.resolve("absent"), folder));
        assertTrue(String.valueOf(e.getMessage()).startsWith("pin=true; "), e.toString());
    }
}
