package org.halocline.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.halocline.shm.MappedSession;

/// Checks that a run has left nothing behind.
public final class Leftovers {
    private Leftovers() {}

    /// No session of this process and no child process.
    public static void assertNone() {
        try (Stream<Path> entries = Files.list(MappedSession.defaultFolder())) {
            String mine = "halocline-" + ProcessHandle.current().pid() + "-";
            List<String> sessions = entries.map(e -> e.getFileName().toString())
                    .filter(name -> name.startsWith(mine))
                    .toList();
            assertEquals(List.of(), sessions, "sessions left behind");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        assertEquals(
                List.of(),
                Thread.getAllStackTraces().keySet().stream()
                        .map(Thread::getName)
                        .filter(name -> name.startsWith("halocline-"))
                        .toList(),
                "threads left behind");
        assertEquals(
                List.of(),
                ProcessHandle.current()
                        .children()
                        .filter(ProcessHandle::isAlive)
                        .toList(),
                "processes left behind");
    }
}
