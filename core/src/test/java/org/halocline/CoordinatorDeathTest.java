package org.halocline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.halocline.error.ConfigurationException;
import org.halocline.shm.MappedSession;
import org.halocline.testing.LongRun;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What stays when the coordinator itself is killed, and what happens when there is no room for a session.
@Tag("process")
@Timeout(60)
class CoordinatorDeathTest {
    @TempDir
    Path folder;

    private List<Path> sessions() throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.toList();
        }
    }

    private static void await(String what, BooleanSupplier condition) throws InterruptedException {
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() < deadline, "waited in vain for " + what);
            Thread.sleep(20);
        }
    }

    private Process start() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                LongRun.class.getName());
        builder.environment().put(MappedSession.DIRECTORY_VARIABLE, folder.toString());
        return builder.redirectErrorStream(true)
                .redirectOutput(
                        folder.resolveSibling(folder.getFileName() + ".log").toFile())
                .start();
    }

    @Test
    void theWorkersOfAKilledCoordinatorVanishAndTheNextStartSweepsItsSession() throws Exception {
        Process coordinator = start();
        await("two workers", () -> coordinator.children().count() == 2);
        List<ProcessHandle> workers = coordinator.children().toList();
        assertEquals(1, sessions().size());
        coordinator.destroyForcibly().waitFor();
        await("the workers' end", () -> workers.stream().noneMatch(ProcessHandle::isAlive));
        assertEquals(1, sessions().size(), "nobody was left to remove it");
        MappedSession.create(folder).close();
        assertEquals(List.of(), sessions());
    }

    @Test
    void aTerminatedCoordinatorCleansUpBehindItself() throws Exception {
        Process coordinator = start();
        await("two workers", () -> coordinator.children().count() == 2);
        List<ProcessHandle> workers = coordinator.children().toList();
        coordinator.destroy();
        assertTrue(coordinator.waitFor(20, TimeUnit.SECONDS));
        await("the workers' end", () -> workers.stream().noneMatch(ProcessHandle::isAlive));
        assertEquals(List.of(), sessions());
    }

    @Test
    void aTerminationAtAnyMomentOfTheStartLeavesNothing() throws Exception {
        for (int millis : new int[] {150, 300, 400, 500, 700}) {
            Process coordinator = start();
            TimeUnit.MILLISECONDS.sleep(millis);
            List<ProcessHandle> workers = coordinator.children().toList();
            coordinator.destroy();
            assertTrue(coordinator.waitFor(20, TimeUnit.SECONDS));
            await("the workers' end", () -> workers.stream().noneMatch(ProcessHandle::isAlive));
            assertEquals(List.of(), sessions(), "after " + millis + " ms");
        }
    }

    /// A file system with room for one megabyte.
    @Test
    void aFullFileSystemIsNamedAndNothingStaysOnIt() throws Exception {
        Process mount = new ProcessBuilder("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", folder.toString())
                .redirectErrorStream(true)
                .start();
        Assumptions.assumeTrue(mount.waitFor() == 0, "mounting a small tmpfs needs root");
        try {
            MappedSession session = MappedSession.create(folder);
            ConfigurationException e =
                    assertThrows(ConfigurationException.class, () -> session.create("large", 4 << 20));
            session.close();
            assertTrue(
                    e.toString().contains("large")
                            && e.toString().contains("bytes=4194304")
                            && e.toString().contains(MappedSession.DIRECTORY_VARIABLE),
                    e.toString());
            assertEquals(List.of(), sessions());
        } finally {
            new ProcessBuilder("umount", folder.toString()).start().waitFor();
        }
    }
}
