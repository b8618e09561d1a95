package org.halocline.runtime;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.halocline.error.ConfigurationException;
import org.halocline.error.RunFailedException;
import org.halocline.error.RunInterruptedException;
import org.halocline.halo.HaloLayout;
import org.halocline.model.FieldSimulation;
import org.halocline.model.Run;
import org.halocline.model.RunMonitor;
import org.halocline.model.RunResult;
import org.halocline.model.SampleSimulation;
import org.halocline.model.Simulation;
import org.halocline.model.SnapshotRequest;
import org.halocline.shm.ControlFile;
import org.halocline.shm.Meeting;
import org.halocline.shm.Phase;
import org.halocline.shm.SessionMemory;
import org.halocline.shm.WorkerState;
import org.jspecify.annotations.Nullable;

/// Plans a run, starts its workers, watches them and reduces what they report.
public final class Coordinator {
    private static final long PROGRESS_NANOS = 200_000_000;

    /// Between two looks at the workers: short while reports come in, longer while nothing happens.
    private static final long BUSY_NANOS = 100_000;

    private static final long IDLE_NANOS = 5_000_000;

    private final Plan plan;
    private final RunMonitor monitor;
    private final Crew crew;
    private final ControlFile control;
    private final Collector collector;

    private Coordinator(Plan plan, RunMonitor monitor, Crew crew) {
        this.plan = plan;
        this.monitor = monitor;
        this.crew = crew;
        SessionMemory session = crew.session();
        this.control = ControlFile.create(session, plan.workers());
        PlanFile.write(session, plan);
        this.collector = switch (plan.simulation()) {
            case FieldSimulation simulated -> {
                session.create(
                        HaloLayout.NAME,
                        Surroundings.haloLayout(simulated, plan.decomposition()).bytes());
                session.create(Meeting.NAME, Meeting.bytes(plan.workers()));
                yield new GridCollector(
                        plan, session, control, monitor, simulated.getClass().getClassLoader());
            }
            case SampleSimulation samples -> new SampleCollector(plan, session);
        };
    }

    /// See [org.halocline.Engine#run].
    public static RunResult run(Simulation simulation, Run run, RunMonitor monitor) {
        long called = System.nanoTime();
        Planner.Planned planned = Planner.plan(simulation, run);
        Plan plan = planned.plan();
        MemoryPlan.of(plan).requireFits();
        planned.notes().forEach(monitor::note);
        makeFolders(run);
        try (Crew crew = plan.needsProcesses() ? new ProcessCrew() : new ThreadCrew()) {
            Coordinator coordinator = new Coordinator(plan, monitor, crew);
            Collector.Outcome outcome = coordinator.supervise();
            return coordinator.result(outcome, planned.notes(), (System.nanoTime() - called) / 1e9);
        } catch (ConfigurationException e) {
            // Files close themselves under an interrupted thread: what fails then, fails because of the interrupt.
            if (isInterrupt(e)) {
                throw interrupted(0, e);
            }
            throw e;
        }
    }

    private static boolean isInterrupt(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ClosedByInterruptException) {
                return true;
            }
        }
        return false;
    }

    /// Uses up the interrupt, and keeps what it broke for whoever wants to look.
    private static RunInterruptedException interrupted(long step, Throwable because) {
        Thread.interrupted();
        RunInterruptedException interrupted = new RunInterruptedException(step);
        interrupted.addSuppressed(because);
        return interrupted;
    }

    private static void makeFolders(Run run) {
        for (SnapshotRequest request : run.snapshots()) {
            try {
                Files.createDirectories(Path.of(request.directory()));
            } catch (IOException e) {
                throw new ConfigurationException(
                        "snapshot folder=" + request.directory() + " cannot be made (" + e + "); choose another", e);
            }
        }
    }

    private Collector.Outcome supervise() {
        Heartbeat heartbeat = new Heartbeat(control);
        Throwable failure = null;
        try {
            crew.start(plan);
            return watch();
        } catch (RuntimeException | Error e) {
            failure = e;
            if (isInterrupt(e)) {
                failure = interrupted(control.leastStep(), e);
                throw (RunInterruptedException) failure;
            }
            throw e;
        } finally {
            heartbeat.stop();
            dismiss(failure);
        }
    }

    private Collector.Outcome watch() {
        long begun = System.nanoTime();
        long told = begun;
        while (!isDone()) {
            boolean busy = collector.poll();
            passOnOutput();
            requireHealthy();
            long now = System.nanoTime();
            if (now - told >= PROGRESS_NANOS) {
                told = now;
                monitor.progress(collector.progress((now - begun) / 1e9));
            }
            LockSupport.parkNanos(busy ? BUSY_NANOS : IDLE_NANOS);
            requireNoInterrupt();
        }
        while (collector.poll()) {
            requireNoInterrupt();
        }
        monitor.progress(collector.progress((System.nanoTime() - begun) / 1e9));
        return collector.outcome();
    }

    private void requireNoInterrupt() {
        if (Thread.interrupted()) {
            RunInterruptedException interrupt = new RunInterruptedException(control.leastStep());
            pollBefore(interrupt);
            throw interrupt;
        }
    }

    /// Takes what was reported before the end; what goes wrong then does not hide the reason for the end.
    private void pollBefore(RuntimeException end) {
        try {
            collector.poll();
        } catch (RuntimeException e) {
            end.addSuppressed(e);
        }
    }

    private boolean isDone() {
        for (int rank = 0; rank < plan.workers(); rank++) {
            if (control.state(rank) != WorkerState.DONE) {
                return false;
            }
        }
        return true;
    }

    private void requireHealthy() {
        // First who has ended, then what they said: a worker says why before it ends.
        Optional<RunFailedException> failure = crew.lost(control);
        for (int rank = 0; rank < plan.workers(); rank++) {
            WorkerState state = control.state(rank);
            if (state == WorkerState.FAILED || state == WorkerState.STOPPED) {
                failure = Optional.of(new RunFailedException("rank=" + rank + ": " + control.message(rank)));
                break;
            }
        }
        if (failure.isPresent()) {
            pollBefore(failure.get());
            throw failure.get();
        }
    }

    /// Sends everybody home and passes on their last words.
    private void dismiss(@Nullable Throwable failure) {
        // Nobody waits for anybody after this; workers that are done have left already.
        control.abort();
        try {
            crew.await();
            passOnOutput();
        } catch (RuntimeException e) {
            if (failure == null) {
                throw e;
            }
            failure.addSuppressed(e);
        }
    }

    private void passOnOutput() {
        for (Optional<String> line = crew.nextLine(); line.isPresent(); line = crew.nextLine()) {
            monitor.note(line.get());
        }
    }

    private RunResult result(Collector.Outcome outcome, List<String> notes, double wallSeconds) {
        long loopNanos = 1;
        Map<String, Double> phases = new LinkedHashMap<>();
        for (int rank = 0; rank < plan.workers(); rank++) {
            loopNanos = Math.max(loopNanos, control.loopNanos(rank));
            for (Phase phase : Phase.ALL) {
                phases.merge(phase.toString(), control.phaseNanos(rank, phase) / 1e9, Math::max);
            }
        }
        return new RunResult(
                plan.simulation(),
                plan.workers(),
                plan.processGrid(),
                crew.transport(),
                outcome.steps(),
                outcome.time(),
                outcome.samples(),
                outcome.hash().toString(),
                outcome.observables(),
                outcome.estimates(),
                outcome.work() / (loopNanos / 1e9),
                wallSeconds,
                phases,
                outcome.verification(),
                outcome.errors(),
                plan.run().seed(),
                notes);
    }
}
