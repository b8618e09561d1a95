package org.halocline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.halocline.model.Observable;
import org.halocline.model.Observation;
import org.halocline.model.Run;
import org.halocline.model.RunMonitor;
import org.halocline.model.Schedule;
import org.halocline.testing.Leftovers;
import org.halocline.testing.Misbehaving;
import org.halocline.testing.Misbehaving.What;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/// What the system says of pinned workers while they run.
@Timeout(60)
@EnabledOnOs(OS.LINUX)
class PinningTest {
    @AfterEach
    void nothingIsLeftBehind() {
        Leftovers.assertNone();
    }

    /// Looks at all threads of all worker processes when the first observation comes.
    private static final class Witness implements RunMonitor {
        private final Map<Long, Set<String>> cores = new HashMap<>();
        private final List<String> notes = new ArrayList<>();

        @Override
        public void note(String line) {
            notes.add(line);
        }

        @Override
        public void observed(Observation observation) {
            if (cores.isEmpty()) {
                ProcessHandle.current().children().forEach(this::look);
            }
        }

        private void look(ProcessHandle worker) {
            Path threads = Path.of("/proc", Long.toString(worker.pid()), "task");
            Set<String> allowed = cores.computeIfAbsent(worker.pid(), pid -> new TreeSet<>());
            try (Stream<Path> tasks = Files.list(threads)) {
                tasks.forEach(task -> allowed.addAll(allowed(task)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static List<String> allowed(Path task) {
            try (Stream<String> lines = Files.lines(task.resolve("status"))) {
                return lines.filter(line -> line.startsWith("Cpus_allowed_list:"))
                        .map(line -> line.replaceFirst(".*:\\s*", ""))
                        .toList();
            } catch (IOException | UncheckedIOException e) {
                // The thread has just ended.
                return List.of();
            }
        }
    }

    /// More observations than the workers may be ahead of the coordinator: while it looks at the first, they live.
    private static Run run() {
        return Run.steps(500)
                .workers(2)
                .timeBlock(1)
                .observe("top", Observable.max("u"))
                .observeEvery(Schedule.everySteps(1));
    }

    @Test
    @Tag("process")
    void everyThreadOfAPinnedWorkerKeepsToItsCore() {
        Set<String> own = Set.copyOf(Witness.allowed(Path.of("/proc/self")));
        Witness free = new Witness();
        String hash = Engine.run(new Misbehaving(8, What.NOTHING), run(), free).stateHash();
        assertEquals(2, free.cores.size());
        free.cores.values().forEach(cores -> assertEquals(own, cores));

        Witness pinned = new Witness();
        assertEquals(
                hash,
                Engine.run(new Misbehaving(8, What.NOTHING), run().pin(true), pinned)
                        .stateHash());
        assertEquals(2, pinned.cores.size());
        Set<String> used = new TreeSet<>();
        for (Set<String> cores : pinned.cores.values()) {
            assertEquals(1, cores.size(), cores.toString());
            assertTrue(cores.iterator().next().matches("\\d+"), cores.toString());
            used.addAll(cores);
        }
        assertEquals(Math.min(2, Runtime.getRuntime().availableProcessors()), used.size());
    }

    @Test
    void whereThereIsNoProcessNothingIsPinnedAndThatIsSaid() {
        for (Run run : List.of(run().inProcess(), run().workers(1))) {
            Witness witness = new Witness();
            Engine.run(new Misbehaving(8, What.NOTHING), run.pin(true), witness);
            assertTrue(
                    witness.notes.contains("nothing is pinned: only worker processes can be, and there are none"),
                    witness.notes.toString());
        }
    }

    @Test
    @Tag("process")
    void thePlanNamesTheCores() {
        String plan = Engine.explain(new Misbehaving(8, What.NOTHING), run().pin(true));
        assertTrue(plan.matches("(?s).*processes over mapped files, pinned to cores \\d+, \\d+\\n.*"), plan);
    }
}
