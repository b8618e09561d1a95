package org.halocline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.halocline.decomposition.ProcessGrid;
import org.halocline.error.ConfigurationException;
import org.halocline.error.RunFailedException;
import org.halocline.error.RunInterruptedException;
import org.halocline.error.WorkerLostException;
import org.halocline.model.Observable;
import org.halocline.model.Observation;
import org.halocline.model.Progress;
import org.halocline.model.Run;
import org.halocline.model.RunMonitor;
import org.halocline.model.RunResult;
import org.halocline.model.Schedule;
import org.halocline.model.Share;
import org.halocline.model.Simulation;
import org.halocline.model.Stop;
import org.halocline.testing.Darts;
import org.halocline.testing.Leftovers;
import org.halocline.testing.Misbehaving;
import org.halocline.testing.Misbehaving.What;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What a user sees when something goes wrong: a clear error, soon, and nothing left behind.
@Timeout(60)
class FailureTest {
    @AfterEach
    void nothingIsLeftBehind() {
        Leftovers.assertNone();
    }

    private static String failure(Simulation simulation, Run run) {
        return assertThrows(RunFailedException.class, () -> Engine.run(simulation, run))
                .toString();
    }

    private static String refusal(Simulation simulation, Run run) {
        return assertThrows(ConfigurationException.class, () -> Engine.run(simulation, run))
                .toString();
    }

    private static void assertContains(String text, String... parts) {
        for (String part : parts) {
            assertTrue(text.contains(part), text + " lacks " + part);
        }
    }

    @Test
    void aFieldThatIsNoNumberIsNamedWithItsCellAndStep() {
        assertContains(
                failure(new Misbehaving(8, What.START_WITH_NAN), Run.steps(5)),
                "field=u, cell=(0, 0, 0), value=NaN, found at step=0",
                "initial data");
        assertContains(
                failure(
                        new Misbehaving(8, What.GROW),
                        Run.steps(1000)
                                .observe("top", Observable.max("u"))
                                .observeEvery(Schedule.everySteps(4))
                                .workers(3)
                                .inProcess()),
                "cell=(0, 4, 0), value=Infinity, found at step=4",
                "cfl");
        assertContains(failure(new Misbehaving(8, What.GROW), Run.steps(1000)), "value=Infinity, found at step=1000");
    }

    @Test
    void anExceptionInAKernelIsShownWithItsPlace() {
        assertContains(
                failure(
                        new Misbehaving(8, What.THROW),
                        Run.steps(5).timeBlock(1).workers(2).inProcess()),
                "rank=1",
                "the kernel is unhappy",
                "Misbehaving.java");
    }

    @Test
    void requestsThatCannotBeMetAreRefused() {
        Misbehaving fine = new Misbehaving(4, What.NOTHING);
        assertContains(
                refusal(fine, Run.steps(5).workers(new ProcessGrid(5, 1, 1))),
                "workers along x=5, cells along x=4",
                "use at most 4");
        assertContains(refusal(fine, Run.samples(5)), "samples=5", "Misbehaving is a grid simulation");
        assertContains(refusal(new Darts(1), Run.steps(5)), "Darts draws samples");
        assertContains(refusal(fine, Run.steps(5).batch(3)), "Misbehaving is a grid simulation and draws no samples");
        assertContains(
                refusal(fine, Run.until(Stop.standardError("x", 1))),
                "until the standard error of x ≤ 1.0",
                "give it a time");
        assertContains(
                refusal(new Darts(1), Run.until(Stop.standardError("x", 1))),
                "target score=x; name one of sum, product");
        assertContains(refusal(new Darts(1), Run.until(Stop.relativeError("", 1))), "target score=?; name one of");
        assertContains(
                refusal(new Darts(1), Run.until(Stop.relativeError("sum", 1)).share(new Share(1, 2))),
                "share=1/2",
                "a share cannot know");
        assertContains(refusal(fine, Run.steps(5).dt(1.5)), "dt=1.5, maxTimeStep=1.0");
        assertContains(refusal(new Misbehaving(4, What.BAD_TIME_STEP), Run.steps(5)), "maxTimeStep=NaN");
        assertContains(refusal(fine, Run.until(1e10).dt(1e-9)), "1e15 steps");
        assertContains(refusal(fine, Run.steps(5).observe("x", Observable.max("w"))), "max(w)", "has u");
        assertContains(refusal(new Misbehaving(0, What.NOTHING), Run.steps(5)), "cells=0");
        assertContains(
                refusal(fine, Run.until(10).observe("x", Observable.max("u")).observeEvery(Schedule.everyTime(1e-9))),
                "everyTime=1.0E-9, dt=0.9");
        assertThrows(ConfigurationException.class, () -> Run.until(-1));
        assertThrows(ConfigurationException.class, () -> Run.steps(0));
        assertThrows(ConfigurationException.class, () -> Run.until(1).cfl(1.5));
        assertThrows(ConfigurationException.class, () -> Run.until(1).dt(Double.NaN));
        assertThrows(ConfigurationException.class, () -> Run.until(1).workers(0));
    }

    @Test
    void workersThatWouldBeIdleAreLeftOutAndNamed() {
        RunResult result = Engine.run(
                new Misbehaving(4, What.NOTHING), Run.steps(1).workers(17).inProcess());
        assertEquals(16, result.workers());
        assertContains(result.notes().toString(), "1 of 17 workers would be idle", "4×4 cells", "using 16");
    }

    @Test
    void aRunThatDoesNotFitIsRefusedBeforeItStarts() {
        assertContains(
                refusal(new Misbehaving(1_000_000, What.NOTHING), Run.steps(1).workers(1000)),
                "needs=",
                "available=",
                "smaller grid");
        assertContains(
                refusal(new Misbehaving(100_000, What.NOTHING), Run.steps(1)), "limit=", "use at least 5 workers");
    }

    @Test
    void aClassThatOnlyExistsInMemoryRunsInThreadsAndSaysSo() throws Exception {
        Class<?> type = new InMemory().loadClass(Misbehaving.class.getName());
        Object nothing =
                type.getDeclaredConstructors()[0].getParameterTypes()[1].getEnumConstants()[0];
        Simulation simulation = (Simulation) type.getDeclaredConstructors()[0].newInstance(8, nothing);
        RunResult result = Engine.run(simulation, Run.steps(5).workers(2));
        assertEquals("in-process", result.transport());
        assertEquals(2, result.workers());
        assertContains(result.toString(), "note", "threads", "not in a class file");
    }

    /// Loads one class from bytes, as the source launcher does.
    private static final class InMemory extends ClassLoader {
        private static final String PREFIX = Misbehaving.class.getName();

        InMemory() {
            super(FailureTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.startsWith(PREFIX)) {
                return super.loadClass(name, resolve);
            }
            Class<?> loaded = findLoadedClass(name);
            if (loaded != null) {
                return loaded;
            }
            try (InputStream in = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
                byte[] bytes = Objects.requireNonNull(in).readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }

        @Override
        public @Nullable URL getResource(String name) {
            return name.startsWith(PREFIX.replace('.', '/')) ? null : super.getResource(name);
        }
    }

    @Test
    @Tag("process")
    void aKilledWorkerEndsTheRunWithItsNameAndItsNumbers() throws Exception {
        CountDownLatch stepping = new CountDownLatch(1);
        RunMonitor killer = new RunMonitor() {
            @Override
            public void progress(Progress progress) {
                if (progress.done() > 3 && stepping.getCount() > 0) {
                    stepping.countDown();
                    ProcessHandle.current().children().findFirst().orElseThrow().destroyForcibly();
                }
            }
        };
        long begun = System.nanoTime();
        WorkerLostException e = assertThrows(
                WorkerLostException.class,
                () -> Engine.run(
                        new Misbehaving(64, What.SLEEP),
                        Run.steps(100_000).workers(3).maxRestarts(0),
                        killer));
        assertEquals(137, e.exitCode());
        assertTrue(e.rank() >= 0 && e.rank() < 3 && e.pid() > 0 && e.step() > 3, e.toString());
        assertContains(e.toString(), "rank=", "pid=", "step=", "exitCode=137 (killed");
        assertTrue(System.nanoTime() - begun < TimeUnit.SECONDS.toNanos(30));
    }

    @Test
    @Tag("process")
    void aWorkerThatExitsOrRunsOutOfMemoryIsLost() {
        WorkerLostException e = assertThrows(
                WorkerLostException.class,
                () -> Engine.run(
                        new Misbehaving(8, What.EXIT), Run.steps(5).workers(2).maxRestarts(0)));
        assertEquals(42, e.exitCode());
        e = assertThrows(
                WorkerLostException.class,
                () -> Engine.run(
                        new Misbehaving(8, What.ALLOCATE),
                        Run.steps(5).workers(2).maxRestarts(0)));
        assertEquals(3, e.exitCode());
        assertContains(e.toString(), "out of memory");
    }

    @Test
    @Tag("process")
    void anExceptionInAWorkerProcessReachesTheCaller() {
        assertContains(
                failure(
                        new Misbehaving(8, What.THROW),
                        Run.steps(5).timeBlock(1).workers(2)),
                "rank=1",
                "the kernel is unhappy",
                "Misbehaving.java",
                "it failed again at the same step");
        assertContains(failure(new Darts(0.99), Run.samples(100_000).workers(2)), "unlucky number");
    }

    @Test
    @Tag("process")
    void anInterruptStopsEverything() throws Exception {
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        for (int workers : new int[] {1, 3}) {
            CountDownLatch running = new CountDownLatch(1);
            RunMonitor monitor = new RunMonitor() {
                @Override
                public void progress(Progress progress) {
                    if (progress.done() > 0) {
                        running.countDown();
                    }
                }
            };
            Thread caller = Thread.ofPlatform().start(() -> {
                try {
                    Engine.run(
                            new Misbehaving(64, What.SLEEP), Run.steps(100_000).workers(workers), monitor);
                } catch (RunInterruptedException e) {
                    thrown.set(e);
                }
            });
            assertTrue(running.await(30, TimeUnit.SECONDS));
            caller.interrupt();
            caller.join(TimeUnit.SECONDS.toMillis(30));
            assertTrue(thrown.getAndSet(null) instanceof RunInterruptedException);
            Leftovers.assertNone();
        }
    }

    @Test
    @Tag("process")
    void anInterruptDuringStartUpIsAnInterruptToo() {
        Thread.currentThread().interrupt();
        assertThrows(
                RunInterruptedException.class,
                () -> Engine.run(new Misbehaving(64, What.SLEEP), Run.steps(100).workers(2)));
        assertFalse(Thread.interrupted(), "the interrupt was used up");
    }

    @Test
    void observationsBeforeAFailureAreDelivered() {
        List<Observation> seen = new ArrayList<>();
        RunMonitor monitor = new RunMonitor() {
            @Override
            public void observed(Observation observation) {
                seen.add(observation);
            }
        };
        assertThrows(
                RunFailedException.class,
                () -> Engine.run(
                        new Misbehaving(8, What.GROW),
                        Run.steps(100).observe("top", Observable.max("u")).observeEvery(Schedule.everySteps(1)),
                        monitor));
        assertEquals(
                List.of(0L, 1L, 2L, 3L), seen.stream().map(Observation::step).toList());
    }
}
