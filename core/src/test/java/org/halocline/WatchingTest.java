package org.halocline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.halocline.error.RunFailedException;
import org.halocline.error.RunInterruptedException;
import org.halocline.model.Observable;
import org.halocline.model.Observation;
import org.halocline.model.Run;
import org.halocline.model.RunMonitor;
import org.halocline.model.SampleSimulation;
import org.halocline.model.Schedule;
import org.halocline.sample.SampleStream;
import org.halocline.testing.Darts;
import org.halocline.testing.Leftovers;
import org.halocline.testing.Misbehaving;
import org.halocline.testing.Misbehaving.What;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A run as its watcher sees it: slow and broken monitors, words of workers, interrupts at bad moments.
@Timeout(60)
class WatchingTest {
    @AfterEach
    void nothingIsLeftBehind() {
        Leftovers.assertNone();
    }

    private static Run everyStep(long steps) {
        return Run.steps(steps).observe("top", Observable.max("u")).observeEvery(Schedule.everySteps(1));
    }

    @Test
    void anInterruptIsAnsweredWhileTheMonitorIsSlow() {
        Thread caller = Thread.currentThread();
        List<Observation> seen = new ArrayList<>();
        RunMonitor slow = new RunMonitor() {
            @Override
            public void observed(Observation observation) {
                seen.add(observation);
                if (seen.size() == 5) {
                    caller.interrupt();
                }
                try {
                    TimeUnit.MILLISECONDS.sleep(5);
                } catch (InterruptedException e) {
                    caller.interrupt();
                }
            }
        };
        assertThrows(
                RunInterruptedException.class,
                () -> Engine.run(new Misbehaving(8, What.NOTHING), everyStep(100_000), slow));
        assertFalse(Thread.interrupted());
        assertTrue(seen.size() < 100, "observations=" + seen.size());
    }

    @Test
    void aMonitorThatThrowsEndsTheRunWithItsException() {
        RunMonitor broken = new RunMonitor() {
            @Override
            public void observed(Observation observation) {
                throw new IllegalStateException("the monitor is broken");
            }
        };
        IllegalStateException e = assertThrows(
                IllegalStateException.class,
                () -> Engine.run(
                        new Misbehaving(8, What.NOTHING),
                        everyStep(100_000).workers(2).inProcess(),
                        broken));
        assertEquals("the monitor is broken", e.getMessage());
    }

    @Test
    void anExceptionWithoutWordsIsStillNamed() {
        RunFailedException e = assertThrows(
                RunFailedException.class, () -> Engine.run(new Misbehaving(8, What.THROW_SPEECHLESS), Run.steps(5)));
        assertTrue(e.toString().contains("Speechless"), e.toString());
    }

    @Test
    @Tag("process")
    void whatAWorkerPrintsReachesTheMonitorToTheLastLine() {
        List<String> notes = Collections.synchronizedList(new ArrayList<>());
        RunMonitor listener = new RunMonitor() {
            @Override
            public void note(String line) {
                notes.add(line);
            }
        };
        Engine.run(new Misbehaving(8, What.PRINT), Run.steps(7).timeBlock(1).workers(2), listener);
        assertEquals(Collections.nCopies(7, "worker 1: the kernel was here"), notes);
    }

    /// One sample takes longer than anybody wants to wait for a thousand of them.
    public record Slow() implements SampleSimulation {
        @Override
        public double sample(SampleStream random) {
            try {
                TimeUnit.MILLISECONDS.sleep(50);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return random.nextDouble();
        }
    }

    @Test
    void anInterruptIsAnsweredWhileSamplesAreSlow() {
        Thread caller = Thread.currentThread();
        Thread.ofPlatform().daemon().start(() -> {
            try {
                TimeUnit.MILLISECONDS.sleep(300);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            caller.interrupt();
        });
        assertThrows(
                RunInterruptedException.class,
                () -> Engine.run(new Slow(), Run.samples(100_000).workers(2).inProcess()));
    }

    @Test
    void aScoreThatIsNoNumberNamesItsSample() {
        RunFailedException e = assertThrows(
                RunFailedException.class,
                () -> Engine.run(new Darts(1.9999), Run.samples(1_000_000).seed(5)));
        assertTrue(e.toString().matches("(?s).*sample=\\d+, seed=5.*score number=1, value=NaN.*"), e.toString());
    }

    @Test
    void fewSamplesAreSharedAmongAllWorkers() {
        assertTrue(Engine.explain(new Darts(1), Run.samples(4000).workers(8)).contains("in 1034 batches"));
        assertTrue(Engine.explain(new Darts(1), Run.samples(3)).contains("in 3 batches"));
        assertTrue(Engine.explain(new Darts(1), Run.samples(1)).contains("in 1 batch,"));
    }

    /// Watching must not use up anything: neither mappings nor files.
    @Test
    @Tag("process")
    void watchingLeavesNoMappingsBehind() {
        Path maps = Path.of("/proc/self/maps");
        Assumptions.assumeTrue(Files.exists(maps), "only Linux lists its mappings");
        List<Long> counts = new ArrayList<>();
        RunMonitor counter = new RunMonitor() {
            @Override
            public void observed(Observation observation) {
                if (observation.step() % 100 == 50) {
                    counts.add(sessionMappings(maps));
                }
            }
        };
        Engine.run(new Misbehaving(8, What.NOTHING), everyStep(2000).workers(2), counter);
        assertEquals(counts.getFirst(), counts.getLast());
    }

    private static long sessionMappings(Path maps) {
        try {
            return Files.readString(maps, StandardCharsets.ISO_8859_1)
                    .lines()
                    .filter(line -> line.contains("halocline-"))
                    .count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
