package org.halocline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.halocline.checkpoint.CheckpointFolder;
import org.halocline.error.ConfigurationException;
import org.halocline.error.RunFailedException;
import org.halocline.model.CheckpointRequest;
import org.halocline.model.Compression;
import org.halocline.model.Observable;
import org.halocline.model.Observation;
import org.halocline.model.Run;
import org.halocline.model.RunMonitor;
import org.halocline.model.RunResult;
import org.halocline.model.Schedule;
import org.halocline.model.Stop;
import org.halocline.testing.Tides;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is in the folder of checkpoints while a run writes there, and when it goes on from one that is not the newest.
@Timeout(60)
class OlderCheckpointTest {
    private static final Tides TIDES = new Tides(9, true);

    @TempDir
    Path folder;

    private Run run(long every) {
        return Run.steps(40)
                .observe("h", Observable.sum("h"))
                .observeEvery(Schedule.everySteps(1))
                .checkpoint(
                        new CheckpointRequest(Schedule.everySteps(every), folder.toString(), 1000, Compression.NONE));
    }

    private Path step(String name) {
        return folder.resolve("step-0000000000" + name);
    }

    private List<String> names(String ending) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.map(path -> path.getFileName().toString())
                    .filter(name -> name.endsWith(ending))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Workers that ran ahead of the coordinator would leave several.
    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void atMostOneCheckpointIsUnfinished(int workers) {
        List<List<String>> seen = new ArrayList<>();
        List<List<String>> expected = new ArrayList<>();
        RunMonitor slow = new RunMonitor() {
            @Override
            public void checkpointing(long step) {
                try {
                    // Time enough for a worker to begin the next one, if it did not wait.
                    Thread.sleep(5);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                seen.add(names(".unfinished"));
                expected.add(List.of(String.format("step-%012d.unfinished", step)));
            }
        };
        Engine.run(TIDES, run(1).workers(workers).inProcess(), slow);
        assertEquals(40, seen.size());
        assertEquals(expected, seen);
    }

    /// Ends a run at a step.
    private static final class Failing implements RunMonitor {
        private final long at;
        private final List<String> notes = new ArrayList<>();

        private Failing(long at) {
            this.at = at;
        }

        @Override
        public void observed(Observation observation) {
            if (observation.step() == at) {
                throw new RunFailedException("enough");
            }
        }

        @Override
        public void note(String line) {
            notes.add(line);
        }
    }

    /// Whoever goes on from step 10 has left steps 20 to 40, also when nothing newer than 10 was written yet.
    @Test
    void aRunThatGoesOnFromAnOlderOneLeavesTheNewerOnesAside() throws IOException {
        RunResult whole = Engine.run(TIDES, run(10));
        Failing soon = new Failing(15);
        assertThrows(RunFailedException.class, () -> Engine.resume(step("10"), r -> r, soon));
        assertTrue(soon.notes.toString().contains("newer checkpoints=3"), soon.notes::toString);
        assertEquals(List.of("step-000000000010"), names("0"));
        assertEquals(3, names(".abandoned").size());
        assertEquals(
                10,
                Engine.saved(folder, getClass().getClassLoader(), RunMonitor.NONE)
                        .step());
        // What was left is replaced as the run reaches it.
        Failing later = new Failing(35);
        assertThrows(
                RunFailedException.class,
                () -> Engine.resume(folder, r -> r.workers(2).inProcess(), later));
        assertEquals(List.of("step-000000000040.abandoned"), names(".abandoned"));
        ConfigurationException e = assertThrows(
                ConfigurationException.class, () -> Engine.resume(step("40.abandoned"), r -> r, RunMonitor.NONE));
        assertTrue(e.toString().contains("future that was left"), e.toString());
        RunResult end = Engine.resume(folder, r -> r, RunMonitor.NONE);
        assertEquals(whole.stateHash(), end.stateHash());
        assertEquals(List.of(), names(".abandoned"));
        assertEquals(4, new CheckpointFolder(folder).complete().size());
    }

    @Test
    void aRunThatWritesElsewhereLeavesThemAlone() throws IOException {
        Engine.run(TIDES, run(10));
        Engine.resume(step("10"), r -> r.checkpoint(CheckpointRequest.NONE), RunMonitor.NONE);
        assertEquals(List.of(), names(".abandoned"));
        assertEquals(4, new CheckpointFolder(folder).complete().size());
    }

    @Test
    void whatAKilledRunWasWritingIsSweptWhenItGoesOn() throws IOException {
        Engine.run(TIDES, run(10).stop(new Stop.AfterSteps(20)));
        Files.writeString(Files.createDirectory(step("23.unfinished")).resolve("part-0"), "half");
        List<List<String>> seen = new ArrayList<>();
        RunMonitor monitor = new RunMonitor() {
            @Override
            public void checkpointing(long step) {
                seen.add(names(".unfinished"));
            }
        };
        Engine.resume(folder, r -> r.stop(new Stop.AfterSteps(30)), monitor);
        assertEquals(List.of(List.of("step-000000000030.unfinished")), seen);
    }
}
