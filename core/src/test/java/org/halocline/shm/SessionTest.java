package org.halocline.shm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.halocline.error.ConfigurationException;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

class SessionTest {
    @TempDir
    Path folder;

    private List<Path> entries() throws IOException {
        try (Stream<Path> list = Files.list(folder)) {
            return list.toList();
        }
    }

    @Test
    void aWorkerSeesWhatTheCoordinatorWrote() throws IOException {
        try (MappedSession owner = MappedSession.create(folder);
                MappedSession guest = MappedSession.attach(owner.directory())) {
            MemorySegment written = owner.create("some", 4096);
            MemorySegment read = guest.open("some");
            assertEquals(4096, read.byteSize());
            written.set(ValueLayout.JAVA_LONG, 1000, 42);
            assertEquals(42, read.get(ValueLayout.JAVA_LONG, 1000));
        }
        assertEquals(List.of(), entries(), "the owner removes the session");
    }

    @Test
    void nobodyElseMayLookInside() throws IOException {
        try (MappedSession session = MappedSession.create(folder)) {
            session.create("some", 1);
            assertEquals(
                    "rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(session.directory())));
            assertEquals(
                    "rw-------",
                    PosixFilePermissions.toString(
                            Files.getPosixFilePermissions(session.directory().resolve("some"))));
        }
    }

    @Test
    void aLinkIsRefused() throws IOException {
        try (MappedSession session = MappedSession.create(folder)) {
            Path link = Files.createSymbolicLink(folder.resolve("halocline-1-1-abcdef"), session.directory());
            for (Executable attempt :
                    List.<Executable>of(() -> MappedSession.attach(link), () -> MappedSession.takeOver(link))) {
                ConfigurationException e = assertThrows(ConfigurationException.class, attempt);
                assertTrue(
                        e.toString().contains("session=" + link) && e.toString().contains("is a symbolic link"),
                        e.toString());
            }
            assertTrue(Files.exists(session.directory()));
        }
    }

    @Test
    void whatIsNoFolderOrNotThereIsRefused() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "x");
        for (Path path : List.of(file, folder.resolve("nothing"))) {
            ConfigurationException e = assertThrows(ConfigurationException.class, () -> MappedSession.attach(path));
            assertTrue(e.toString().contains("is not a folder"), e.toString());
        }
    }

    @Test
    void aSessionOfSomeoneElseIsRefused() throws IOException {
        Path foreign = Files.createDirectory(folder.resolve("halocline-1-1-abcdef"));
        try {
            Files.setOwner(
                    foreign,
                    folder.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody"));
        } catch (IOException e) {
            Assumptions.abort("giving a folder away needs root: " + e);
        }
        for (Executable attempt :
                List.<Executable>of(() -> MappedSession.attach(foreign), () -> MappedSession.takeOver(foreign))) {
            ConfigurationException e = assertThrows(ConfigurationException.class, attempt);
            assertTrue(e.toString().contains("owner=nobody") && e.toString().contains("someone else's"), e.toString());
        }
        MappedSession.create(folder).close();
        assertTrue(Files.exists(foreign), "nor is it swept");
    }

    @Test
    void filesAreReallyAllocated() throws IOException {
        try (MappedSession session = MappedSession.create(folder)) {
            session.create("some", 3 << 20);
            Process du = new ProcessBuilder(
                            "du", "-k", session.directory().resolve("some").toString())
                    .start();
            String text = new String(du.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertTrue(Long.parseLong(text.split("\\s")[0]) >= 3 << 10, text);
        }
    }

    @Test
    void twoSessionsDoNotSeeEachOther() {
        try (MappedSession one = MappedSession.create(folder);
                MappedSession two = MappedSession.create(folder)) {
            one.create("some", 8).set(ValueLayout.JAVA_LONG, 0, 1);
            assertEquals(0, two.create("some", 8).get(ValueLayout.JAVA_LONG, 0));
        }
    }

    @Test
    void onlyTheSessionsOfTheDeadAreSwept() throws Exception {
        Process process = new ProcessBuilder("true").start();
        long dead = process.pid();
        process.waitFor();
        Path orphan = Files.createDirectory(folder.resolve("halocline-" + dead + "-123-abcdef"));
        Files.writeString(orphan.resolve("control"), "x");
        ProcessHandle self = ProcessHandle.current();
        Path reused = Files.createDirectory(folder.resolve("halocline-" + self.pid() + "-123-abcdef"));
        Path other = Files.createDirectory(folder.resolve("halocline-notes"));
        Path link = Files.createSymbolicLink(folder.resolve("halocline-" + dead + "-124-abcdef"), other);
        try (MappedSession live = MappedSession.create(folder);
                MappedSession second = MappedSession.create(folder)) {
            assertTrue(Files.exists(live.directory()), "the second start leaves the first session alone");
            assertTrue(Files.exists(second.directory()));
        }
        assertFalse(Files.exists(orphan), "its coordinator is dead");
        assertFalse(Files.exists(reused), "the pid lives, but it started at another time");
        assertTrue(Files.exists(other), "not a session");
        assertTrue(Files.isSymbolicLink(link), "links are not followed");
    }

    @Test
    void anUnusableFolderIsNamed() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "x");
        ConfigurationException e = assertThrows(ConfigurationException.class, () -> MappedSession.create(file));
        assertTrue(
                e.toString().contains(file.toString()) && e.toString().contains("HALOCLINE_SESSION_DIR"), e.toString());
    }

    @Test
    void aStrangeControlFileIsRefused() {
        try (LocalSession session = new LocalSession()) {
            session.create(ControlFile.NAME, 100_000);
            assertThrows(IllegalStateException.class, () -> ControlFile.open(session));
            ControlFile good = ControlFile.create(session, 2);
            good.leave(1, WorkerState.FAILED, "reason: ü" + "x".repeat(10_000));
            ControlFile seen = ControlFile.open(session);
            assertEquals(WorkerState.FAILED, seen.state(1));
            assertTrue(seen.message(1).startsWith("reason: ü"));
            session.open(ControlFile.NAME).set(ValueLayout.JAVA_INT, 8, 99);
            IllegalStateException e = assertThrows(IllegalStateException.class, () -> ControlFile.open(session));
            assertTrue(e.toString().contains("version=99"), e.toString());
        }
    }
}
