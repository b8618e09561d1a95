package org.halocline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.halocline.checkpoint.CheckpointFolder;
import org.halocline.error.ConfigurationException;
import org.halocline.model.CheckpointRequest;
import org.halocline.model.Observation;
import org.halocline.model.Run;
import org.halocline.model.RunMonitor;
import org.halocline.model.RunResult;
import org.halocline.model.SavedRun;
import org.halocline.model.Stop;
import org.halocline.shm.MappedSession;
import org.halocline.shm.SessionMark;
import org.halocline.testing.KilledRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A run whose coordinator is killed goes on from what its workers kept in memory, while the machine is up.
@Tag("process")
@Timeout(120)
class RescueTest {
    /// Longer than the coordinator takes to tell, on a busy machine too.
    private static final double KEEP_SECONDS = 0.6;

    private static final String FIELDS = "fields";
    private static final String AVERAGES = "averages";
    private static final String SAMPLES = "samples";

    @TempDir
    Path folder;

    private final List<Process> started = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    @AfterEach
    void end() throws InterruptedException {
        for (Process process : started) {
            process.destroyForcibly().waitFor();
        }
    }

    private Path checkpoints() {
        return folder.resolve("checkpoints");
    }

    private Path sessions() {
        return folder.resolve("sessions");
    }

    private List<Path> entries(Path where) {
        if (!Files.isDirectory(where)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(where)) {
            return entries.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private interface Condition {
        boolean holds() throws IOException;
    }

    private static void await(Condition condition) throws Exception {
        for (int n = 0; !condition.holds(); n++) {
            assertTrue(n < 3000, "it did not happen");
            Thread.sleep(10);
        }
    }

    private Process start(String kind, double keepSeconds, long every) throws Exception {
        Files.createDirectories(checkpoints());
        Files.createDirectories(sessions());
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                KilledRun.class.getName(),
                folder.toString(),
                kind,
                Double.toString(keepSeconds),
                Long.toString(every));
        builder.environment().put(MappedSession.DIRECTORY_VARIABLE, sessions().toString());
        Process process = builder.redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        started.add(process);
        return process;
    }

    /// Lets a run get somewhere and kills its coordinator.
    private void startAndKill(String kind, double keepSeconds, long every) throws Exception {
        Process process = start(kind, keepSeconds, every);
        Path rows = folder.resolve("rows");
        await(() -> Files.exists(rows)
                && Files.readString(rows).lines().count() > (kind.equals(SAMPLES) ? 0 : 60)
                && !SessionMark.session(checkpoints()).isEmpty());
        // Time for states to be kept that are no newer than what was told.
        Thread.sleep(1300);
        process.destroyForcibly().waitFor();
        assertEquals(1, entries(sessions()).size());
        Path session = entries(sessions()).getFirst();
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(session)));
        for (Path file : entries(session)) {
            assertEquals(
                    "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)), file.toString());
        }
    }

    private final class Listener implements RunMonitor {
        private final StringBuilder rows = new StringBuilder();

        @Override
        public void observed(Observation observation) {
            rows.append(KilledRun.row(observation));
        }

        @Override
        public void note(String line) {
            notes.add(line);
        }
    }

    private SavedRun saved() {
        return Engine.saved(checkpoints(), getClass().getClassLoader(), new Listener());
    }

    private void assertNothingIsLeft() {
        assertEquals(List.of(), entries(sessions()));
        assertFalse(Files.exists(checkpoints().resolve(".session")));
    }

    private static UnaryOperator<Run> until(long step) {
        return run -> run.stop(new Stop.AfterSteps(step)).workers(3).inProcess();
    }

    private String rowsUpTo(long step) throws IOException {
        StringBuilder rows = new StringBuilder();
        for (String line : Files.readAllLines(folder.resolve("rows"))) {
            if (Long.parseLong(line.split(" ")[0]) <= step) {
                rows.append(line).append('\n');
            }
        }
        return rows.toString();
    }

    /// No row of the observables is missing either: those before the state were in the file when it was chosen.
    private void assertGoesOn(long step) throws IOException {
        assertGoesOn(FIELDS, step);
    }

    private void assertGoesOn(String kind, long step) throws IOException {
        long end = (step / 7 + 5) * 7;
        Listener whole = new Listener();
        RunResult expected = Engine.run(
                KilledRun.simulation(kind),
                until(end).apply(KilledRun.run(kind, checkpoints(), 1, 0)).checkpoint(CheckpointRequest.NONE),
                whole);
        Listener rest = new Listener();
        RunResult actual = Engine.resume(checkpoints(), until(end), rest);
        assertEquals(expected.stateHash(), actual.stateHash());
        assertEquals(expected.observables(), actual.observables());
        assertEquals(expected.averages(), actual.averages());
        assertEquals(whole.rows.toString(), rowsUpTo(step) + rest.rows);
        assertNothingIsLeft();
    }

    @Test
    void aRunWithoutAnyCheckpointGoesOnFromMemory() throws Exception {
        startAndKill(FIELDS, KEEP_SECONDS, 0);
        assertEquals(List.of(), new CheckpointFolder(checkpoints()).complete());
        long step = saved().step();
        assertTrue(step > 0);
        assertEquals(List.of(), entries(sessions()), "what it held is on disk");
        assertTrue(notes.toString().contains("step=" + step + " was still in memory"), notes::toString);
        assertEquals(1, new CheckpointFolder(checkpoints()).complete().size());
        assertGoesOn(step);
    }

    @Test
    void averagesGoOnFromMemory() throws Exception {
        startAndKill(AVERAGES, KEEP_SECONDS, 0);
        long step = saved().step();
        assertTrue(step > 30);
        assertGoesOn(AVERAGES, step);
    }

    @Test
    void whatIsNewerInMemoryIsPreferredToTheDisk() throws Exception {
        startAndKill(FIELDS, KEEP_SECONDS, 50);
        long onDisk = new CheckpointFolder(checkpoints())
                .newest(line -> {})
                .orElseThrow()
                .step();
        long step = saved().step();
        assertTrue(step >= onDisk, "step=" + step + ", onDisk=" + onDisk);
        assertGoesOn(step);
    }

    @Test
    void withoutStatesInMemoryTheRunGoesOnFromTheDiskAndTheSessionGoes() throws Exception {
        startAndKill(FIELDS, 1000, 50);
        long step = saved().step();
        assertEquals(0, step % 50);
        assertEquals(1, entries(sessions()).size(), "until the run is under way");
        assertGoesOn(step);
    }

    @Test
    void samplesGoOnFromTheBatchesThatAreDone() throws Exception {
        startAndKill(SAMPLES, 1, 0);
        long samples = saved().samples();
        assertTrue(samples > 0);
        long end = samples + 12_345;
        UnaryOperator<Run> change =
                run -> run.stop(new Stop.AfterSamples(end)).workers(3).inProcess();
        RunResult expected = Engine.run(
                KilledRun.simulation(SAMPLES), Run.samples(end).workers(2).inProcess());
        RunResult actual = Engine.resume(checkpoints(), change, RunMonitor.NONE);
        assertEquals(expected.stateHash(), actual.stateHash());
        assertEquals(expected.estimates(), actual.estimates());
        assertNothingIsLeft();
    }

    @Test
    void theSessionIsLeftForAnHourOrAsLongAsItsFolderIsThere() throws Exception {
        startAndKill(FIELDS, KEEP_SECONDS, 0);
        Path session = entries(sessions()).getFirst();
        try (MappedSession next = MappedSession.create(sessions())) {
            assertEquals(List.of(checkpoints()), next.awaiting());
        }
        assertTrue(Files.exists(session));
        Path mark = session.resolve("run");
        FileTime before = Files.getLastModifiedTime(mark);
        Files.setLastModifiedTime(mark, FileTime.from(Instant.now().minus(Duration.ofMinutes(59))));
        MappedSession.create(sessions()).close();
        assertTrue(Files.exists(session));
        Files.setLastModifiedTime(mark, FileTime.from(Instant.now().minus(Duration.ofMinutes(61))));
        MappedSession.create(sessions()).close();
        assertEquals(List.of(), entries(sessions()));
        assertTrue(before.toInstant().isAfter(Instant.now().minus(Duration.ofMinutes(2))));
        ConfigurationException e = assertThrows(ConfigurationException.class, this::saved);
        assertTrue(e.toString().contains("nothing to resume from"), e.toString());
    }

    @Test
    void theSessionOfADeletedFolderIsSwept() throws Exception {
        startAndKill(FIELDS, KEEP_SECONDS, 0);
        try (Stream<Path> all = Files.walk(checkpoints())) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
        MappedSession.create(sessions()).close();
        assertEquals(List.of(), entries(sessions()));
    }

    @Test
    void aRunOfAnotherBootIsNotLookedFor() throws Exception {
        startAndKill(FIELDS, KEEP_SECONDS, 0);
        Path mark = checkpoints().resolve(".session");
        List<String> lines = Files.readAllLines(mark);
        Files.writeString(mark, "another-boot\n" + lines.get(1) + "\n");
        ConfigurationException e = assertThrows(ConfigurationException.class, this::saved);
        assertTrue(e.toString().contains("nothing to resume from"), e.toString());
        MappedSession.create(sessions()).close();
        assertEquals(List.of(), entries(sessions()));
    }

    @Test
    void aDamagedStateIsPassedOver() throws Exception {
        startAndKill(FIELDS, KEEP_SECONDS, 50);
        long onDisk = new CheckpointFolder(checkpoints())
                .newest(line -> {})
                .orElseThrow()
                .step();
        for (Path file : entries(entries(sessions()).getFirst())) {
            if (file.getFileName().toString().startsWith("kept-1")) {
                byte[] bytes = Files.readAllBytes(file);
                bytes[bytes.length / 2] ^= 1;
                Files.write(file, bytes);
            }
        }
        assertEquals(onDisk, saved().step());
        assertGoesOn(onDisk);
    }

    @Test
    void aDamagedPlanIsNamedAndPassedOver() throws Exception {
        startAndKill(FIELDS, KEEP_SECONDS, 50);
        Path plan = entries(sessions()).getFirst().resolve("plan");
        byte[] bytes = Files.readAllBytes(plan);
        bytes[100] ^= 1;
        Files.write(plan, bytes);
        long step = saved().step();
        assertTrue(notes.toString().contains("plan checksum; it is damaged"), notes::toString);
        assertGoesOn(step);
    }

    @Test
    void aSessionThatIsALinkIsRefused() throws Exception {
        startAndKill(FIELDS, KEEP_SECONDS, 0);
        Path session = entries(sessions()).getFirst();
        Path moved = Files.move(session, folder.resolve("elsewhere"));
        Files.createSymbolicLink(session, moved);
        ConfigurationException e = assertThrows(ConfigurationException.class, this::saved);
        assertTrue(e.toString().contains("is a symbolic link"), e.toString());
    }

    @Test
    void theSessionOfALivingCoordinatorIsLeftAlone() throws Exception {
        Process process = start(FIELDS, KEEP_SECONDS, 50);
        await(() -> new CheckpointFolder(checkpoints()).complete().size() == 2);
        long step = saved().step();
        assertEquals(0, step % 50);
        assertEquals(1, entries(sessions()).size());
        assertTrue(process.isAlive());
    }

    /// It cannot notice that its coordinator is dead.
    @Test
    @Tag("slow")
    void aWorkerThatIsStoppedIsEndedFirst() throws Exception {
        Process process = start(FIELDS, KEEP_SECONDS, 0);
        Path rows = folder.resolve("rows");
        await(() -> Files.exists(rows) && Files.readString(rows).lines().count() > 60);
        ProcessHandle worker = process.children().findFirst().orElseThrow();
        new ProcessBuilder("kill", "-STOP", Long.toString(worker.pid())).start().waitFor();
        process.destroyForcibly().waitFor();
        long step = saved().step();
        assertTrue(step > 0);
        worker.onExit().get(5, TimeUnit.SECONDS);
        assertGoesOn(step);
    }
}
